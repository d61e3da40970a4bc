#include "btcflow/app/import.h"

#include <algorithm>
#include <tuple>

#include "btcflow/app/series_file.h"

namespace btcflow::app {

using core::Catalogue;
using core::Error;
using core::ErrorKind;
using core::Instrument;
using core::MarketKind;
using core::Result;
using core::SeriesKind;

namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

// Exchanges write both XBT and BTC. Nothing is guessed where the symbol does not say it: a wrong asset would
// be a wrong chart.
std::optional<std::string> base_in_symbol(const std::string& symbol) {
  const std::string s = upper(symbol);
  if (contains(s, "BTC") || contains(s, "XBT")) return "BTC";
  if (contains(s, "ETH")) return "ETH";
  return std::nullopt;
}

std::string quote_in_symbol(const std::string& symbol) {
  const std::string s = upper(symbol);
  if (contains(s, "USDC")) return "USDC";
  if (contains(s, "USDT") || s.ends_with("UST")) return "USDT";
  return "USD";
}

Error kind_is_missing(const std::string& id) {
  return {ErrorKind::Usage,
          "The catalogue has no " + id + "; say with --kind spot or --kind perp what it is."};
}

Result<Instrument> custom_instrument(const ImportFile& request) {
  const std::size_t colon = request.instrument.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == request.instrument.size()) {
    return Error{ErrorKind::Usage, "\"" + request.instrument +
                                       "\" is no instrument; it is named venue:symbol, like "
                                       "bitstamp:btcusd."};
  }
  Instrument i;
  i.id = request.instrument;
  i.venue = i.id.substr(0, colon);
  i.symbol = i.id.substr(colon + 1);
  i.name = i.id;
  i.custom = true;
  if (!request.kind && request.series == SeriesKind::Candles) {
    return kind_is_missing(i.id);
  }
  i.kind = request.kind.value_or(request.series == SeriesKind::Funding ? MarketKind::PerpLinear
                                                                       : MarketKind::Aggregate);
  const auto base = request.base ? request.base : base_in_symbol(i.symbol);
  if (!base) {
    return Error{ErrorKind::Usage, "The catalogue has no " + i.id + "; say with --base which coin it is of."};
  }
  i.base = upper(*base);
  i.quote = upper(request.quote.value_or(quote_in_symbol(i.symbol)));
  // Only these can be told in USD; another currency in the basket would be a wrong number.
  if (i.quote != "USD" && i.quote != "USDT" && i.quote != "USDC") {
    return Error{ErrorKind::Usage,
                 "Prices in " + i.quote + " cannot be turned into USD; --quote takes USD, USDT or USDC."};
  }
  return i;
}

bool same_side(MarketKind a, MarketKind b) { return (a == MarketKind::Spot) == (b == MarketKind::Spot); }

Result<Instrument> instrument_for(const ImportFile& request, const Catalogue& catalogue) {
  const Instrument* found = catalogue.find(request.instrument);
  if (found == nullptr) return custom_instrument(request);
  if (request.kind && !same_side(*request.kind, found->kind)) {
    return Error{ErrorKind::Usage, found->id + " is " + std::string(core::to_text(found->kind)) +
                                       " in the catalogue, not " + std::string(core::to_text(*request.kind)) +
                                       "."};
  }
  for (const auto& [said, is, option] : {std::tuple{request.base, found->base, "--base"},
                                         std::tuple{request.quote, found->quote, "--quote"}}) {
    if (said && upper(*said) != is) {
      return Error{ErrorKind::Usage,
                   found->id + " is known with " + is + ", not " + *said + " (" + option + ")."};
    }
  }
  if (!found->custom || found->kind != MarketKind::Aggregate) return *found;
  // An earlier import knew only its open interest. Funding makes it a perp, and candles must say what they
  // are.
  if (!request.kind && request.series == SeriesKind::OpenInterest) return *found;
  if (!request.kind && request.series == SeriesKind::Candles) return kind_is_missing(found->id);
  Instrument described = *found;
  described.kind = request.kind.value_or(MarketKind::PerpLinear);
  return described;
}

