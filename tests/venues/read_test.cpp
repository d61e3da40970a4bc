// The reading helpers that every venue shares. What they let through reaches the chart, so each rule stands
// here once with the case that it exists for.
#include "read.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

namespace btcflow::venues {

namespace {

using core::Candle;
using core::Duration;
using core::Error;
using core::ErrorKind;
using core::Funding;
using core::HttpResponse;
using core::Instrument;
using core::kDay;
using core::kHour;
using core::known;
using core::make_day;
using core::OpenInterest;
using core::OpenInterestUnit;
using core::Time;

const Time kDay1 = make_day(2026, 11, 20);
const Time kNow = make_day(2026, 11, 22) + std::chrono::hours{12};

HttpResponse response(std::string body, int status = 200, std::vector<core::HttpHeader> headers = {}) {
  return {status, std::move(headers), std::move(body), kNow};
}

using nlohmann::json;

// A row written in the test's own words.
class Given {
 public:
  Given(const json& row, std::size_t index)
      : document_(Document::parse(row.dump())), row_(*document_, index) {}
  const Row* operator->() const { return &row_; }

 private:
  Document document_;
  Row row_;
};

// The error of what throws, or a failure.
Error error_of(const std::function<void()>& action) {
  const auto result = guarded([&] {
    action();
    return Step{};
  });
  if (result) {
    ADD_FAILURE() << "was accepted";
    return {};
  }
  EXPECT_FALSE(result.error().sentence.empty());
  return result.error();
}

void expect_refused(const std::function<void()>& action, const std::string& words) {
  const Error error = error_of(action);
  EXPECT_EQ(error.kind, ErrorKind::BadInput);
  EXPECT_NE(error.sentence.find(words), std::string::npos) << error.sentence;
}

// -- numbers and times --

TEST(Row, TakesNumbersAsNumberAndAsText) {
  const json row{{"a", 1.5}, {"b", "1.5"}, {"c", -2}, {"d", "1e-05"}};
  EXPECT_EQ(Given(row, 0)->number("a"), 1.5);
  EXPECT_EQ(Given(row, 0)->number("b"), 1.5);
  EXPECT_EQ(Given(row, 0)->number("c"), -2);
  EXPECT_EQ(Given(row, 0)->number("d"), 1e-05);
}

TEST(Row, RefusesAMissingNumberAndNamesRowAndField) {
  const json row{{"null", nullptr}, {"empty", ""}};
  for (const char* key : {"null", "empty", "absent"}) {
    expect_refused([&] { (void)Given(row, 2)->number(key); }, std::string("row 3: ") + key + " is missing");
  }
  expect_refused([&] { (void)Given(json::array({1}), 0)->number(4, "close"); }, "row 1: close is missing");
}

TEST(Row, RefusesWhatIsNoNumber) {
  const json row{{"text", "abc"},         {"nan", "nan"}, {"inf", "inf"},
                 {"comma", "1,5"},        {"bool", true}, {"object", json::object()},
                 {"list", json::array()}, {"hex", "0x1F"}};
  for (const auto& item : row.items()) {
    const std::string key = item.key();
    expect_refused([&] { (void)Given(row, 0)->number(key.c_str()); }, key + " is not a number");
    expect_refused([&] { (void)Given(row, 0)->number_or_unknown(key.c_str()); }, key + " is not a number");
  }
}

TEST(Row, MissingVolumeIsUnknownAndNotZero) {
  const json row{{"null", nullptr}, {"empty", ""}, {"zero", "0"}};
  EXPECT_FALSE(known(Given(row, 0)->number_or_unknown("null")));
  EXPECT_FALSE(known(Given(row, 0)->number_or_unknown("empty")));
  EXPECT_FALSE(known(Given(row, 0)->number_or_unknown("absent")));
  EXPECT_FALSE(known(Given(json::array({1}), 0)->number_or_unknown(1, "volume")));
  EXPECT_EQ(Given(row, 0)->number_or_unknown("zero"), 0);
}

TEST(Row, RefusesARowOfAnotherShape) {
  expect_refused([] { (void)Given(json::array({1, 2}), 0)->number("close"); }, "the row is no object");
  expect_refused([] { (void)Given(json::object(), 0)->number(1, "close"); }, "the row is no list");
  expect_refused([] { (void)Given(json(), 0)->number(1, "close"); }, "the row is no list");
}

TEST(Row, ReadsTimesInTheirUnit) {
  const json row{{"ms", 1795132800250}, {"ms_text", "1795132800250"}, {"s", 1795132800}};
  const Time t{Duration{1795132800250}};
  EXPECT_EQ(Given(row, 0)->time_ms("ms"), t);
  EXPECT_EQ(Given(row, 0)->time_ms("ms_text"), t);
  EXPECT_EQ(Given(row, 0)->time_s("s"), t - Duration{250});
}

// The other unit would be 1970 or the year 58856: a chart without its data, or with them in the wrong place.
TEST(Row, RefusesSecondsForMillisecondsAndTheReverse) {
  const json row{{"ms", 1795132800250}, {"s", 1795132800}, {"negative", -5}, {"huge", 1e300}};
  expect_refused([&] { (void)Given(row, 0)->time_ms("s"); }, "not in this century as milliseconds");
  expect_refused([&] { (void)Given(row, 0)->time_s("ms"); }, "not in this century as seconds");
  expect_refused([&] { (void)Given(row, 0)->time_ms("negative"); }, "is not an instant");
  expect_refused([&] { (void)Given(row, 0)->time_s("huge"); }, "is not an instant");
}

TEST(Row, ReadsIsoTimes) {
  const json row{{"good", "2021-04-12T00:00:00.000Z"}, {"bad", "yesterday"}, {"number", 5}};
  EXPECT_EQ(Given(row, 0)->time_iso("good"), make_day(2021, 4, 12));
  expect_refused([&] { (void)Given(row, 0)->time_iso("bad"); }, "bad is not an instant");
  expect_refused([&] { (void)Given(row, 0)->time_iso("number"); }, "number is missing");
}

TEST(ForEachRow, RefusesWhatIsNoList) {
  const auto nothing = [](const Row&) {};
  for (const json& value : {json(), json::object(), json(5), json("abc")}) {
    expect_refused([&] { for_each_row(Document::parse(value.dump()), "data.list", nothing); },
                   "data.list is not a list");
  }
}

// -- answers --

TEST(JsonOf, GivesTheDocument) {
  const Document document = json_of(response(R"({"a":1})"));
  EXPECT_EQ((*document)["a"].integer(), 1);
}

TEST(JsonOf, TellsHtmlEmptyAndCutOffApart) {
  expect_refused([] { (void)json_of(response("<!DOCTYPE html><html>...")); }, "a web page came");
  expect_refused([] { (void)json_of(response("\n <HTML><body>")); }, "a web page came");
  expect_refused(
      [] {
        (void)json_of(response("<p>x", 200, {{"content-type", "text/html"}}));
      },
      "a web page came");
  expect_refused([] { (void)json_of(response("")); }, "the answer is empty");
  expect_refused([] { (void)json_of(response(R"({"a":[1,2)")); }, "not complete JSON");
}

TEST(JsonOf, TurnsEachStatusIntoAKindToActOn) {
  const std::pair<int, ErrorKind> kinds[] = {
      {400, ErrorKind::BadInput},    {401, ErrorKind::BadInput},    {403, ErrorKind::Forbidden},
      {404, ErrorKind::NotFound},    {418, ErrorKind::RateLimited}, {422, ErrorKind::BadInput},
      {429, ErrorKind::RateLimited}, {451, ErrorKind::Forbidden},   {500, ErrorKind::Unavailable},
      {502, ErrorKind::Unavailable}, {503, ErrorKind::Unavailable}, {301, ErrorKind::BadInput}};
  for (const auto& [status, kind] : kinds) {
    SCOPED_TRACE(status);
    const int number = status;
    // A body that looks like data does not matter beside such a status.
    const Error error = error_of([&] { (void)json_of(response("[]", number)); });
    EXPECT_EQ(error.kind, kind);
    EXPECT_NE(error.sentence.find("HTTP " + std::to_string(status)), std::string::npos) << error.sentence;
    EXPECT_EQ(error_of([&] { (void)text_of(response("a,b", number)); }).kind, kind);
  }
}

TEST(JsonOf, ShowsTheVenuesOwnWords) {
  const auto words = [](const Json& d) { return std::string(d["msg"].text()); };
  const Error error = error_of([&] { (void)json_of(response(R"({"msg":"Invalid symbol."})", 400), words); });
  EXPECT_NE(error.sentence.find("HTTP 400: Invalid symbol."), std::string::npos) << error.sentence;
  // An error in a shape that is not documented is still that error.
  EXPECT_EQ(error_of([&] { (void)json_of(response(R"({"other":1})", 429), words); }).kind,
            ErrorKind::RateLimited);
  EXPECT_EQ(error_of([&] { (void)json_of(response("<html>", 503), words); }).kind, ErrorKind::Unavailable);
}

TEST(TextOf, GivesTheBodyAndRefusesAWebPage) {
  EXPECT_EQ(text_of(response("a,b\n1,2\n")), "a,b\n1,2\n");
  expect_refused([] { (void)text_of(response("<!doctype html><html>")); }, "a web page came");
}

std::optional<Duration> wait(const std::string& value, std::vector<core::HttpHeader> more = {}) {
  more.push_back({"retry-after", value});
  return retry_after(response("", 429, more));
}

TEST(RetryAfter, ReadsSecondsAlsoFractional) {
  EXPECT_EQ(wait("12"), std::chrono::seconds{12});
  EXPECT_EQ(wait("0.25"), Duration{250});
  EXPECT_EQ(wait("0.0004"), Duration{1});  // never earlier than asked
  EXPECT_EQ(wait("0"), Duration{0});
}

TEST(RetryAfter, ReadsADateAgainstTheVenuesClock) {
  EXPECT_EQ(wait("Sun, 22 Nov 2026 12:01:30 GMT"), std::chrono::seconds{90});
  // This machine's clock may be wrong: the answer's own date decides.
  EXPECT_EQ(wait("Sun, 22 Nov 2026 10:00:10 GMT", {{"date", "Sun, 22 Nov 2026 10:00:00 GMT"}}),
            std::chrono::seconds{10});
  EXPECT_EQ(wait("Sun, 22 Nov 2026 11:00:00 GMT"), Duration{0});
}

TEST(RetryAfter, KnowsNothingWhereNothingUsableIsSaid) {
  for (const char* value : {"", "soon", "-5", "1e300", "Sun, 22 Foo 2026 12:01:30 GMT"}) {
    EXPECT_EQ(wait(value), std::nullopt) << value;
  }
  EXPECT_EQ(retry_after(response("", 429)), std::nullopt);
}

TEST(RetryAfter, IsInTheErrorOfARateLimit) {
  const Error error = error_of([] { (void)json_of(response("", 429, {{"retry-after", "7"}})); });
  EXPECT_EQ(error.retry_after, std::chrono::seconds{7});
}

// -- candles --

Candle candle(Time day, double close, double volume = 10) {
  return {day, close - 1, close + 2, close - 3, close, volume, true};
}

TEST(CheckedCandles, SortsAndMarksTheRunningDay) {
  const auto rows = checked_candles({candle(kDay1 + 2 * kDay, 103), candle(kDay1, 101)}, kNow);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].day, kDay1);
  EXPECT_TRUE(rows[0].closed);
  EXPECT_FALSE(rows[1].closed);  // the day that holds now
  // A day is over when the next one begins, not a moment earlier.
  EXPECT_TRUE(checked_candles({candle(kDay1, 101)}, kDay1 + kDay)[0].closed);
  EXPECT_FALSE(checked_candles({candle(kDay1, 101)}, kDay1 + kDay - Duration{1})[0].closed);
}

