#include <algorithm>
#include <cmath>

#include "axis_text.h"
#include "btcflow/core/number.h"
#include "pane_legend.h"
#include "strip_plot.h"
#include "thresholds.h"
#include "words.h"

namespace btcflow::chart {

using core::fixed;
using core::grouped;
using core::short_amount;
using metrics::Dashboard;
using metrics::Truth;

namespace {

class Parts {
 public:
  Parts(const Scene& scene, const QString& title) : theme_(scene.options.theme) {
    list_.push_back({title, theme_.text, true, true});
  }
  void add(const QString& s, const QColor& colour) { list_.push_back({s, colour, false}); }
  void muted(const QString& s) { add(s, theme_.muted); }
  void warning(const QString& s) { list_.push_back({s, theme_.warning, false, true}); }
  const Theme& theme() const { return theme_; }
  std::vector<LegendPart> take() { return std::move(list_); }

 private:
  const Theme& theme_;
  std::vector<LegendPart> list_;
};

// Prices of a dollar and of a hundred thousand dollars want other decimals.
std::string price(double x) { return grouped(x, x < 100 ? 2 : 0); }

// Of the baskets' prices, and so of the premium.
void add_price_flags(Parts& parts, const Dashboard& d, std::size_t b) {
  const QColor& colour = parts.theme().warning;
  if ((d.flags[b] & metrics::kQuoteAssumed) != 0) parts.add(tr("stablecoin taken as 1 USD"), colour);
  if ((d.flags[b] & metrics::kBasketDisagrees) != 0) parts.add(tr("venues disagree"), colour);
  if (const int days = days_old(d.rate_age, b); days > 0)
    parts.muted(tr("stablecoin rate carried, %1 d old").arg(days));
}

void add_age(Parts& parts, const metrics::AgeColumn& ages, std::size_t b) {
  if (const int days = days_old(ages, b); days > 0) parts.muted(tr("carried, %1 d old").arg(days));
}

// Of the z-score's window: it hides what came after.
void add_outlier(Parts& parts, const std::vector<bool>& outliers, std::size_t b) {
  if (holds(outliers, b)) parts.add(tr("outlier in window"), parts.theme().warning);
}

// What the dashed lines of a pane stand at: the confluence's and the extremes'.
void add_thresholds(Parts& parts, Pane pane, const Scene& scene) {
  QString last;
  for (const Threshold& line : thresholds(pane, scene)) {
    if (line.name.isEmpty() || line.name == last) continue;
    last = line.name;
    const QString value = axis_text(pane, scene.options, std::abs(line.value), 0);
    parts.add(pane == Pane::Funding
                  ? tr("%1 from %2").arg(line.name, value)
                  : tr("%1 from ±%2").arg(line.name, QString(value).remove(QLatin1Char('+'))),
              line.colour);
  }
}

std::vector<LegendPart> price_parts(const Scene& scene, const Dashboard& d, std::size_t b) {
  Parts parts(scene, tr("Price"));
  const Theme& theme = scene.options.theme;
  parts.muted(text(core::to_date(d.bars[b].open)));
  if (!d.closed[b]) parts.warning(tr("forming"));
  parts.add(tr("spot basket") + " " + text(price(d.spot[b])), theme.spot);
  add_age(parts, d.spot_age, b);
  parts.add(tr("perp basket") + " " + text(price(d.perp[b])), theme.perp);
  add_age(parts, d.perp_age, b);
  add_price_flags(parts, d, b);
  if (core::known(d.close[b])) {
    parts.muted(QStringLiteral("O %1  H %2  L %3  C %4")
                    .arg(text(price(d.open[b])), text(price(d.high[b])), text(price(d.low[b])),
                         text(price(d.close[b]))));
  }
  return parts.take();
}

std::vector<LegendPart> premium_parts(const Scene& scene, const Dashboard& d, std::size_t b) {
  const bool perp = scene.options.perp_premium;
  Parts parts(scene, perp ? tr("Perp premium vs spot basket") : tr("Spot premium vs perp basket"));
  const Theme& theme = scene.options.theme;
  const double sign = perp ? -1 : 1;
  const double p = d.premium_pct[b];
  parts.add(text(fixed(sign * p, 3, true)) + " %", !core::known(p) ? theme.muted
                                                   : p >= 0        ? theme.up
                                                                   : theme.down);
  add_price_flags(parts, d, b);
  add_outlier(parts, d.premium_outlier, b);
  parts.muted(QStringLiteral("z ") + text(fixed(sign * d.premium_z[b], 2, true)));
  add_thresholds(parts, Pane::Premium, scene);
  return parts.take();
}

QString unit_text(const metrics::Parameters& p) {
  return p.oi_unit == metrics::OpenInterestIn::Usd ? tr("in USD") : tr("in coin");
}

std::vector<LegendPart> open_interest_parts(const Scene& scene, const Dashboard& d, std::size_t b) {
  const int length = metrics::zscore_length(d.parameters, d.timeframe);
  Parts parts(scene, tr("Open interest z-score (%1)").arg(length));
  parts.add(text(fixed(d.oi_z[b], 2, true)) + QStringLiteral(" σ"), scene.options.theme.open_interest);
  if (const int days = days_old(d.oi_age, b); days > 0) parts.muted(tr("carried, up to %1 d old").arg(days));
  add_outlier(parts, d.oi_outlier, b);
  QStringList totals;
  if (core::known(d.oi_usd[b])) totals.append("$" + text(short_amount(d.oi_usd[b])));
  if (core::known(d.oi_coin[b])) totals.append(text(short_amount(d.oi_coin[b])) + " " + text(d.asset));
  parts.muted(totals.isEmpty() ? tr("total unknown")
                               : tr("total %1").arg(totals.join(QStringLiteral(" · "))));
  if (d.parameters.oi_composition == metrics::Composition::Linked) {
    parts.muted(tr("linked, %1").arg(unit_text(d.parameters)));
  } else if (d.parameters.oi_composition == metrics::Composition::Single) {
    parts.muted(text(d.parameters.oi_instrument));
  } else {
    parts.muted(unit_text(d.parameters));
  }
  add_thresholds(parts, Pane::OpenInterest, scene);
  return parts.take();
}

std::vector<LegendPart> funding_parts(const Scene& scene, const Dashboard& d, std::size_t b) {
  const int length = metrics::twap_length(d.parameters, d.timeframe);
  Parts parts(scene, tr("Funding TWAP (%1)").arg(length));
  const QString rate = text(fixed(d.funding_twap_8h[b] * 100, 4, true)) + tr(" % / 8 h");
  const QString apr = text(fixed(d.funding_twap_apr_pct[b], 1, true)) + tr(" % APR");
  parts.add(scene.options.apr ? apr : rate, scene.options.theme.funding);
  parts.muted(scene.options.apr ? rate : apr);
  parts.muted(tr("this bar %1 %").arg(text(fixed(d.funding_8h[b] * 100, 4, true))));
  add_outlier(parts, d.funding_outlier, b);
  parts.muted(QStringLiteral("z ") + text(fixed(d.funding_z[b], 2, true)));
  add_thresholds(parts, Pane::Funding, scene);
  return parts.take();
}

std::vector<LegendPart> confluence_parts(const Scene& scene, const Dashboard& d, std::size_t b) {
  Parts parts(scene, tr("Confluence"));
  const Theme& theme = scene.options.theme;
  const double score = d.score[b];
  if (!core::known(score)) {
    parts.muted(tr("not known yet"));
    return parts.take();
  }
  const QString says = d.bullish[b] == Truth::True   ? tr(" bullish")
                       : d.bearish[b] == Truth::True ? tr(" bearish")
                                                     : QString();
  const QColor colour = score > 0 ? theme.up : score < 0 ? theme.down : theme.muted;
  parts.add(text(fixed(score, 0, true)) + says, colour);
  if (d.longs_crowded[b] == Truth::True) parts.warning(tr("over-leverage: longs crowded"));
  if (d.shorts_crowded[b] == Truth::True) parts.warning(tr("over-leverage: shorts crowded"));
  if (d.states_known[b] < 3) parts.muted(tr("%1 of 3 states known").arg(d.states_known[b]));
  const bool extreme = d.extreme_top[b] == Truth::True || d.extreme_bottom[b] == Truth::True;
  if (scene.options.extremes && extreme) {
    parts.muted(tr("extreme strength %1").arg(text(fixed(d.extreme_strength[b], 2, true))));
  }
  return parts.take();
}

}  // namespace

std::vector<LegendPart> legend_parts(Pane pane, const Scene& scene, std::optional<std::size_t> bar) {
  if (scene.data == nullptr || !bar)
    return Parts(scene, pane == Pane::Price ? tr("Price") : QString()).take();
  const Dashboard& d = *scene.data->dashboard;
  switch (pane) {
    case Pane::Price:
      return price_parts(scene, d, *bar);
    case Pane::Premium:
      return premium_parts(scene, d, *bar);
    case Pane::OpenInterest:
      return open_interest_parts(scene, d, *bar);
    case Pane::Funding:
      return funding_parts(scene, d, *bar);
    case Pane::Confluence:
      return confluence_parts(scene, d, *bar);
  }
  return {};
}

namespace {

bool any_known(const metrics::Column& column) {
  return std::any_of(column.begin(), column.end(), [](double x) { return core::known(x); });
}

// What is missing and what to do. Whoever left venues out himself may have forgotten it.
QString with_excluded(const Dashboard& d, const QString& words) {
  if (d.parameters.excluded.empty()) return words;
  return words + QLatin1Char(' ') + tr("The settings leave venues out (venues.exclude).");
}

QString no_open_interest(const Dashboard& d) {
  if (!any_known(d.oi_usd))
    return with_excluded(d, tr("No open interest yet: fetch the venues, or import it."));
  return tr("The z-score needs %1 bars of open interest; there are fewer. Choose a finer timeframe, or a "
            "shorter zscore.length.")
      .arg(metrics::zscore_length(d.parameters, d.timeframe));
}

}  // namespace

QString emptiness(Pane pane, const Scene& scene) {
  if (scene.data == nullptr) return {};
  const Dashboard& d = *scene.data->dashboard;
  switch (pane) {
    case Pane::Price:
      if (any_known(d.spot) || any_known(d.perp)) return {};
      return with_excluded(
          d, tr("No prices before this date: fetch the venues, import candles, or choose a later as-of."));
    case Pane::Premium:
      if (any_known(d.premium_pct)) return {};
      return with_excluded(d, tr("No day has both a spot and a perp price: fetch the venues, or import the "
                                 "missing side."));
    case Pane::OpenInterest:
      return any_known(d.oi_z) ? QString() : no_open_interest(d);
    case Pane::Funding:
      if (any_known(d.funding_twap_8h)) return {};
      return with_excluded(d, tr("No funding yet: fetch the venues, or import it."));
    case Pane::Confluence:
      return any_known(d.score) ? QString() : tr("Needs a z-score of premium, open interest or funding.");
  }
  return {};
}

}  // namespace btcflow::chart
