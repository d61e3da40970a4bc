#include "parameters.h"

#include <QCoreApplication>

namespace btcflow::gui {

namespace {

using Group = ParameterGroup;
using Kind = ParameterKind;
using Table = std::vector<Parameter>;

constexpr double kThresholdMost = 20;
constexpr double kThresholdSlider = 4;
constexpr NumberRange kThreshold{0, kThresholdMost, 0, kThresholdSlider, 0.05, 2, " σ"};

void add_premium(Table& table) {
  table.push_back(
      {"premium.sampling",
       Group::Premium,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "Premium of a bar"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "The mean of its days' premiums, or that of its last day alone. The mean is calmer; "
                         "the last day is what a plain Pine script shows."),
       {{"mean", QT_TRANSLATE_NOOP("btcflow::gui", "mean of days")},
        {"last", QT_TRANSLATE_NOOP("btcflow::gui", "last day")}}});
  table.push_back(
      {"premium.sign",
       Group::Premium,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "Above zero"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "Turns the premium's picture upside down. Numbers, states and thresholds stay those "
                         "of spot over perps."),
       {{"spot", QT_TRANSLATE_NOOP("btcflow::gui", "spot leads")},
        {"perp", QT_TRANSLATE_NOOP("btcflow::gui", "perps lead")}}});
}

void add_prices(Table& table) {
  table.push_back(
      {"basket.outlier_pct",
       Group::Prices,
       Kind::Number,
       QT_TRANSLATE_NOOP("btcflow::gui", "Leave out prices off the median by"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "A venue whose close is further from the others' median is left out of that day. It "
                         "needs three venues; a day on which most disagree keeps all and is flagged."),
       {},
       {0.01, 100, 0.5, 20, 0.5, 2, " %"},
       SpecialValue{"off", QT_TRANSLATE_NOOP("btcflow::gui", "Off: every price counts"), nullptr}});
  table.push_back({"basket.quote_correction", Group::Prices, Kind::Switch,
                   QT_TRANSLATE_NOOP("btcflow::gui", "Stablecoins at their rate in USD"),
                   QT_TRANSLATE_NOOP(
                       "btcflow::gui",
                       "Prices in USDT and USDC are turned into USD with that day's rate. Off: each is taken "
                       "as one dollar.")});
  table.push_back(
      {"bars.three_day",
       Group::Prices,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "3-day bars begin"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "Anew on each 1 January, as TradingView counts them, or on one grid without a new "
                         "start, as Binance's own 3-day candles."),
       {{"year", QT_TRANSLATE_NOOP("btcflow::gui", "each January")},
        {"running", QT_TRANSLATE_NOOP("btcflow::gui", "on one grid")}}});
}

void add_open_interest(Table& table) {
  table.push_back(
      {"oi.unit",
       Group::OpenInterest,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "Counted in"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "Open interest in USD rises with the price itself; counted in coin it does not."),
       {{"usd", QT_TRANSLATE_NOOP("btcflow::gui", "USD")},
        {"coin", QT_TRANSLATE_NOOP("btcflow::gui", "coin")}}});
  table.push_back({"oi.composition",
                   Group::OpenInterest,
                   Kind::Composition,
                   QT_TRANSLATE_NOOP("btcflow::gui", "Made of"),
                   QT_TRANSLATE_NOOP(
                       "btcflow::gui",
                       "The chain moves only as the venues that are present have moved themselves. The plain "
                       "sum jumps where one appears or drops out. Or one instrument alone."),
                   {{"linked", QT_TRANSLATE_NOOP("btcflow::gui", "linked chain")},
                    {"sum", QT_TRANSLATE_NOOP("btcflow::gui", "plain sum")}}});
}

