#include "demo_course.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "demo_random.h"
#include "demo_story.h"

namespace btcflow::app::demo {

core::Time date_time(int date) {
  return core::make_day(date / 10000, static_cast<unsigned>(date / 100 % 100),
                        static_cast<unsigned>(date % 100));
}

int day_number(int date) { return static_cast<int>((date_time(date) - date_time(kFirstDate)) / core::kDay); }

namespace {

// The tables reach over every day.
static_assert(kAnchors.back().date == kLastDate && kRanges.back().last == kLastDate);
static_assert(kClimates.front().date == kFirstDate && kClimates.back().date > kLastDate);

// Price: the volatility of tomorrow follows the size of today's move (GARCH).
constexpr double kFollowsMove = 0.08;
constexpr double kPersists = 0.89;
constexpr double kLargestMove = 0.25;  // of what counts there: a crash does not shake the market for a year

// A candle's shadows, against the day's volatility.
constexpr double kShadow = 0.45;
constexpr double kLongestShadow = 0.15;  // logarithm
constexpr double kShadowBeyond = 0.01;   // of the range of closes, unless kWicks says more

// The mood of the crowd, in standard deviations: it runs after the price, and drifts on its own.
constexpr double kTrendMemory = 0.93;  // a day; the trend of about a month
constexpr double kDriftMemory = 0.97;  // a day; fashions of about a month
constexpr double kWhimMemory = 0.55;   // a day; what is gone after two or three
constexpr double kTrendWeight = 0.65;
constexpr double kDriftWeight = 0.45;
constexpr double kMostTrend = 2.5;

// How the mood shows. Premium and pressure have a whim of their own: in reality, too, they often disagree.
constexpr double kUsualPremiumPct = -0.02;  // spot stands a little above perps when nobody cares
constexpr double kPremiumWhim = 0.7;
constexpr double kUsualPressure = 0.0001;
constexpr double kPressureWhim = 0.5;
constexpr double kBasisPoint = 0.0001;

// Leverage, as the logarithm of open interest in coin: follows the mood, and goes when the price moves far in
// a day.
constexpr double kLeverageOfMood = 0.10;
constexpr double kLeverageReturns = 0.035;  // of the distance to what the mood asks for, a day
constexpr double kLeverageNoise = 0.012;
constexpr double kCalmMove = 2.0;        // in standard deviations: moves up to this liquidate nobody
constexpr double kLiquidatedUp = 0.010;  // per standard deviation beyond
constexpr double kLiquidatedDown = 0.022;
constexpr double kMostLiquidated = 0.10;  // in a day, beyond what kCascades says

// Volume.
constexpr double kActivityOfMove = 0.55;  // per standard deviation of the day's move
constexpr double kActivityNoise = 0.20;   // logarithm
constexpr double kQuietWeekend = 0.65;

constexpr double kPegNoise = 0.0004;

// Of a noise whose mean square is to stay 1 although it remembers.
double innovation(double memory) { return std::sqrt(1 - memory * memory); }

class Course {
 public:
  Course()
      : days_(static_cast<std::size_t>(day_number(kLastDate) + 1)),
        climate_(days_.size()),
        ranges_(days_.size()) {
    fill_climate();
    fill_ranges();
    walk_price();
    draw_candles();
    follow_mood();
    add_rallies();
    add_cascades();
    follow_leverage();
    draw_pegs();
  }

  std::vector<MarketDay> take() { return std::move(days_); }

 private:
  void fill_climate() {
    for (std::size_t i = 0; i + 1 < kClimates.size(); ++i) {
      const Climate& a = kClimates[i];
      const Climate& b = kClimates[i + 1];
      const int from = day_number(a.date);
      const int to = day_number(b.date);
      for (int d = from; d < to; ++d) {
        const double part = static_cast<double>(d - from) / (to - from);
        const auto between = [part](double x, double y) { return x + part * (y - x); };
        climate_[index(d)] = {0, between(a.volatility, b.volatility), between(a.premium_pct, b.premium_pct),
                              between(a.pressure_bp, b.pressure_bp), between(a.structure, b.structure)};
      }
    }
  }