Result<void> add(ImportPlan& plan, const ImportFile& request, Catalogue& catalogue, core::Time now) {
  const auto instrument = instrument_for(request, catalogue);
  if (!instrument) return instrument.error();
  if (instrument->kind == MarketKind::Spot && request.series != SeriesKind::Candles) {
    return Error{ErrorKind::Usage,
                 instrument->id + " is a spot market: it has no open interest and no funding."};
  }
  auto read = read_series_file(request.file, {&*instrument, request.series, request.unit, now});
  if (!read) return read.error();

  PlannedFile planned{request.file,      *instrument, request.series,   core::count(read->rows),
                      read->covers.from, {},          read->understood, read->remarks};
  planned.last = std::visit(
      [](const auto& rows) {
        if constexpr (std::is_same_v<std::decay_t<decltype(rows.back())>, core::Candle>) {
          return rows.back().day;
        } else {
          return rows.back().time;
        }
      },
      read->rows);
  if (instrument->custom) {
    std::erase_if(plan.batch.custom_instruments, [&](const Instrument& i) { return i.id == instrument->id; });
    plan.batch.custom_instruments.push_back(*instrument);
    std::erase_if(catalogue.instruments, [&](const Instrument& i) { return i.id == instrument->id; });
    catalogue.instruments.push_back(*instrument);
  }
  plan.batch.pages.push_back(
      {instrument->id, std::move(read->rows), read->covers, "import: " + request.file.filename().string()});
  plan.files.push_back(std::move(planned));
  return {};
}

}  // namespace

Result<ImportPlan> plan_import(const ImportFile& request, const Catalogue& catalogue, core::Time now) {
  ImportPlan plan;
  Catalogue known = catalogue;
  if (auto added = add(plan, request, known, now); !added) return added.error();
  return plan;
}

namespace {

// Takes ".suffix" off the end.
bool take_suffix(std::string& text, const std::string& suffix) {
  if (!text.ends_with("." + suffix)) return false;
  text.resize(text.size() - suffix.size() - 1);
  return true;
}

// What the name of a file says of it; nothing where it does not follow the layout.
std::optional<ImportFile> request_from_name(const fs::path& file) {
  ImportFile request;
  request.file = file;
  std::string symbol = file.stem().string();
  if (take_suffix(symbol, "candles-1d") || take_suffix(symbol, "candles")) {
    request.series = SeriesKind::Candles;
  } else if (take_suffix(symbol, "open-interest-1d") || take_suffix(symbol, "open-interest")) {
    request.series = SeriesKind::OpenInterest;
  } else if (take_suffix(symbol, "funding")) {
    request.series = SeriesKind::Funding;
  } else {
    return std::nullopt;
  }
  if (take_suffix(symbol, "spot")) {
    request.kind = MarketKind::Spot;
  } else if (take_suffix(symbol, "perp")) {
    request.kind = MarketKind::PerpLinear;
  }
  const std::string venue = file.parent_path().filename().string();
  if (symbol.empty() || venue.empty()) return std::nullopt;
  request.instrument = venue + ":" + symbol;
  return request;
}

// A venue may use one symbol for its spot and its perp; the catalogue then tells them apart as venue and
// venue-spot.
void resolve_side(ImportFile& request, const Catalogue& catalogue) {
  const Instrument* found = catalogue.find(request.instrument);
  if (found == nullptr || !request.kind || same_side(found->kind, *request.kind)) return;
  const std::string venue = request.instrument.substr(0, request.instrument.find(':'));
  const std::string other = venue + "-" + (*request.kind == MarketKind::Spot ? "spot" : "perp") +
                            request.instrument.substr(venue.size());
  if (catalogue.find(other) != nullptr) request.instrument = other;
}

// In the order of their names. A link that leads nowhere is no file; a folder that cannot be read is an
// error.
Result<std::vector<fs::path>> csv_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ec;
  auto entry = fs::recursive_directory_iterator(folder, ec);
  while (!ec && entry != fs::recursive_directory_iterator()) {
    std::error_code no_file;
    if (entry->path().extension() == ".csv" && entry->is_regular_file(no_file))
      files.push_back(entry->path());
    entry.increment(ec);
  }
  if (ec) return Error{ErrorKind::Io, "The folder " + folder.string() + " cannot be read.", ec.message()};
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Result<ImportPlan> plan_folder_import(const fs::path& folder, const Catalogue& catalogue, core::Time now) {
  std::error_code ec;
  if (!fs::is_directory(folder, ec)) {
    return Error{ErrorKind::NotFound, "There is no folder " + folder.string() + ".", ec.message()};
  }
  const auto files = csv_files_below(folder);
  if (!files) return files.error();

  ImportPlan plan;
  Catalogue known = catalogue;
  for (const fs::path& file : *files) {
    auto request = request_from_name(file);
    if (!request) {
      plan.ignored.push_back(file);
      continue;
    }
    resolve_side(*request, known);
    if (auto added = add(plan, *request, known, now); !added) {
      Error error = added.error();
      if (!contains(error.sentence, file.string().c_str()))
        error.sentence = file.string() + ": " + error.sentence;
      return error;
    }
  }
  if (plan.files.empty()) {
    return Error{ErrorKind::NotFound,
                 "There is no <venue>/<symbol>.<spot|perp>.<series>.csv below " + folder.string() + "."};
  }
  return plan;
}

}  // namespace btcflow::app