TEST(CheckedCandles, JoinsARowThatCameTwice) {
  EXPECT_EQ(checked_candles({candle(kDay1, 101), candle(kDay1, 101)}, kNow).size(), 1U);
  const Candle no_volume = candle(kDay1, 101, core::kUnknown);
  EXPECT_EQ(checked_candles({no_volume, no_volume}, kNow).size(), 1U);
}

TEST(CheckedCandles, RefusesARowThatContradictsItself) {
  expect_refused(
      [] {
        (void)checked_candles({candle(kDay1, 101), candle(kDay1, 101.5)}, kNow);
      },
      "two different rows are stamped 2026-11-20T00:00:00Z");
  expect_refused(
      [] {
        (void)checked_candles({candle(kDay1, 101), candle(kDay1, 101, 11)}, kNow);
      },
      "two different rows");
}

// Days that open at 16:00 or 08:00 UTC are another day: the premium of two such closes is noise.
TEST(CheckedCandles, RefusesDaysThatOpenAtAnotherHour) {
  expect_refused([] { (void)checked_candles({candle(kDay1 + 16 * kHour, 101)}, kNow); },
                 "a day opens at 2026-11-20T16:00:00Z");
}

TEST(CheckedCandles, RefusesImpossiblePrices) {
  const auto with = [](const std::function<void(Candle&)>& change) {
    Candle c = candle(kDay1, 101);
    change(c);
    return [c] { (void)checked_candles({c}, kNow); };
  };
  expect_refused(with([](Candle& c) { c.open = 0; }), "a price of zero or less");
  expect_refused(with([](Candle& c) { c.low = -1; }), "a price of zero or less");
  expect_refused(with([](Candle& c) { c.close = core::kUnknown; }), "a price of zero or less");
  expect_refused(with([](Candle& c) { std::swap(c.low, c.high); }), "out of order");
  expect_refused(with([](Candle& c) { c.close = c.high + 1; }), "out of order");
  expect_refused(with([](Candle& c) { c.close = c.low - 1; }), "out of order");
  expect_refused(with([](Candle& c) { c.volume = -1; }), "a negative volume");
}

