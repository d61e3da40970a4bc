// The instrument catalogue: what the program believes of every market. A wrong contract size or listing date
// here is a wrong chart there, so the facts that matter stand here a second time, by hand (from VENUES.md).
#include "btcflow/venues/catalogue.h"

#include <gtest/gtest.h>

#include <set>

#include "support/temporary_folder.h"

namespace btcflow::venues {

namespace {

using core::Catalogue;
using core::Instrument;
using core::make_day;
using core::MarketKind;
using core::OpenInterestUnit;

const Instrument& built_in(const std::string& id) {
  const Instrument* found = built_in_catalogue().find(id);
  if (found == nullptr) throw std::runtime_error("the catalogue lacks " + id);
  return *found;
}

std::string file_text() { return test::read_bytes(BTCFLOW_SOURCE_DIR "/data/instruments.json"); }

void expect_same(const Instrument& a, const Instrument& b) {
  SCOPED_TRACE(a.id);
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.venue, b.venue);
  EXPECT_EQ(a.symbol, b.symbol);
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.base, b.base);
  EXPECT_EQ(a.quote, b.quote);
  EXPECT_EQ(a.quote_history.size(), b.quote_history.size());
  // Spot has none, and NaN equals nothing.
  if (core::known(a.contract.size) || core::known(b.contract.size)) {
    EXPECT_EQ(a.contract.size, b.contract.size);
  }
  EXPECT_EQ(a.contract.unit, b.contract.unit);
  EXPECT_EQ(a.funding_interval_hours, b.funding_interval_hours);
  EXPECT_EQ(a.open_interest_unit, b.open_interest_unit);
  EXPECT_EQ(a.open_interest_sides, b.open_interest_sides);
  EXPECT_EQ(a.since, b.since);
  EXPECT_EQ(a.until, b.until);
  EXPECT_EQ(a.note, b.note);
}

// The file that is shipped and the one inside the program are the same: a stale build would lie.
TEST(BuiltInCatalogue, EqualsTheFile) {
  const auto parsed = parse_catalogue(file_text(), "instruments.json");
  ASSERT_TRUE(parsed) << parsed.error().sentence << parsed.error().cause;
  const Catalogue& built = built_in_catalogue();
  ASSERT_EQ(parsed->instruments.size(), built.instruments.size());
  for (std::size_t i = 0; i < built.instruments.size(); ++i) {
    expect_same(parsed->instruments[i], built.instruments[i]);
  }
  EXPECT_EQ(parsed->references, built.references);
}

// Ids are what users type and what the cache is keyed by.
TEST(BuiltInCatalogue, NamesEachInstrumentOnceAsVenueAndSymbol) {
  std::set<std::string> ids;
  EXPECT_GE(built_in_catalogue().instruments.size(), 60U);
  for (const Instrument& i : built_in_catalogue().instruments) {
    EXPECT_EQ(i.id, i.venue + ":" + i.symbol);
    EXPECT_TRUE(ids.insert(i.id).second) << i.id << " stands there twice";
    EXPECT_FALSE(i.name.empty()) << i.id;
    EXPECT_FALSE(i.custom) << i.id;
  }
}

// What holds for each kind of market.
TEST(BuiltInCatalogue, DescribesEachInstrumentConsistently) {
  const std::set<std::string> quotes{"USD", "USDT", "USDC"};
  const std::set<std::string> bases{"BTC", "ETH", "USDT", "USDC"};
  for (const Instrument& i : built_in_catalogue().instruments) {
    SCOPED_TRACE(i.id);
    EXPECT_TRUE(quotes.contains(i.quote)) << i.quote;
    EXPECT_TRUE(bases.contains(i.base)) << i.base;
    EXPECT_NE(i.base, i.quote);
    EXPECT_NE(i.kind, MarketKind::Aggregate) << "sums over venues are imported, never part of the catalogue";
    if (i.kind == MarketKind::Spot) {
      EXPECT_FALSE(i.open_interest_unit);
    }
    if (i.kind == MarketKind::PerpInverse) {
      EXPECT_EQ(i.quote, "USD");
    }
    // A size that is not known is better than a wrong one: two of BitMEX's have none.
    const bool lacks_size = !core::is_perp(i.kind) || i.id == "bitmex:ETHUSD" || i.id == "bitmex:ETHUSDT";
    EXPECT_EQ(core::known(i.contract.size), !lacks_size);
    if (!lacks_size) {
      EXPECT_GT(i.contract.size, 0);
    }
    EXPECT_TRUE(i.open_interest_sides == 1 || i.open_interest_sides == 2);
    EXPECT_TRUE(i.funding_interval_hours == 1 || i.funding_interval_hours == 8);
    if (i.since && i.until) {
      EXPECT_LT(*i.since, *i.until);
    }
  }
}

