// How the demonstration market is made.
//
// 1. The story (demo_story.h) says what everybody remembers: closes on some hundred days, a few highs and
// lows, the
//    weeks in which everybody was long, the days on which positions were closed by force, stablecoins off
//    their pegs, venues that were shut.
// 2. The course (demo_course.cpp) fills the days between. The price wanders from one remembered close to the
// next as a
//    Brownian bridge whose volatility clusters. A mood follows the price's trend and a drift of its own; out
//    of the mood come how far perps stand above spot, what funding asks, and how much leverage is open.
//    Rallies add to all three; a cascade takes open interest away overnight and leaves perps below spot and
//    funding low for some days.
// 3. Here each venue of demo_venues.h makes rows of it: its own small error around the common price, in its
// own quote
//    (a USDT price is the USD price by that day's rate), ticks, volume, funding formula and interval, and
//    open interest that grows from its listing on, and wanes where the table says so.
//
// All chance comes from SplitMix64 with one named stream for each purpose (demo_random.h).
#include "btcflow/app/demo_market.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "btcflow/venues/catalogue.h"
#include "demo_course.h"
#include "demo_random.h"
#include "demo_venues.h"

namespace btcflow::app {

using core::Instrument;
using core::kDay;
using core::kHour;
using core::Time;
using demo::Gap;
using demo::MarketDay;
using demo::PerpVenue;
using demo::Random;
using demo::VenueStyle;
using metrics::InstrumentRows;

namespace {

using Course = std::vector<MarketDay>;

constexpr double kVolumeTicks = 1'000;  // per coin
constexpr double kCoinTicks = 1'000;    // per coin
constexpr double kUsdTicks = 1;         // per USD
constexpr double kFundingTicks = 1e8;   // per 1

constexpr double kShadowError = 0.15;  // of a venue's shadows against the common ones
constexpr double kVolumeNoise = 0.25;  // logarithm
constexpr double kYoungError = 15;     // times: a book is thin at first
constexpr double kYoungDays = 6;       // to 37 % of that
constexpr double kLeastGrown = 0.03;   // of its size has a venue on its first day
constexpr double kPegShadow = 0.0004;  // fraction

constexpr double kSizeNoise = 0.012;   // of a venue's open interest, logarithm, a day
constexpr double kSizeMemory = 0.985;  // of that, a day

constexpr double kPrintNoise = 0.00015;   // fraction per 8 h, of a venue's pressure around the common one
constexpr double kPrintMemory = 0.92;     // of that, an hour
constexpr double kMostFunding = 0.00375;  // fraction per 8 h: where venues cap it
constexpr double kHoursOfRate = 8;

double rounded(double x, double ticks) { return std::round(x * ticks) / ticks; }
double hours(core::Duration d) { return static_cast<double>(d.count()) / static_cast<double>(kHour.count()); }
std::size_t index(int date) { return static_cast<std::size_t>(demo::day_number(date)); }
Time day_time(std::size_t day) {
  return demo::date_time(demo::kFirstDate) + kDay * static_cast<long long>(day);
}

// Which days of a venue are not as they should be.
class Gaps {
 public:
  explicit Gaps(std::string_view venue) {
    for (const demo::Outage& outage : demo::kOutages) {
      if (outage.venue == venue) spans_.push_back({index(outage.first), index(outage.last), outage.gap});
    }
  }
  bool at(std::size_t day, Gap gap) const {
    return std::any_of(spans_.begin(), spans_.end(), [&](const Span& span) {
      return span.gap == gap && span.first <= day && day <= span.last;
    });
  }

