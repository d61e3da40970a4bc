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

QString text(const std::string& s) { return QString::fromStdString(s); }

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
void add_price_flags(Parts& parts, std::uint8_t flags) {
  const QColor& colour = parts.theme().warning;
  if ((flags & metrics::kQuoteAssumed) != 0) parts.add(tr("stablecoin taken as 1 USD"), colour);
  if ((flags & metrics::kBasketDisagrees) != 0) parts.add(tr("venues disagree"), colour);
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
  parts.add(tr("perp basket") + " " + text(price(d.perp[b])), theme.perp);
  add_price_flags(parts, d.flags[b]);
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
  add_price_flags(parts, d.flags[b]);
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
  if ((d.flags[b] & metrics::kWindowOutlier) != 0)
    parts.add(tr("outlier in window"), scene.options.theme.warning);
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

}  // namespace

QString emptiness(Pane pane, const Scene& scene) {
  if (scene.data == nullptr) return {};
  const Dashboard& d = *scene.data->dashboard;
  switch (pane) {
    case Pane::Price:
      return any_known(d.spot) || any_known(d.perp)
                 ? QString()
                 : tr("No prices before this date. Import candles, or choose a later as-of.");
    case Pane::Premium:
      return any_known(d.premium_pct) ? QString()
                                      : tr("A premium needs candles of a spot and of a perp market on the "
                                           "same days. Import the missing side.");
    case Pane::OpenInterest:
      if (any_known(d.oi_z)) return {};
      return any_known(d.oi_usd) ? tr("The z-score needs %1 bars of open interest; there are fewer. Choose a "
                                      "finer timeframe, or a shorter zscore.length.")
                                       .arg(metrics::zscore_length(d.parameters, d.timeframe))
                                 : tr("No open interest in the cache. Import a series of open interest.");
    case Pane::Funding:
      return any_known(d.funding_twap_8h) ? QString()
                                          : tr("No funding in the cache. Import a series of funding.");
    case Pane::Confluence:
      return any_known(d.score) ? QString() : tr("Needs a z-score of premium, open interest or funding.");
  }
  return {};
}

}  // namespace btcflow::chart