// Every stablecoin in which something is quoted has a way to USD, and each reference is such a rate.
TEST(BuiltInCatalogue, HasReferencesThatExist) {
  const Catalogue& c = built_in_catalogue();
  ASSERT_EQ(c.references.size(), 2U);
  for (const auto& [coin, ids] : c.references) {
    EXPECT_FALSE(ids.empty());
    for (const std::string& id : ids) {
      const Instrument* reference = c.find(id);
      ASSERT_NE(reference, nullptr) << id;
      EXPECT_EQ(reference->kind, MarketKind::Spot) << id;
      EXPECT_EQ(reference->base, coin) << id;
      EXPECT_EQ(reference->quote, "USD") << id;
    }
  }
  // docs/metrics.md section 2 names the order.
  EXPECT_EQ(c.references.at("USDT"), (std::vector<std::string>{"kraken:USDTUSD", "coinbase:USDT-USD",
                                                               "bitfinex:tUSTUSD", "bitstamp:usdtusd"}));
}

// Rows under this name before 2016-05-13 are another contract, and the venue has ended.
TEST(BuiltInCatalogue, KnowsBitmex) {
  const Instrument& i = built_in("bitmex:XBTUSD");
  EXPECT_EQ(i.kind, MarketKind::PerpInverse);
  EXPECT_EQ(i.base, "BTC");
  EXPECT_EQ(i.quote, "USD");
  EXPECT_EQ(i.since, make_day(2016, 5, 13));
  EXPECT_EQ(i.until, make_day(2026, 9, 23));
  EXPECT_EQ(i.contract.size, 1);
  EXPECT_EQ(i.contract.unit, OpenInterestUnit::Usd);
  EXPECT_EQ(i.funding_interval_hours, 8);
  EXPECT_EQ(built_in("bitmex:ETHUSD").kind, MarketKind::PerpQuanto);
}

// Bybit and Hyperliquid count longs and shorts: taken as it is, their open interest would be twice the
// others'.
TEST(BuiltInCatalogue, KnowsWhoCountsBothSides) {
  for (const Instrument& i : built_in_catalogue().instruments) {
    const bool both = i.venue == "bybit" || i.venue == "hyperliquid";
    if (i.open_interest_unit) {
      EXPECT_EQ(i.open_interest_sides, both ? 2 : 1) << i.id;
    }
  }
  EXPECT_EQ(built_in("bybit:BTCUSDT").open_interest_sides, 2);
  EXPECT_EQ(built_in("hyperliquid:BTC").open_interest_sides, 2);
}

struct ContractFact {
  const char* id;
  double size;
  OpenInterestUnit contract;
  OpenInterestUnit open_interest;
};

// A factor of 100 or 10,000 in somebody's open interest.
TEST(BuiltInCatalogue, KnowsWhatContractsAreWorth) {
  using enum OpenInterestUnit;
  for (const ContractFact& fact : {ContractFact{"binance-coinm:BTCUSD_PERP", 100, Usd, Contracts},
                                   {"binance-coinm:ETHUSD_PERP", 10, Usd, Contracts},
                                   {"okx:BTC-USDT-SWAP", 0.01, Coin, Contracts},
                                   {"okx:BTC-USD-SWAP", 100, Usd, Contracts},
                                   {"gate:BTC_USDT", 0.0001, Coin, Contracts},
                                   {"binance-usdm:BTCUSDT", 1, Coin, Coin},
                                   {"deribit:BTC-PERPETUAL", 10, Usd, Usd},
                                   {"kraken-futures:PF_XBTUSD", 1, Coin, Coin}}) {
    const Instrument& i = built_in(fact.id);
    EXPECT_EQ(i.contract.size, fact.size) << fact.id;
    EXPECT_EQ(i.contract.unit, fact.contract) << fact.id;
    EXPECT_EQ(i.open_interest_unit, fact.open_interest) << fact.id;
  }
}

// Bitfinex's "USD" was Tether until 2018-11-27: without that, October 2018 shows a premium that nobody paid.
TEST(BuiltInCatalogue, KnowsThatBitfinexWasQuotedInTether) {
  const Instrument& i = built_in("bitfinex:tBTCUSD");
  EXPECT_EQ(i.quote, "USD");
  EXPECT_EQ(core::quote_on(i, make_day(2018, 10, 15)), "USDT");
  EXPECT_EQ(core::quote_on(i, make_day(2018, 11, 26)), "USDT");
  EXPECT_EQ(core::quote_on(i, make_day(2018, 11, 27)), "USD");
}

