#include "tickers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

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

double coordinate(sys_days day) { return static_cast<double>(day.time_since_epoch().count()) * kSecondsADay; }
sys_days day_at(double coordinate) {
  return sys_days{days{static_cast<long long>(std::floor(coordinate / kSecondsADay))}};
}

QVector<double> calendar_ticks(const Step& step, const QCPRange& range) {
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
    const auto length = (sys_days{next / 1} - begin).count();
    month = next;
    if (coordinate(begin + days{length}) < range.lower) continue;
    if (step.months > 0) {
      ticks.append(coordinate(begin));
      continue;
    }
    // Days count from the 1st; the last group of a month is left to the next month's 1st when it comes too
    // close.
    for (int d = 0; d < length; d += step.days) {
      if (d > 0 && length - d < (step.days + 1) / 2) break;
      ticks.append(coordinate(begin + days{d}));
    }
  }
  return ticks;
}

}  // namespace

QString TimeTicker::date_label(double tick) const {
  const year_month_day ymd{day_at(tick)};
  const int month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  const unsigned day = static_cast<unsigned>(ymd.day());
  if (day != 1) return QString::number(day);
  if (month != 1) return locale_.standaloneMonthName(month, QLocale::ShortFormat);
  return QString::number(static_cast<int>(ymd.year()));
}

int TimeTicker::width_of(const QString& label) const {
  const auto known = widths_.constFind(label);
  return known != widths_.constEnd() ? *known : *widths_.insert(label, font_.horizontalAdvance(label));
}

bool TimeTicker::labels_fit(const QVector<double>& ticks, const QCPRange& range, double gap) const {
  double free_from = -HUGE_VAL;
  for (const double tick : ticks) {
    if (!range.contains(tick)) continue;
    const double middle = (tick - range.lower) / range.size() * length_;
    const double half = width_of(date_label(tick)) / 2.0;
    if (middle - half < free_from) return false;
    free_from = middle + half + gap;
  }
  return true;
}

void TimeTicker::set_room(int length, int beyond, const QFont& font, const QLocale& locale) {
  length_ = std::max(1, length);
  beyond_ = beyond;
  made_for_ = {};
  if (QFontMetrics(font) == font_ && locale == locale_) return;
  font_ = QFontMetrics(font);
  locale_ = locale;
  widths_.clear();
}

// All panes ask for the same ticks one after the other.
QVector<double> TimeTicker::createTickVector(double, const QCPRange& range) {
  if (range == made_for_) return made_;
  constexpr double kWantedGap = 4;  // between two labels, in digits
  constexpr double kLeastGap = 1;
  const double digit = width_of(QStringLiteral("0"));
  for (const double gap : {kWantedGap * digit, kLeastGap * digit}) {
    const auto fits = [&](const Step& step) {
      // Steps that cannot fit are not worth their thousands of ticks.
      if (step.seconds() / range.size() * length_ < digit + gap) return false;
      made_ = calendar_ticks(step, range);
      return labels_fit(made_, range, gap);
    };
    if (std::find_if(kSteps.begin(), kSteps.end(), fits) == kSteps.end())
      made_ = calendar_ticks(kSteps.back(), range);
    // One date does not say how much time a step is.
    if (std::count_if(made_.begin(), made_.end(), [&](double t) { return range.contains(t); }) >= 2) break;
  }
  // A line on the picture's own border would be half a line.
  made_.removeIf([&](double tick) { return tick <= range.lower + range.size() / length_; });
  made_for_ = range;
  return made_;
}

QString TimeTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
  const QString label = date_label(tick);
  const double middle = (tick - made_for_.lower) / made_for_.size() * length_;
  const double half = width_of(label) / 2.0;
  return middle - half < 0 || middle + half > length_ + beyond_ ? QString() : label;
}

namespace {

double round_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double multiple : {1.0, 2.0, 5.0}) {
    if (multiple * power >= rough * 0.999) return multiple * power;
  }
  return 10 * power;
}

QVector<double> equal_ticks(const QCPRange& range, double step) {
  QVector<double> ticks;
  for (double k = std::ceil(range.lower / step); k * step <= range.upper; ++k) ticks.append(k * step);
  return ticks;
}

// 1, 2, 5, 10, 20, ... or less of them, so many decades apart at least.
QVector<double> decade_ticks(const QCPRange& range, double apart) {
  const QVector<double> multiples = apart <= std::log10(2.0)   ? QVector<double>{1, 2, 5}
                                    : apart <= std::log10(3.0) ? QVector<double>{1, 3}
                                                               : QVector<double>{1};
  const int stride = std::max(1, static_cast<int>(std::ceil(apart)));
  QVector<double> ticks;
  const int lowest = static_cast<int>(std::floor(std::log10(range.lower) / stride)) * stride;
  for (int power = lowest; std::pow(10.0, power) <= range.upper; power += stride) {
    for (const double multiple : multiples) {
      const double tick = multiple * std::pow(10.0, power);
      if (range.contains(tick)) ticks.append(tick);
    }
  }
  return ticks;
}

}  // namespace

void ValueTicker::set_room(int length, int wanted, int least) {
  length_ = std::max(1, length);
  wanted_ = std::max(1, wanted);
  least_ = std::max(1, least);
}

// Over less than this ratio a logarithmic axis reads better in equal steps.
bool ValueTicker::equal_steps(const QCPRange& range) const {
  constexpr double kRoundStepsFrom = 4;
  return !logarithmic_ || range.lower <= 0 || range.upper / range.lower < kRoundStepsFrom;
}

ValueTicker::Ticks ValueTicker::ticks_apart(const QCPRange& range, double pixels, bool equal) const {
  const double part = pixels / length_;
  if (!equal) return {decade_ticks(range, part * std::log10(range.upper / range.lower)), 0};
  double rough = part * range.size();
  // Equal steps on a logarithmic axis are closest at its upper end.
  if (logarithmic_ && range.lower > 0) rough = range.upper * (1 - std::pow(range.lower / range.upper, part));
  const double step = round_step(rough);
  return {equal_ticks(range, step), step};
}

ValueTicker::Ticks ValueTicker::ticks_for(const QCPRange& range) const {
  if (!(range.size() > 0)) return {};
  const double least = std::min(wanted_, least_);
  Ticks ticks = ticks_apart(range, wanted_, equal_steps(range));
  if (ticks.at.size() < 2) ticks = ticks_apart(range, least, equal_steps(range));
  if (ticks.at.size() < 2 && !equal_steps(range)) ticks = ticks_apart(range, least, true);
  return ticks;
}

double ValueTicker::finest_step(const QCPRange& range) const {
  const double step = ticks_for(range).step;
  return step > 0 || range.lower <= 0 ? step : std::pow(10.0, std::floor(std::log10(range.lower)));
}

QVector<double> ValueTicker::createTickVector(double, const QCPRange& range) {
  Ticks ticks = ticks_for(range);
  step_ = ticks.step;
  return std::move(ticks.at);
}

}  // namespace btcflow::chart
