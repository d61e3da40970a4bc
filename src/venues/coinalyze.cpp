// Coinalyze: daily open interest of other venues' instruments that keep no history themselves; only with the
// user's key. docs/venues.md, Coinalyze.
//
// Its funding history is not served: the daily values are the last settled rate of each day (in percent), one
// of three or of twenty-four prints, and no mean of the day can be made of that.
#include <algorithm>
#include <array>
#include <cctype>

#include "all.h"
#include "read.h"

namespace btcflow::venues {

namespace {

using core::Error;
using core::ErrorKind;
using core::HttpResponse;
using core::Instrument;
using core::kDay;
using core::OpenInterest;
using core::OpenInterestUnit;
using core::Time;

constexpr const char* kBudget = "coinalyze:key";

// Our venue, and how the site's name of it begins. Not Bybit and Hyperliquid, which count both sides: whether
// the site halves their values is not known.
struct Listed {
  const char* venue;
  const char* name;
};
constexpr std::array<Listed, 5> kListed{{{"deribit", "deribit"},
                                         {"bitget", "bitget"},
                                         {"gate", "gate"},
                                         {"kraken-futures", "kraken"},
                                         {"bitmex", "bitmex"}}};

const char* name_of(const Instrument& instrument) {
  const auto it = std::find_if(kListed.begin(), kListed.end(),
                               [&](const Listed& l) { return instrument.venue == l.venue; });
  return it == kListed.end() ? nullptr : it->name;
}

std::string in_lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

Request request_of(std::string target) {
  Request request;
  request.origin = "https://api.coinalyze.net";
  request.target = std::move(target);
  request.headers = {{"api_key", ""}};  // put in by whoever has it
  request.budget = kBudget;
  return request;
}

std::string words_of(const Json& document) { return text_or_empty(document["message"]); }

Document document_of(const HttpResponse& answer) {
  if (answer.status == 401) {
    throw BadAnswer{{ErrorKind::Forbidden, "the key is not accepted (HTTP 401)", answer.body, {}}};
  }
  Document document = json_of(answer, words_of);
  if (const std::string words = words_of(*document); !words.empty()) {
    refuse("the request was refused (" + words + ")");
  }
  return document;
}

[[noreturn]] void not_listed(const std::string& what) {
  throw BadAnswer{{ErrorKind::NotFound, "Coinalyze does not list " + what, {}, {}}};
}

// What of the site's list stands for the instrument.
struct Market {
  std::string symbol;
  Instrument counted;  // the instrument, with the unit in which the site counts
  std::string quote;   // other than USD where that is the unit
};

// Three requests: the code of the venue, the site's symbol and unit, the rows.
class OpenInterestFetch : public Fetch {
 public:
  explicit OpenInterestFetch(Query query) : query_(std::move(query)) {}

  Request first() override { return request_of("/v1/exchanges"); }

  core::Result<Step> read(const HttpResponse& answer) override {
    return guarded([&] {
      Step step;
      step.rows = std::vector<OpenInterest>();
      if (code_.empty()) {
        code_ = code_in(document_of(answer));
        step.next = request_of("/v1/future-markets");
      } else if (market_.symbol.empty()) {
        market_ = market_in(document_of(answer));
        step.next = history_request();
      } else {
        read_history(document_of(answer), step);
      }
      return step;
    });
  }

 private:
  // [{"name":"Deribit","code":"2"}, ...]
  std::string code_in(const Document& exchanges) const {
    const std::string name = name_of(query_.instrument);
    std::string code;
    for_each_row(exchanges, "the list of exchanges", [&](const Row& row) {
      if (in_lower_case(std::string(row.text("name"))).rfind(name, 0) != 0) return;
      if (!code.empty() && code != row.text("code")) refuse("two exchanges are called " + name);
      code = row.text("code");
    });
    if (code.empty()) not_listed(name);
    return code;
  }

  Market market_in(const Document& markets) const {
    Market market;
    for_each_row(markets, "the list of markets", [&](const Row& row) {
      if (!row.has("exchange") || row.text("exchange") != code_ || !row.has("symbol_on_exchange")) return;
      if (in_lower_case(std::string(row.text("symbol_on_exchange"))) !=
          in_lower_case(query_.instrument.symbol))
        return;
      const std::string symbol(row.text("symbol"));
      if (!market.symbol.empty() && market.symbol != symbol) {
        row.refuse("symbol_on_exchange", "is that of " + market.symbol + " too");
      }
      market = {symbol, counted_as(row), {}};
      if (market.counted.open_interest_unit == OpenInterestUnit::Usd) market.quote = row.text("quote_asset");
    });
    if (market.symbol.empty()) not_listed(query_.instrument.symbol);
    return market;
  }