// Hourly payers: eight of their prints are one of the others'.
TEST(BuiltInCatalogue, KnowsWhoPaysHourly) {
  for (const char* id : {"deribit:BTC-PERPETUAL", "kraken-futures:PF_XBTUSD", "hyperliquid:BTC"}) {
    EXPECT_EQ(built_in(id).funding_interval_hours, 1) << id;
  }
  for (const char* id : {"binance-usdm:BTCUSDT", "bybit:BTCUSDT", "okx:BTC-USDT-SWAP", "gate:BTC_USDT"}) {
    EXPECT_EQ(built_in(id).funding_interval_hours, 8) << id;
  }
}

// One venue, one symbol, two markets: the spot has a venue of its own name.
TEST(BuiltInCatalogue, TellsBybitSpotFromItsPerp) {
  EXPECT_EQ(built_in("bybit:BTCUSDT").kind, MarketKind::PerpLinear);
  EXPECT_EQ(built_in("bybit-spot:BTCUSDT").kind, MarketKind::Spot);
}

const char* const kGood =
    R"({"id": "a:B", "venue": "a", "symbol": "B", "kind": "spot", "base": "BTC", "quote": "USD"})";

std::string catalogue_of(const std::string& instruments, const std::string& rest = "") {
  return R"({"format": 1, "instruments": [)" + instruments + "]" + rest + "}";
}

// The smallest entry is enough; what is not said has its usual value, and unknown keys are for newer
// versions.
TEST(Catalogue, TakesASmallEntryAndIgnoresUnknownKeys) {
  const std::string entry =
      R"({"id": "a:B:C", "venue": "a", "symbol": "B:C", "kind": "perp-linear", "base": "BTC", "quote": "USDC",
          "colour": "red", "extra": {"x": [1]}})";
  const auto parsed = parse_catalogue(catalogue_of(entry, R"(, "later": true)"), "mine.json");
  ASSERT_TRUE(parsed) << parsed.error().sentence;
  const Instrument* i = parsed->find("a:B:C");
  ASSERT_NE(i, nullptr);
  EXPECT_EQ(i->symbol, "B:C");
  EXPECT_EQ(i->name, "a:B:C");
  EXPECT_EQ(i->funding_interval_hours, 8);
  EXPECT_FALSE(i->open_interest_unit);
  EXPECT_FALSE(i->since);
  EXPECT_FALSE(i->until);
  EXPECT_EQ(parsed->find("a:B"), nullptr);
}

struct BadEntry {
  const char* change;  // takes the place of "base"
  const char* field;
};

// The user edits this file by hand: the sentence says which file, which instrument, which field.
TEST(Catalogue, NamesFileInstrumentAndFieldOfAnError) {
  for (const BadEntry& bad :
       {BadEntry{R"("base": 5)", "base"},
        {R"("base": "")", "base"},
        {R"("x": 1)", "base"},
        {R"("base": "BTC", "contract": {"size": -1, "unit": "coin"})", "size"},
        {R"("base": "BTC", "contract": {"size": "1", "unit": "coin"})", "size"},
        {R"("base": "BTC", "contract": {"size": 1, "unit": "bags"})", "unit"},
        {R"("base": "BTC", "contract": {"size": 1, "unit": "contracts"})", "contract.unit"},
        {R"("base": "BTC", "open_interest": {"unit": "coin", "sides": 3})", "open_interest.sides"},
        {R"("base": "BTC", "open_interest": {"sides": 1})", "unit"},
        {R"("base": "BTC", "funding_interval_hours": 0)", "funding_interval_hours"},
        {R"("base": "BTC", "since": "2021-02-30")", "since"},
        {R"("base": "BTC", "until": 2021)", "until"},
        {R"("base": "BTC", "quote_history": [{"quote": "USDT"}])", "until"},
        {R"("base": "BTC", "name": 7)", "name"}}) {
    const std::string entry =
        R"({"id": "a:C", "venue": "a", "symbol": "C", "kind": "spot", "quote": "USD", )" +
        std::string(bad.change) + "}";
    const auto parsed = parse_catalogue(catalogue_of(std::string(kGood) + "," + entry), "mine.json");
    ASSERT_FALSE(parsed) << bad.change;
    EXPECT_EQ(parsed.error().kind, core::ErrorKind::BadInput);
    const std::string& sentence = parsed.error().sentence;
    EXPECT_EQ(sentence.rfind("mine.json: a:C: ", 0), 0U) << sentence;
    EXPECT_NE(sentence.find(bad.field), std::string::npos) << sentence;
  }
}