 private:
  struct Span {
    std::size_t first;
    std::size_t last;
    Gap gap;
  };
  std::vector<Span> spans_;
};

// A day's prices before they are made a candle; high and low as factors of what lies between open and close.
struct Sketch {
  double close;
  double above;
  double below;
  double volume;
};

// Rounds and strings sketches together into candles: each day opens where the one before closed.
template <typename SketchOfDay>
std::vector<core::Candle> candles(const VenueStyle& style, const Gaps& gaps, std::size_t days, double before,
                                  SketchOfDay sketch_of_day) {
  std::vector<core::Candle> rows;
  rows.reserve(days);
  double open = rounded(before, style.ticks);
  for (std::size_t d = index(style.first); d < days; ++d) {
    const Sketch sketch = sketch_of_day(d);
    const double close = rounded(sketch.close, style.ticks);
    if (gaps.at(d, Gap::NoTrades)) {
      rows.push_back({day_time(d), open, open, open, open, 0});
      continue;
    }
    if (!gaps.at(d, Gap::Closed)) {
      const double high = rounded(std::max(open, close) * sketch.above, style.ticks);
      const double low = rounded(std::min(open, close) / sketch.below, style.ticks);
      rows.push_back({day_time(d), open, high, low, close, rounded(sketch.volume, kVolumeTicks)});
    }
    open = close;
  }
  return rows;
}

double usd_of(const std::string& quote, const MarketDay& day) {
  if (quote == "USDT") return day.usdt;
  return quote == "USDC" ? day.usdc : 1.0;
}

// What a perp venue has reached of its full size on a day.
double size_on(const PerpVenue& venue, std::size_t day) {
  const auto age = static_cast<double>(day - index(venue.style.first));
  const double grown = std::max(kLeastGrown, 1 - std::exp(-age / venue.growth_days));
  if (venue.wanes_from == demo::kNever || day < index(venue.wanes_from)) return grown;
  return grown * std::exp(-static_cast<double>(day - index(venue.wanes_from)) / venue.wane_days);
}

// A venue's candles; `above_pct(day)` is how far it stands above spot, `size(day number)` its part of a usual
// volume.
template <typename AbovePct, typename Size>
std::vector<core::Candle> venue_candles(const Instrument& instrument, const VenueStyle& style,
                                        const Course& course, AbovePct above_pct, Size size) {
  Random random(instrument.id + " candles");
  const std::size_t first = index(style.first);
  const double before = first == 0 ? demo::kPriceBefore : course[first - 1].close;
  const auto stretched = [&](double common) {
    return 1 + (common - 1) * std::max(0.0, 1 + kShadowError * random.normal());
  };
  return candles(style, Gaps(instrument.venue), course.size(), before, [&](std::size_t d) {
    const MarketDay& day = course[d];
    const double opened = d == 0 ? demo::kPriceBefore : course[d - 1].close;
    const double young = d == 0 || first == 0 ? 0 : std::exp(-static_cast<double>(d - first) / kYoungDays);
    const double error_pct = style.error_pct * (1 + kYoungError * young) * random.normal();
    const double usd = day.close * (1 + above_pct(day) / 100) * (1 + error_pct / 100);
    return Sketch{usd / usd_of(core::quote_on(instrument, day_time(d)), day),
                  stretched(day.high / std::max(opened, day.close)),
                  stretched(std::min(opened, day.close) / day.low),
                  style.volume * size(d) * day.activity * std::exp(kVolumeNoise * random.normal())};
  });
}

// Closing values, so each day's is stamped 00:00 of the next.
std::vector<core::OpenInterest> open_interest(const Instrument& instrument, const PerpVenue& venue,
                                              const Course& course) {
  Random random(instrument.id + " open interest");
  const Gaps gaps(instrument.venue);
  const bool in_usd = instrument.contract.unit == core::OpenInterestUnit::Usd;
  const std::size_t first = index(venue.style.first);
  std::vector<core::OpenInterest> rows;
  rows.reserve(course.size() - first);
  double own = 0;
  for (std::size_t d = first; d < course.size(); ++d) {
    own = kSizeMemory * own + kSizeNoise * random.normal();
    const double coin = venue.open_interest * size_on(venue, d) * course[d].open_interest * std::exp(own);
    if (gaps.at(d, Gap::Closed) || gaps.at(d, Gap::NoOpenInterest)) continue;
    const double value = in_usd ? rounded(coin * course[d].close, kUsdTicks) : rounded(coin, kCoinTicks);
    rows.push_back(
        {day_time(d + 1), value, in_usd ? core::OpenInterestUnit::Usd : core::OpenInterestUnit::Coin});
  }
  return rows;
}

// The common pressure at an instant, on the straight line between the values of two midnights.
double pressure_at(const Course& course, Time t) {
  const core::Duration since = t - day_time(0);
  const auto d = static_cast<std::size_t>(since / kDay);
  const double part = hours(since % kDay) / hours(kDay);
  const double before = d == 0 ? 0 : course[d - 1].pressure;
  return before + part * (course[d].pressure - before);
}

class FundingPrints {
 public:
  FundingPrints(const Instrument& instrument, const PerpVenue& venue, const Course& course)
      : random_(instrument.id + " funding"), gaps_(instrument.venue), venue_(venue), course_(course) {}