void add_zscore(Table& table) {
  table.push_back({"zscore.length",
                   Group::ZScore,
                   Kind::Number,
                   QT_TRANSLATE_NOOP("btcflow::gui", "Window in bars"),
                   QT_TRANSLATE_NOOP(
                       "btcflow::gui",
                       "How many bars, the newest included, a value is compared with: what is usual there is "
                       "z-score 0."),
                   {},
                   {2, 5000, 10, 260, 1, 0, ""},
                   SpecialValue{"default", QT_TRANSLATE_NOOP("btcflow::gui", "The timeframe's own (%1)"),
                                &metrics::zscore_length}});
  table.push_back(
      {"zscore.method",
       Group::ZScore,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "Measured by"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "Mean and standard deviation, or median and MAD. The robust one is not ruled by one "
                         "wild day, but turns large on small moves where values lie very close together."),
       {{"standard", QT_TRANSLATE_NOOP("btcflow::gui", "mean")},
        {"robust", QT_TRANSLATE_NOOP("btcflow::gui", "median")}}});
  table.push_back({"zscore.min_known",
                   Group::ZScore,
                   Kind::Number,
                   QT_TRANSLATE_NOOP("btcflow::gui", "Known part of the window"),
                   QT_TRANSLATE_NOOP(
                       "btcflow::gui",
                       "Where a smaller part of the window's values is known there is no z-score. 1 asks for "
                       "all of them."),
                   {},
                   {0, 1, 0, 1, 0.01, 2, ""}});
}

void add_funding(Table& table) {
  table.push_back(
      {"funding.twap_length",
       Group::Funding,
       Kind::Number,
       QT_TRANSLATE_NOOP("btcflow::gui", "TWAP over bars"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "The funding pane shows the time-weighted average of this many bars. The z-score is "
                         "taken of the bar's own funding, not of this."),
       {},
       {1, 5000, 1, 60, 1, 0, ""},
       SpecialValue{"default", QT_TRANSLATE_NOOP("btcflow::gui", "The timeframe's own (%1)"),
                    &metrics::twap_length}});
  table.push_back(
      {"funding.twap_weights",
       Group::Funding,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "TWAP weights"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "By the bars' time, or each bar alike as ta.sma in Pine does it. They differ where "
                         "bars differ in length: months, and a forming bar."),
       {{"time", QT_TRANSLATE_NOOP("btcflow::gui", "by time")},
        {"bars", QT_TRANSLATE_NOOP("btcflow::gui", "bars alike")}}});
}

void add_confluence(Table& table) {
  table.push_back(
      {"confluence.mode",
       Group::Confluence,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "Thresholds"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "In z-scores as below, or fixed: premium ±0.05 %, funding 0 and 0.03 % per 8 hours. "
                         "Open interest stays in z."),
       {{"z", QT_TRANSLATE_NOOP("btcflow::gui", "z-scores")},
        {"absolute", QT_TRANSLATE_NOOP("btcflow::gui", "fixed levels")}}});
  table.push_back(
      {"confluence.premium",
       Group::Confluence,
       Kind::Number,
       QT_TRANSLATE_NOOP("btcflow::gui", "Spot premium beyond"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "Bullish from this z-score up, bearish from its negative down. Without effect while "
                         "thresholds are fixed levels."),
       {},
       kThreshold});
  table.push_back(
      {"confluence.oi",
       Group::Confluence,
       Kind::Number,
       QT_TRANSLATE_NOOP("btcflow::gui", "Open interest beyond"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "Much leverage, the bearish side, from this z-score up; little of it, the bullish "
                         "side, from its negative down."),
       {},
       kThreshold});
  table.push_back({"confluence.funding",
                   Group::Confluence,
                   Kind::Number,
                   QT_TRANSLATE_NOOP("btcflow::gui", "Funding beyond"),
                   QT_TRANSLATE_NOOP(
                       "btcflow::gui",
                       "Longs pay dearly, the bearish side, from this z-score up; the bullish side from its "
                       "negative down. Without effect while thresholds are fixed levels."),
                   {},
                   kThreshold});
  table.push_back(
      {"signals.join_gap",
       Group::Confluence,
       Kind::Number,
       QT_TRANSLATE_NOOP("btcflow::gui", "Gap that joins signals, in bars"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "As many bars without the signal do not end it: what comes after them is the same "
                         "signal and no new event."),
       {},
       {0, 1000, 0, 20, 1, 0, ""}});
}

