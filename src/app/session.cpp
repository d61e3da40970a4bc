#include "btcflow/app/session.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "btcflow/app/demo_market.h"
#include "btcflow/venues/catalogue.h"

namespace btcflow::app {

using core::Catalogue;
using core::Error;
using core::ErrorKind;
using core::Instrument;
using core::Result;

namespace fs = std::filesystem;

namespace {

Result<Catalogue> catalogue_with_changes(const fs::path& config) {
  const fs::path file = config / "instruments.json";
  std::error_code ec;
  if (!fs::exists(file, ec)) return venues::built_in_catalogue();
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  if (!stream || text.fail())
    return Error{ErrorKind::Io, "The catalogue " + file.string() + " cannot be read."};
  const auto changes = venues::parse_catalogue(text.str(), file.string());
  if (!changes) return changes.error();
  return venues::merged(venues::built_in_catalogue(), *changes);
}

using OpenCache = Result<store::Cache> (*)(const fs::path&);

// Moves the damaged cache away and opens a new one in its place.
Result<store::Cache> begin_anew(const fs::path& file, core::Time now, const Error& damage,
                                std::vector<std::string>& notices) {
  spdlog::error("{}", damage.cause);
  const auto aside = store::set_aside(file, now);
  if (!aside) return aside.error();
  notices.push_back("The cache was damaged. It was kept as " + aside->string() +
                    ", and an empty one was begun: import or sync again.");
  return store::Cache::open(file);
}

Result<store::Cache> open_or_rebuild(OpenCache open, const fs::path& file, core::Time now,
                                     std::vector<std::string>& notices) {
  auto cache = open(file);
  if (cache || cache.error().kind != ErrorKind::Damaged) return cache;
  return begin_anew(file, now, cache.error(), notices);
}

}  // namespace

Result<Session> Session::with_catalogue(const Paths& paths) {
  Session session;
  session.paths_ = paths;
  auto catalogue = catalogue_with_changes(paths.config);
  if (!catalogue) return catalogue.error();
  session.base_catalogue_ = std::move(*catalogue);
  return session;
}

Result<Session> Session::with_cache(Result<store::Cache> cache) && {
  if (!cache) return cache.error();
  cache_.emplace(std::move(*cache));
  if (auto read = reload_catalogue(); !read) return read.error();
  return std::move(*this);
}

Result<Session> Session::open(const Paths& paths, core::Time now) {
  auto session = with_catalogue(paths);
  if (!session) return session;
  auto cache = open_or_rebuild(store::Cache::open, paths.cache, now, session->notices_);
  return std::move(*session).with_cache(std::move(cache));
}

Result<Session> Session::open_unchecked(const Paths& paths, core::Time now) {
  auto session = with_catalogue(paths);
  if (!session) return session;
  auto cache = open_or_rebuild(store::Cache::open_unchecked, paths.cache, now, session->notices_);
  return std::move(*session).with_cache(std::move(cache));
}

Result<Session> Session::reopen(const Paths& paths) {
  auto session = with_catalogue(paths);
  if (!session) return session;
  return std::move(*session).with_cache(store::Cache::open_unchecked(paths.cache));
}

Session Session::demo() {
  Session session;
  session.demo_ = true;
  session.base_catalogue_ = session.catalogue_ = venues::built_in_catalogue();
  return session;
}

Result<void> Session::rebuild(core::Time now, const Error& damage) {
  cache_.reset();  // its file is about to move
  auto cache = begin_anew(paths_.cache, now, damage, notices_);
  if (!cache) return cache.error();
  cache_.emplace(std::move(*cache));
  return reload_catalogue();
}

Result<void> Session::reload_catalogue() {
  catalogue_ = base_catalogue_;
  if (is_demo()) return {};
  if (!cache_) return Error{ErrorKind::Io, "There is no cache: " + paths_.cache.string() + " was damaged."};
  const auto custom = cache_->custom_instruments();
  if (!custom) return custom.error();
  for (const Instrument& instrument : *custom) {
    if (catalogue_.find(instrument.id) == nullptr) catalogue_.instruments.push_back(instrument);
  }
  return {};
}

namespace {

Result<metrics::InstrumentRows> load_rows(const store::Cache& cache, const Instrument& instrument) {
  metrics::InstrumentRows rows;
  rows.instrument = instrument;
  auto candles = cache.candles(instrument.id);
  if (!candles) return candles.error();
  rows.candles = std::move(*candles);
  if (instrument.kind == core::MarketKind::Spot) return rows;
  auto open_interest = cache.open_interest(instrument.id);
  if (!open_interest) return open_interest.error();
  rows.open_interest = std::move(*open_interest);
  auto funding = cache.funding(instrument.id);
  if (!funding) return funding.error();
  rows.funding = std::move(*funding);
  return rows;
}

bool empty(const metrics::InstrumentRows& rows) {
  return rows.candles.empty() && rows.open_interest.empty() && rows.funding.empty();
}

}  // namespace

Result<metrics::Market> Session::load_market(const std::string& asset) const {
  metrics::Market market;
  market.asset = asset;
  if (is_demo()) {
    metrics::Market demo = demo_market();
    return demo.asset == asset ? std::move(demo) : std::move(market);
  }
  for (const Instrument& instrument : catalogue_.instruments) {
    if (instrument.base != asset) continue;
    auto rows = load_rows(*cache_, instrument);
    if (!rows) return rows.error();
    if (!empty(*rows)) market.instruments.push_back(std::move(*rows));
  }
  for (const auto& [quote, references] : catalogue_.references) {
    for (const std::string& id : references) {
      const Instrument* instrument = catalogue_.find(id);
      if (instrument == nullptr) continue;
      auto rows = load_rows(*cache_, *instrument);
      if (!rows) return rows.error();
      if (!empty(*rows)) market.rates[quote].push_back(std::move(*rows));
    }
  }
  return market;
}

std::optional<core::Time> newest_row(const metrics::Market& market) {
  std::optional<core::Time> newest;
  const auto take = [&](core::Time t) { newest = newest ? std::max(*newest, t) : t; };
  for (const metrics::InstrumentRows& rows : market.instruments) {
    if (!rows.candles.empty()) take(rows.candles.back().day);
    if (!rows.open_interest.empty()) take(rows.open_interest.back().time);
    if (!rows.funding.empty()) take(rows.funding.back().time);
  }
  return newest;
}

}  // namespace btcflow::app