TEST(CheckedCandles, KeepsWhatIsRare) {
  Candle c = candle(kDay1, 101);
  c.open = c.high + 5;  // BitMEX: the close of the day before
  EXPECT_EQ(checked_candles({c}, kNow).size(), 1U);
  EXPECT_EQ(checked_candles({{kDay1, 5, 5, 5, 5, 0, true}}, kNow)[0].volume, 0);  // nobody traded
  EXPECT_FALSE(known(checked_candles({candle(kDay1, 101, core::kUnknown)}, kNow)[0].volume));
}

// -- open interest --

OpenInterest snapshot(Time time, double value) { return {time, value, OpenInterestUnit::Coin}; }

TEST(CheckedOpenInterest, SortsRoundsAndKeepsZero) {
  const auto rows = checked_open_interest({snapshot(kDay1 + kDay + Duration{250}, 0), snapshot(kDay1, 12.5)});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].value, 12.5);
  EXPECT_EQ(rows[1].time, kDay1 + kDay);
  EXPECT_EQ(rows[1].value, 0);
}

TEST(CheckedOpenInterest, RefusesNonsenseAndContradictions) {
  expect_refused([] { (void)checked_open_interest({snapshot(kDay1, -1)}); }, "is nonsense");
  expect_refused([] { (void)checked_open_interest({snapshot(kDay1, 1e15)}); }, "is nonsense");
  expect_refused([] { (void)checked_open_interest({snapshot(kDay1, core::kUnknown)}); }, "is nonsense");
  expect_refused(
      [] {
        (void)checked_open_interest({snapshot(kDay1, 1), snapshot(kDay1, 2)});
      },
      "two different rows");
  EXPECT_EQ(checked_open_interest({snapshot(kDay1, 1), snapshot(kDay1, 1)}).size(), 1U);
}