  // Prints each `every` from `first` to `last`, both included.
  void add(Time first, Time last, core::Duration every) {
    const double memory = std::pow(kPrintMemory, hours(every));
    const double innovation = std::sqrt(1 - memory * memory);
    for (Time t = first; t <= last; t += every) {
      noise_ = memory * noise_ + innovation * random_.normal();
      const Time paid_for = t - every / 2;
      const auto day = static_cast<std::size_t>((paid_for - day_time(0)) / kDay);
      if (gaps_.at(day, Gap::Closed)) continue;
      const double rate = rate_8h(pressure_at(course_, paid_for) + kPrintNoise * noise_);
      rows_.push_back({t, rounded(rate * hours(every) / kHoursOfRate, kFundingTicks), hours(every)});
    }
  }

  std::vector<core::Funding> take() { return std::move(rows_); }

 private:
  double rate_8h(double pressure) const {
    const demo::FundingFormula& formula = venue_.funding;
    const double rate = pressure + std::clamp(formula.interest - pressure, -formula.band, formula.band);
    return std::clamp(rate, -kMostFunding, kMostFunding);
  }

  Random random_;
  Gaps gaps_;
  const PerpVenue& venue_;
  const Course& course_;
  double noise_ = 0;
  std::vector<core::Funding> rows_;
};

std::vector<core::Funding> funding(const Instrument& instrument, const PerpVenue& venue,
                                   const Course& course) {
  FundingPrints prints(instrument, venue, course);
  const core::Duration every{
      std::llround(instrument.funding_interval_hours * static_cast<double>(kHour.count()))};
  Time first = demo::date_time(venue.style.first) + kHour * venue.funding_hour;
  if (instrument.id == demo::kPaidDaily) {
    const Time last_daily = demo::date_time(demo::kPaidDailyUntil) + kHour * demo::kPaidDailyAt;
    prints.add(demo::date_time(venue.style.first) + kDay + kHour * demo::kPaidDailyAt, last_daily, kDay);
    first = last_daily + every;
  }
  prints.add(first, demo_as_of(), every);
  return prints.take();
}

InstrumentRows spot_rows(const Instrument& instrument, const VenueStyle& style, const Course& course) {
  const auto at_spot = [](const MarketDay&) { return 0.0; };
  const auto grown = [](std::size_t) { return 1.0; };
  return {instrument, venue_candles(instrument, style, course, at_spot, grown), {}, {}};
}

InstrumentRows perp_rows(const Instrument& instrument, const PerpVenue& venue, const Course& course) {
  const auto above_pct = [&](const MarketDay& day) { return day.premium_pct + venue.offset_pct; };
  const auto size = [&](std::size_t day) { return size_on(venue, day); };
  return {instrument, venue_candles(instrument, venue.style, course, above_pct, size),
          open_interest(instrument, venue, course), funding(instrument, venue, course)};
}

InstrumentRows reference_rows(const Instrument& instrument, const VenueStyle& style, const Course& course) {
  Random random(instrument.id + " candles");
  const auto shadow = [&] { return 1 + kPegShadow * std::abs(random.normal()); };
  return {instrument,
          candles(style, Gaps(instrument.venue), course.size(), 1.0,
                  [&](std::size_t d) {
                    return Sketch{
                        usd_of(instrument.base, course[d]), shadow(), shadow(),
                        style.volume * course[d].activity * std::exp(kVolumeNoise * random.normal())};
                  }),
          {},
          {}};
}

}  // namespace

metrics::Market demo_market() {
  const core::Catalogue& catalogue = venues::built_in_catalogue();
  const Course course = demo::market_course();
  metrics::Market market;
  for (const VenueStyle& style : demo::kSpotVenues) {
    if (const Instrument* i = catalogue.find(style.id)) {
      market.instruments.push_back(spot_rows(*i, style, course));
    }
  }
  for (const PerpVenue& venue : demo::kPerpVenues) {
    if (const Instrument* i = catalogue.find(venue.style.id)) {
      market.instruments.push_back(perp_rows(*i, venue, course));
    }
  }
  for (const VenueStyle& style : demo::kReferences) {
    if (const Instrument* i = catalogue.find(style.id)) {
      market.rates[i->base].push_back(reference_rows(*i, style, course));
    }
  }
  return market;
}

core::Time demo_as_of() { return demo::date_time(demo::kLastDate) + kDay; }

}  // namespace btcflow::app
