#include "tickers.h"

#include <array>
#include <cmath>

#include "btcflow/core/number.h"
#include "btcflow/core/timeframe.h"
#include "chart_data.h"

namespace btcflow::chart {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr double kSecondsADay = 86400;
constexpr double kDaysAMonth = 30.44;

// Steps that people read easily: months (12 and up are years), or days within a month.
struct Step {
  int months;
  int days;
  double seconds() const { return (months > 0 ? months * kDaysAMonth : days) * kSecondsADay; }
};
constexpr std::array<Step, 12> kSteps{
    {{0, 1}, {0, 2}, {0, 5}, {0, 10}, {1, 0}, {2, 0}, {3, 0}, {6, 0}, {12, 0}, {24, 0}, {60, 0}, {120, 0}}};

const Step& step_for(double seconds) {
  for (const Step& step : kSteps) {
    if (step.seconds() >= seconds) return step;
  }
  return kSteps.back();
}

double coordinate(sys_days day) { return static_cast<double>(day.time_since_epoch().count()) * kSecondsADay; }
sys_days day_at(double coordinate) {
  return sys_days{days{static_cast<long long>(std::floor(coordinate / kSecondsADay))}};
}

}  // namespace

double TimeTicker::getTickStep(const QCPRange& range) { return range.size() / std::max(1, tickCount()); }

QVector<double> TimeTicker::createTickVector(double tickStep, const QCPRange& range) {
  const Step& step = step_for(tickStep);
  QVector<double> ticks;
  const year_month_day first{day_at(range.lower)};
  auto month = first.year() / std::chrono::January;
  if (step.months >= 12) {
    const int years = step.months / 12;
    month = std::chrono::year{static_cast<int>(first.year()) / years * years} / std::chrono::January;
  }
  while (coordinate(sys_days{month / 1}) <= range.upper) {
    const sys_days begin{month / 1};
    const auto next = month + months{std::max(1, step.months)};
    if (step.months > 0) {
      ticks.append(coordinate(begin));
    } else {
      // Days count from the 1st; the last group of a month is left to the next month's 1st when it comes too
      // close.
      const auto length = (sys_days{next / 1} - begin).count();
      for (int d = 0; d < length; d += step.days) {
        if (d > 0 && length - d < (step.days + 1) / 2) break;
        ticks.append(coordinate(begin + days{d}));
      }
    }
    month = next;
  }
  return ticks;
}

QString TimeTicker::getTickLabel(double tick, const QLocale& locale, QChar, int) {
  const year_month_day ymd{day_at(tick)};
  const int month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  const unsigned day = static_cast<unsigned>(ymd.day());
  if (day != 1) return QString::number(day);
  if (month != 1) return locale.monthName(month, QLocale::ShortFormat);
  return QString::number(static_cast<int>(ymd.year()));
}

namespace {

double round_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double multiple : {1.0, 2.0, 5.0}) {
    if (multiple * power >= rough * 0.999) return multiple * power;
  }
  return 10 * power;
}

}  // namespace

double ValueTicker::getTickStep(const QCPRange& range) {
  step_ = round_step(range.size() / std::max(1, tickCount()));
  return step_;
}

QVector<double> ValueTicker::createTickVector(double tickStep, const QCPRange& range) {
  if (logarithmic_ && range.lower > 0) {
    const double margin = std::pow(range.upper / range.lower, edge_);
    return ticks_in(QCPRange(range.lower * margin, range.upper / margin), tickStep);
  }
  const double margin = edge_ * range.size();
  return ticks_in(QCPRange(range.lower + margin, range.upper - margin), tickStep);
}

QVector<double> ValueTicker::ticks_in(const QCPRange& range, double tickStep) const {
  QVector<double> ticks;
  constexpr double kRoundStepsUpTo =
      4;  // over less than this ratio a logarithmic axis reads better in equal steps
  if (!logarithmic_ || range.lower <= 0 || range.upper / range.lower < kRoundStepsUpTo) {
    for (double k = std::ceil(range.lower / tickStep); k * tickStep <= range.upper; ++k)
      ticks.append(k * tickStep);
    return ticks;
  }
  const double decades = std::log10(range.upper / range.lower);
  const double per_decade = tickCount() / decades;
  const QVector<double> multiples = per_decade >= 3   ? QVector<double>{1, 2, 5}
                                    : per_decade >= 2 ? QVector<double>{1, 3}
                                                      : QVector<double>{1};
  for (double power = std::pow(10.0, std::floor(std::log10(range.lower))); power <= range.upper;
       power *= 10) {
    for (const double multiple : multiples) {
      if (multiple * power >= range.lower && multiple * power <= range.upper) ticks.append(multiple * power);
    }
  }
  return ticks;
}

QString ValueTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
  return label_(std::abs(tick) < step_ * 1e-9 ? 0 : tick, step_);
}

int decimals_for(double step) {
  // A step of 0.2 is 0.2, not 0.19999: round before counting.
  return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

QString price_label(double value) {
  if (value >= 10'000) {
    const bool whole = std::fmod(value, 1000.0) < 1e-6;
    return QString::fromStdString(core::fixed(value / 1000, whole ? 0 : 1)) + QStringLiteral(" K");
  }
  return QString::fromStdString(core::grouped(value, std::fmod(value, 1.0) < 1e-9 ? 0 : 2));
}

}  // namespace btcflow::chart