TEST(LastOfEachDay, KeepsTheLastSnapshotWhateverTheOrder) {
  const auto rows = last_of_each_day(
      {snapshot(kDay1 + 20 * kHour, 3), snapshot(kDay1 + 4 * kHour, 1), snapshot(kDay1 + 12 * kHour, 2)});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, kDay1 + 20 * kHour);
  EXPECT_EQ(rows[0].value, 3);
}

// 00:00 is the end of a day, not its beginning: else the close of each day would be a day late.
TEST(LastOfEachDay, MidnightClosesTheDayBefore) {
  const auto rows = last_of_each_day({snapshot(kDay1, 1), snapshot(kDay1 + 12 * kHour, 2),
                                      snapshot(kDay1 + kDay, 3), snapshot(kDay1 + kDay + kHour, 4)});
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].value, 1);  // of the day before
  EXPECT_EQ(rows[1].value, 3);  // not 2
  EXPECT_EQ(rows[1].time, kDay1 + kDay);
  EXPECT_EQ(rows[2].value, 4);
}

TEST(LastOfEachDay, KeepsDailyRowsAsTheyAre) {
  const auto rows = last_of_each_day({snapshot(kDay1, 1), snapshot(kDay1 + kDay, 2)});
  EXPECT_EQ(rows.size(), 2U);
  EXPECT_TRUE(last_of_each_day({}).empty());
}