  void fill_ranges() {
    for (const Range& range : kRanges) {
      for (int d = day_number(range.first); d <= day_number(range.last); ++d) ranges_[index(d)] = range;
    }
  }

  // From anchor to anchor by a Brownian bridge: each step goes the fair part of the way that is left, and
  // astray by the volatility of the day times what the bridge still allows.
  void walk_price() {
    Random random("price");
    moves_.resize(days_.size());
    double price = std::log(kPriceBefore);
    double variance = climate_[0].volatility * climate_[0].volatility;
    int day = 0;
    for (const Anchor& anchor : kAnchors) {
      const double goal = std::log(anchor.usd);
      for (int left = day_number(anchor.date) - day + 1; left > 0; --left, ++day) {
        const double astray = std::sqrt(variance * (left - 1) / left) * random.normal();
        const double move = inside((goal - price) / left, astray, price, ranges_[index(day)]);
        const double usual = climate_[index(day)].volatility;
        const double counted = std::clamp(move, -kLargestMove, kLargestMove);
        variance = (1 - kFollowsMove - kPersists) * usual * usual + kFollowsMove * counted * counted +
                   kPersists * variance;
        price += move;
        moves_[index(day)] = move;
        days_[index(day)].close = std::exp(price);
      }
    }
  }

  // The step that stays inside the range: as drawn, else mirrored, else straight to the goal.
  static double inside(double fair, double astray, double price, const Range& range) {
    for (const double step : {fair + astray, fair - astray}) {
      const double usd = std::exp(price + step);
      if (range.lowest <= usd && usd <= range.highest) return step;
    }
    return fair;
  }

  double deviations(std::size_t d) const { return moves_[d] / climate_[d].volatility; }

  void draw_candles() {
    Random random("candles");
    double before = kPriceBefore;
    for (std::size_t d = 0; d < days_.size(); ++d) {
      MarketDay& day = days_[d];
      const double size = kShadow * (climate_[d].volatility + std::abs(moves_[d]) / 2);
      const auto shadow = [&] {
        return std::exp(std::min(size * std::abs(random.normal()), kLongestShadow));
      };
      // A range may end where the next begins: the body lies in the candle in any case.
      const double top = std::max(before, day.close);
      const double bottom = std::min(before, day.close);
      day.high = std::max(top, std::min(top * shadow(), ranges_[d].highest * (1 + kShadowBeyond)));
      day.low = std::min(bottom, std::max(bottom / shadow(), ranges_[d].lowest * (1 - kShadowBeyond)));
      before = day.close;
      const bool weekend = (d + kFirstWeekday) % 7 >= 5;
      day.activity = (1 + kActivityOfMove * std::abs(deviations(d))) *
                     std::exp(kActivityNoise * random.normal()) * (weekend ? kQuietWeekend : 1);
    }
    for (const Anchor& wick : kWicks) {
      MarketDay& day = days_[index(day_number(wick.date))];
      day.high = std::max(day.high, wick.usd);
      day.low = std::min(day.low, wick.usd);
    }
  }

  void follow_mood() {
    Random random("mood");
    mood_.resize(days_.size());
    double trend = 0;
    double drift = 0;
    double premium_whim = 0;
    double pressure_whim = 0;
    const auto wander = [&random](double& x, double memory) {
      x = memory * x + innovation(memory) * random.normal();
    };
    for (std::size_t d = 0; d < days_.size(); ++d) {
      trend = kTrendMemory * trend + innovation(kTrendMemory) * deviations(d);
      wander(drift, kDriftMemory);
      wander(premium_whim, kWhimMemory);
      wander(pressure_whim, kWhimMemory);
      mood_[d] = kTrendWeight * std::clamp(trend, -kMostTrend, kMostTrend) + kDriftWeight * drift;
      days_[d].premium_pct =
          kUsualPremiumPct + climate_[d].premium_pct * (mood_[d] + kPremiumWhim * premium_whim);
      days_[d].pressure =
          kUsualPressure + kBasisPoint * climate_[d].pressure_bp * (mood_[d] + kPressureWhim * pressure_whim);
    }
  }