  // Contracts are coin or dollars there already, one side.
  Instrument counted_as(const Row& row) const {
    Instrument counted = query_.instrument;
    counted.open_interest_sides = 1;
    const std::string unit(row.text("oi_lq_vol_denominated_in"));
    if (unit == "BASE_ASSET") {
      const std::string base(row.text("base_asset"));
      if (base != counted.base && !(base == "XBT" && counted.base == "BTC")) {
        row.refuse("base_asset", "is " + base + ", not " + counted.base);
      }
      counted.open_interest_unit = OpenInterestUnit::Coin;
    } else if (unit == "QUOTE_ASSET") {
      const std::string quote(row.text("quote_asset"));
      if (quote != "USD" && quote != "USDT" && quote != "USDC") {
        row.refuse("quote_asset", "is " + quote + ", not a dollar");
      }
      counted.open_interest_unit = OpenInterestUnit::Usd;
    } else {
      row.refuse("oi_lq_vol_denominated_in", "is neither BASE_ASSET nor QUOTE_ASSET");
    }
    return counted;
  }

  // Both bounds are inclusive, and on the start of a day whose end is wanted.
  Request history_request() const {
    return request_of("/v1/open-interest-history?" +
                      query_text({{"symbols", market_.symbol},
                                  {"interval", "daily"},
                                  {"from", s_text(core::day_of(query_.span.from) - kDay)},
                                  {"to", s_text(query_.span.to - core::Duration{1})},
                                  {"convert_to_usd", "false"}}));
  }

  // [{"symbol":"...","history":[{"t":...,"o":...,"h":...,"l":...,"c":...}, ...]}]; an empty list where there
  // is nothing.
  void read_history(const Document& document, Step& step) const {
    std::vector<OpenInterest> rows;
    for_each_row(document, "the answer", [&](const Row& entry) {
      if (entry.text("symbol") != market_.symbol) entry.refuse("symbol", "is not " + market_.symbol);
    });
    if (document->size() > 1) refuse("the answer holds " + market_.symbol + " twice");
    if (!document->empty()) {
      const Json& entry = (*document)[0];
      if (!entry.contains("history")) refuse("the answer has no history");
      for_each_row(entry["history"], "history", [&](const Row& row) { add_day(row, rows); });
    }
    if (!market_.quote.empty() && market_.quote != "USD" && !rows.empty()) {
      step.remarks.push_back("open interest is counted in " + market_.quote + ", taken as USD");
    }
    step.rows = checked_open_interest(std::move(rows));
  }

  void add_day(const Row& row, std::vector<OpenInterest>& rows) const {
    const Time day = row.time_s("t");
    if (day != core::day_of(day)) row.refuse("t", "is not 00:00 UTC");
    const double value = row.number_or_unknown("c");
    if (!core::known(value)) return;
    // The close of a day is its last value; that of the running day is the latest. A whole minute, because
    // rounding must not put it into the future.
    const Time now = std::chrono::floor<std::chrono::minutes>(query_.now);
    const Time end = std::min(day + kDay, now);
    rows.push_back(open_interest_of(market_.counted, end, value));
  }

  Query query_;
  std::string code_;
  Market market_;
};

std::vector<Feed> feeds_of_instrument(const Instrument& instrument) {
  if (!core::is_perp(instrument.kind) || name_of(instrument) == nullptr) return {};
  Feed feed;
  feed.instrument = instrument.id;
  feed.series = core::SeriesKind::OpenInterest;
  feed.name = "Coinalyze open interest";
  feed.kind = FeedKind::Aggregator;
  feed.since = instrument.since;
  feed.until = instrument.until;
  // Daily rows are kept for good, and no limit of rows is documented.
  feed.page = 1500 * kDay;
  feed.fetch = [](const Query& query) { return std::make_unique<OpenInterestFetch>(query); };
  return {feed};
}

}  // namespace

Venue coinalyze_venue() {
  Venue venue;
  venue.id = "coinalyze";
  venue.name = "Coinalyze";
  // 40 calls a minute and key.
  venue.budgets = {{.id = kBudget, .capacity = 32, .window = std::chrono::minutes{1}}};
  venue.feeds = feeds_of_instrument;
  venue.host = "api.coinalyze.net";
  venue.note = "a site that counts other venues' open interest day by day; asks for a free key";
  return venue;
}

}  // namespace btcflow::venues