Instrument counted_in(OpenInterestUnit unit, double size, OpenInterestUnit contract_unit, int sides) {
  Instrument i;
  i.id = "venue:BTC";
  i.open_interest_unit = unit;
  i.contract = {size, contract_unit};
  i.open_interest_sides = sides;
  return i;
}

TEST(OpenInterestOf, ConvertsContractsToCoinOrUsd) {
  const auto coin = open_interest_of(counted_in(OpenInterestUnit::Contracts, 0.01, OpenInterestUnit::Coin, 1),
                                     kDay1, 2125419);
  EXPECT_DOUBLE_EQ(coin.value, 21254.19);
  EXPECT_EQ(coin.unit, OpenInterestUnit::Coin);
  const auto usd =
      open_interest_of(counted_in(OpenInterestUnit::Contracts, 100, OpenInterestUnit::Usd, 1), kDay1, 15004);
  EXPECT_DOUBLE_EQ(usd.value, 1500400);
  EXPECT_EQ(usd.unit, OpenInterestUnit::Usd);
}

// A contract's size says nothing of open interest that comes in coin or USD already.
TEST(OpenInterestOf, LeavesCoinAndUsdAlone) {
  const auto usd =
      open_interest_of(counted_in(OpenInterestUnit::Usd, 10, OpenInterestUnit::Usd, 1), kDay1, 9978911260);
  EXPECT_EQ(usd.value, 9978911260);
  EXPECT_EQ(usd.unit, OpenInterestUnit::Usd);
  EXPECT_EQ(usd.time, kDay1);
}

TEST(OpenInterestOf, CountsOneSideOnce) {
  const Instrument both = counted_in(OpenInterestUnit::Coin, 1, OpenInterestUnit::Coin, 2);
  EXPECT_EQ(open_interest_of(both, kDay1, 2000).value, 1000);
  EXPECT_EQ(open_interest_of(both, kDay1, 1000, true).value, 1000);
}

TEST(OpenInterestOf, RefusesWhatTheCatalogueDoesNotKnow) {
  Instrument none = counted_in(OpenInterestUnit::Coin, 1, OpenInterestUnit::Coin, 1);
  none.open_interest_unit.reset();
  expect_refused([&] { (void)open_interest_of(none, kDay1, 1); }, "no unit of open interest for venue:BTC");
  const Instrument no_size =
      counted_in(OpenInterestUnit::Contracts, core::kUnknown, OpenInterestUnit::Coin, 1);
  expect_refused([&] { (void)open_interest_of(no_size, kDay1, 1); }, "no contract size for venue:BTC");
}

// -- funding --

Funding print(Time time, double rate) { return {time, rate, 0}; }

TEST(CheckedFunding, MeasuresIntervalsAndTakesTheRegularForTheFirst) {
  const auto rows = checked_funding({print(kDay1 + 12 * kHour, 3e-4), print(kDay1, 1e-4),
                                     print(kDay1 + 8 * kHour, 2e-4), print(kDay1 + 13 * kHour, 4e-4)},
                                    8, true);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].rate, 1e-4);
  EXPECT_EQ(rows[0].interval_hours, 8);
  EXPECT_EQ(rows[1].interval_hours, 8);
  EXPECT_EQ(rows[2].interval_hours, 4);
  EXPECT_EQ(rows[3].interval_hours, 1);
}

// A print that did not come would make its neighbour's rate count for 16 or 24 hours.
TEST(CheckedFunding, AMissingPrintIsNoLongerInterval) {
  const auto rows = checked_funding(
      {print(kDay1, 1e-4), print(kDay1 + 24 * kHour, 2e-4), print(kDay1 + 40 * kHour, 3e-4)}, 8, true);
  EXPECT_EQ(rows[1].interval_hours, 8);
  EXPECT_EQ(rows[2].interval_hours, 8);
  EXPECT_EQ(checked_funding({print(kDay1, 1e-5), print(kDay1 + 8 * kHour, 1e-5)}, 1, true)[1].interval_hours,
            1);
}