  // Calls add(day, strength) for each day from the peak on while the strength, halved every half_life_days,
  // is felt.
  template <typename Add>
  void fade(int peak, double half_life_days, Add add) {
    constexpr double kFelt = 0.01;
    const double daily = std::exp(std::log(0.5) / half_life_days);
    double strength = 1;
    for (std::size_t d = index(peak); d < days_.size() && strength > kFelt; ++d, strength *= daily) {
      add(d, strength);
    }
  }

  void add_rallies() {
    asked_.resize(days_.size());
    for (const Rally& rally : kRallies) {
      const auto add = [&](std::size_t d, double strength) {
        days_[d].premium_pct += rally.premium_pct * strength;
        days_[d].pressure += kBasisPoint * rally.pressure_bp * strength;
        asked_[d] += rally.leverage * strength;
      };
      const int from = day_number(rally.from);
      const int peak = day_number(rally.peak);
      for (int d = from; d < peak; ++d) add(index(d), static_cast<double>(d - from + 1) / (peak - from + 1));
      fade(peak, rally.half_life_days, add);
    }
  }

  void add_cascades() {
    liquidated_.resize(days_.size());
    for (const Cascade& cascade : kCascades) {
      const int date = day_number(cascade.date);
      liquidated_[index(date)] = -std::log(1 - cascade.lost);
      fade(date, cascade.half_life_days, [&](std::size_t d, double strength) {
        days_[d].premium_pct -= cascade.premium_pct * strength;
        days_[d].pressure -= kBasisPoint * cascade.pressure_bp * strength;
      });
    }
  }

  void follow_leverage() {
    Random random("leverage");
    double leverage = 0;
    for (std::size_t d = 0; d < days_.size(); ++d) {
      const double goal = kLeverageOfMood * mood_[d] + asked_[d];
      const double move = deviations(d);
      const double beyond =
          std::max(0.0, std::abs(move) - kCalmMove) * (move < 0 ? kLiquidatedDown : kLiquidatedUp);
      leverage += kLeverageReturns * (goal - leverage) + kLeverageNoise * random.normal() -
                  std::min(beyond, kMostLiquidated) - liquidated_[d];
      days_[d].open_interest = climate_[d].structure * std::exp(leverage);
    }
  }

  void draw_pegs() {
    Random random("pegs");
    for (MarketDay& day : days_) {
      day.usdt = 1 + kPegNoise * random.normal();
      day.usdc = 1 + kPegNoise * random.normal();
    }
    for (const Depeg& depeg : kDepegs) {
      double MarketDay::*coin = depeg.coin == "USDT" ? &MarketDay::usdt : &MarketDay::usdc;
      fade(day_number(depeg.date), depeg.half_life_days,
           [&](std::size_t d, double strength) { days_[d].*coin += depeg.deviation * strength; });
    }
  }

  static std::size_t index(int day) { return static_cast<std::size_t>(day); }
  static constexpr std::size_t kFirstWeekday = 3;  // 2015-01-01 was a Thursday; Monday is 0

  std::vector<MarketDay> days_;
  std::vector<Climate> climate_;
  std::vector<Range> ranges_;
  std::vector<double> moves_;       // log returns
  std::vector<double> mood_;        // in standard deviations
  std::vector<double> asked_;       // leverage that the rallies ask for
  std::vector<double> liquidated_;  // leverage that the cascades take
};

}  // namespace

std::vector<MarketDay> market_course() { return Course().take(); }

}  // namespace btcflow::app::demo