void add_extremes(Table& table) {
  table.push_back(
      {"extremes.k",
       Group::Extremes,
       Kind::Number,
       QT_TRANSLATE_NOOP("btcflow::gui", "Extreme from"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "How many standard deviations premium, open interest and funding must be away from "
                         "what is usual."),
       {},
       kThreshold});
  table.push_back(
      {"extremes.need",
       Group::Extremes,
       Kind::Number,
       QT_TRANSLATE_NOOP("btcflow::gui", "How many of the three"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "So many of premium, open interest and funding must be extreme on the same side at "
                         "once."),
       {},
       {1, 3, 1, 3, 1, 0, ""}});
}

void add_venues(Table& table) {
  table.push_back(
      {"basket.spot",
       Group::Weights,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "Spot price"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "How the spot venues' closes become one: their mean, their median, or weighted by "
                         "the day's volume."),
       {{"mean", QT_TRANSLATE_NOOP("btcflow::gui", "mean")},
        {"median", QT_TRANSLATE_NOOP("btcflow::gui", "median")},
        {"volume", QT_TRANSLATE_NOOP("btcflow::gui", "by volume")}}});
  table.push_back(
      {"basket.perp",
       Group::Weights,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "Perp price"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "How the perps' closes become one: their mean, their median, or weighted by open "
                         "interest."),
       {{"mean", QT_TRANSLATE_NOOP("btcflow::gui", "mean")},
        {"median", QT_TRANSLATE_NOOP("btcflow::gui", "median")},
        {"oi", QT_TRANSLATE_NOOP("btcflow::gui", "by open interest")}}});
  table.push_back(
      {"funding.weights",
       Group::Weights,
       Kind::Choice,
       QT_TRANSLATE_NOOP("btcflow::gui", "Funding"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "How the venues' funding becomes one: all alike, or weighted by open interest."),
       {{"equal", QT_TRANSLATE_NOOP("btcflow::gui", "all alike")},
        {"oi", QT_TRANSLATE_NOOP("btcflow::gui", "by open interest")}}});
  table.push_back(
      {"venues.exclude", Group::Venues, Kind::Venues,
       QT_TRANSLATE_NOOP("btcflow::gui", "Venues that take part"),
       QT_TRANSLATE_NOOP("btcflow::gui",
                         "A venue without its tick takes no part in prices, open interest and funding. Its "
                         "data stays in the cache.")});
}

Table make_table() {
  Table table;
  add_premium(table);
  add_prices(table);
  add_open_interest(table);
  add_zscore(table);
  add_funding(table);
  add_confluence(table);
  add_extremes(table);
  add_venues(table);
  return table;
}

}  // namespace

const std::vector<Parameter>& parameters() {
  static const Table table = make_table();
  return table;
}

QString translated(const char* source) { return QCoreApplication::translate("btcflow::gui", source); }

QString object_name(const Parameter& parameter) {
  QString name;
  bool capital = true;
  for (const QChar c : QString::fromLatin1(parameter.key)) {
    if (!c.isLetterOrNumber()) {
      capital = true;
      continue;
    }
    name += capital ? c.toUpper() : c;
    capital = false;
  }
  return name;
}

QString tip_of(const Parameter& parameter, const QString& value) {
  return QStringLiteral("<p>%1</p><p><code>--set %2=%3</code></p>")
      .arg(translated(parameter.help).toHtmlEscaped(), QString::fromLatin1(parameter.key),
           value.toHtmlEscaped());
}

}  // namespace btcflow::gui