TEST(CheckedFunding, RoundsJitterBeforeItMeasures) {
  const auto rows = checked_funding(
      {print(kDay1 + Duration{45}, 1e-4), print(kDay1 + 4 * kHour - Duration{3}, 2e-4)}, 8, true);
  EXPECT_EQ(rows[0].time, kDay1);
  EXPECT_EQ(rows[1].time, kDay1 + 4 * kHour);
  EXPECT_EQ(rows[1].interval_hours, 4);
}

TEST(CheckedFunding, LeavesTheVenuesOwnIntervals) {
  const auto rows = checked_funding({{kDay1, 1e-4, 24}, {kDay1 + 8 * kHour, 1e-4, 8}}, 8, false);
  EXPECT_EQ(rows[0].interval_hours, 24);
  EXPECT_EQ(rows[1].interval_hours, 8);
}

// 1.1 % for eight hours has happened (2016); a percent taken for a fraction shows as more than 10 %.
TEST(CheckedFunding, RefusesAPercentTakenForAFraction) {
  EXPECT_EQ(checked_funding({print(kDay1, 0.01125)}, 8, true).size(), 1U);
  EXPECT_EQ(checked_funding({print(kDay1, -0.0995)}, 8, true).size(), 1U);
  expect_refused([] { (void)checked_funding({print(kDay1, 0.11)}, 8, true); }, "is nonsense");
  expect_refused([] { (void)checked_funding({print(kDay1, core::kUnknown)}, 8, true); }, "is nonsense");
}

TEST(CheckedFunding, JoinsEqualRowsAndRefusesContradictions) {
  EXPECT_EQ(checked_funding({print(kDay1, 1e-4), print(kDay1, 1e-4)}, 8, true).size(), 1U);
  expect_refused(
      [] {
        (void)checked_funding({print(kDay1, 1e-4), print(kDay1, 2e-4)}, 8, true);
      },
      "two different rows");
}

// -- queries --

TEST(QueryText, EncodesWhatAServerWouldTakeForItsOwnSigns) {
  EXPECT_EQ(query_text({{"symbol", "BTCUSDT"}, {"limit", "1000"}}), "symbol=BTCUSDT&limit=1000");
  EXPECT_EQ(query_text({{"key", "tBTCF0:USTF0"}, {"t", "2021-04-12T00:00:00Z"}}),
            "key=tBTCF0%3AUSTF0&t=2021-04-12T00%3A00%3A00Z");
  EXPECT_EQ(query_text({{"a", "x&y=z +%"}, {"b", "-_.~"}}), "a=x%26y%3Dz%20%2B%25&b=-_.~");
  EXPECT_EQ(query_text({{"u", "\xC3\xA9"}}), "u=%C3%A9");
  EXPECT_EQ(query_text({}), "");
}

TEST(QueryText, WritesTimesInTheirUnit) {
  EXPECT_EQ(ms_text(kDay1 - Duration{1}), "1795132799999");
  EXPECT_EQ(s_text(kDay1 - Duration{1}), "1795132799");
  EXPECT_EQ(s_text(kDay1), "1795132800");
}

TEST(Guarded, TurnsAnotherShapeThanExpectedIntoAnError) {
  const Error error = error_of([] {
    const Document document = Document::parse("{}");
    (void)(*document)["data"].elements();
  });
  EXPECT_EQ(error.kind, ErrorKind::BadInput);
  EXPECT_FALSE(error.cause.empty());
}

// Half a minute after midnight the running day's first reading must not take the place of yesterday's close.
TEST(ReadingTime, IsTheDaysEndOrTheWholeMinuteOfNow) {
  const core::Time day = core::make_day(2026, 11, 22);
  EXPECT_EQ(reading_time(day, day + core::kDay + core::kHour), day + core::kDay);
  EXPECT_EQ(reading_time(day, day + std::chrono::minutes{620} + std::chrono::seconds{33}),
            day + std::chrono::minutes{620});
  EXPECT_EQ(reading_time(day, day + std::chrono::seconds{20}), std::nullopt);
  EXPECT_EQ(reading_time(day, day - core::kHour), std::nullopt);
}

}  // namespace

}  // namespace btcflow::venues