TEST(Catalogue, NamesAWrongKindAndAWrongId) {
  for (const auto& [entry, field] :
       {std::pair<std::string, std::string>{
            R"({"id": "a:C", "venue": "a", "symbol": "C", "kind": "option", "base": "BTC", "quote": "USD"})",
            "kind"},
        {R"({"id": "a:C", "venue": "b", "symbol": "C", "kind": "spot", "base": "BTC", "quote": "USD"})",
         "id"}}) {
    const auto parsed = parse_catalogue(catalogue_of(entry), "mine.json");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().sentence.rfind("mine.json: a:C: " + field, 0), 0U) << parsed.error().sentence;
  }
}

// A fractional count of sides is nonsense, not one side.
TEST(Catalogue, RefusesAFractionOfASide) {
  for (const char* sides : {"1.5", "0.5", "2.9"}) {
    const std::string entry =
        R"({"id": "a:C", "venue": "a", "symbol": "C", "kind": "perp-linear", "base": "BTC", "quote": "USD",
            "open_interest": {"unit": "coin", "sides": )" +
        std::string(sides) + "}}";
    EXPECT_FALSE(parse_catalogue(catalogue_of(entry), "mine.json")) << sides;
  }
}

TEST(Catalogue, RefusesAnInstrumentThatStandsThereTwice) {
  const auto parsed = parse_catalogue(catalogue_of(std::string(kGood) + "," + kGood), "mine.json");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().sentence, "mine.json: a:B stands there twice.");
}

// Whatever the file holds, it gives a sentence with the file's name and never a crash.
TEST(Catalogue, RefusesWhatIsNoCatalogue) {
  for (const char* text :
       {"", "not json", "[]", "5", "null", "{}", R"({"format": 2, "instruments": []})",
        R"({"format": "1", "instruments": []})", R"({"format": 1})", R"({"format": 1, "instruments": 5})",
        R"({"format": 1, "instruments": [5]})", R"({"format": 1, "instruments": ["a"]})",
        R"({"format": 1, "instruments": [{"id": 5}]})",
        R"({"format": 1, "instruments": [], "references": {"USDT": "kraken:USDTUSD"}})",
        R"({"format": 1, "instruments": [], "references": [1]})", "{\"format\": 1, \xFF"}) {
    const auto parsed = parse_catalogue(text, "mine.json");
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().kind, core::ErrorKind::BadInput) << text;
    EXPECT_NE(parsed.error().sentence.find("mine.json"), std::string::npos) << parsed.error().sentence;
  }
}

// The user's own file changes single instruments, and leaves the rest as built in.
TEST(Catalogue, IsChangedByWhatIsMergedOverIt) {
  const auto base = parse_catalogue(
      catalogue_of(
          std::string(kGood) +
              R"(,{"id": "a:C", "venue": "a", "symbol": "C", "kind": "spot", "base": "ETH", "quote": "USD"})",
          R"(, "references": {"USDT": ["a:1"], "USDC": ["a:2"]})"),
      "base");
  const auto changes = parse_catalogue(
      catalogue_of(
          R"({"id": "a:B", "venue": "a", "symbol": "B", "kind": "spot", "base": "BTC", "quote": "USDT"},
             {"id": "z:Z", "venue": "z", "symbol": "Z", "kind": "spot", "base": "BTC", "quote": "USD"})",
          R"(, "references": {"USDT": ["a:3"], "DAI": ["a:4"]})"),
      "changes");
  ASSERT_TRUE(base);
  ASSERT_TRUE(changes);
  const Catalogue both = merged(*base, *changes);
  ASSERT_EQ(both.instruments.size(), 3U);
  EXPECT_EQ(both.instruments[0].id, "a:B");
  EXPECT_EQ(both.instruments[0].quote, "USDT");
  EXPECT_EQ(both.find("a:C")->base, "ETH");
  EXPECT_NE(both.find("z:Z"), nullptr);
  EXPECT_EQ(both.references.at("USDT"), std::vector<std::string>{"a:3"});
  EXPECT_EQ(both.references.at("USDC"), std::vector<std::string>{"a:2"});
  EXPECT_EQ(both.references.at("DAI"), std::vector<std::string>{"a:4"});
}

}  // namespace
}  // namespace btcflow::venues
