#include "docks.h"

#include <QScrollBar>
#include <QTimer>

#include "btcflow/app/event_text.h"
#include "btcflow/core/number.h"
#include "style.h"
#include "tables.h"
#include "text.h"

namespace btcflow::gui {

using core::fixed;
using metrics::Dashboard;
using metrics::SignalKind;

namespace {

// Unknown is muted; otherwise by sign.
QColor by_sign(double x, const QColor& positive, const QColor& negative, const QColor& muted) {
  return !core::known(x) ? muted : x >= 0 ? positive : negative;
}

constexpr int kRestMilliseconds = 250;

double at(const metrics::Column& column, std::size_t bar) {
  return column.empty() ? core::kUnknown : column[bar];
}

}  // namespace

CursorDock::CursorDock(QWidget* parent) : QDockWidget(tr("At cursor"), parent) {
  setObjectName(QStringLiteral("CursorDock"));
  table_ = make_table(this, {tr("Venue"), tr("Prem %"), tr("OI $"), tr("Fund 8h")},
                      QStringLiteral("CursorTable"), tr("At cursor"));
  setWidget(framed(table_, this));
}

void CursorDock::set_row(int row, const QString& name, const std::array<QString, 3>& values,
                         const std::array<QColor, 3>& colours, bool strong) {
  set_cell(*table_, row, 0, name, text_colour_, strong);
  for (int c = 0; c < 3; ++c) {
    const auto i = static_cast<std::size_t>(c);
    set_cell(*table_, row, c + 1, values.at(i), colours.at(i), strong);
  }
}

void CursorDock::show_bar(const Dashboard& d, std::optional<std::size_t> bar,
                          const chart::ViewOptions& options) {
  if (!bar) {
    table_->setRowCount(0);
    return;
  }
  const std::size_t b = *bar;
  const chart::Theme& theme = options.theme;
  text_colour_ = theme.text;
  const QString when = text(core::to_date(d.bars[b].open));
  setWindowTitle(d.timeframe == core::Timeframe::Day     ? tr("At cursor · %1").arg(when)
                 : d.timeframe == core::Timeframe::Week  ? tr("At cursor · week of %1").arg(when)
                 : d.timeframe == core::Timeframe::Month ? tr("At cursor · month of %1").arg(when)
                                                         : tr("At cursor · 3 days from %1").arg(when));
  const double sign = options.perp_premium ? -1 : 1;
  const auto add = [&](int row, const QString& name, double premium, double oi, double funding, bool strong) {
    set_row(row, name,
            {text(fixed(sign * premium, 3)), text(core::short_amount(oi)),
             core::known(funding) ? text(fixed(funding * 100, 4)) + " %" : text(fixed(funding, 4))},
            {by_sign(premium, theme.up, theme.down, theme.muted), core::known(oi) ? theme.text : theme.muted,
             by_sign(funding, theme.down, theme.up, theme.muted)},
            strong);
  };
  table_->setRowCount(static_cast<int>(d.venues.size()) + 1);
  const QSignalBlocker once(table_->model());  // one update for all cells
  int row = 0;
  for (const metrics::VenueColumns& venue : d.venues) {
    QString name = text(venue.instrument.name);
    if (!venue.part.empty() && venue.part[b] == metrics::Participation::LeftOut) name += tr(" (left out)");
    add(row++, name, at(venue.premium_pct, b), at(venue.oi_usd, b), at(venue.funding_8h, b), false);
  }
  add(row, tr("Basket"), d.premium_pct[b], d.oi_usd[b], d.funding_8h[b], true);
  fit_columns(*table_);
  table_->viewport()->update();
}

SignalsDock::SignalsDock(QWidget* parent) : QDockWidget(tr("Signals"), parent) {
  setObjectName(QStringLiteral("SignalsDock"));
  text_ = new QTextBrowser(this);
  text_->setObjectName(QStringLiteral("SignalsText"));
  text_->setOpenLinks(false);
  text_->setAccessibleName(tr("Signals"));
  rest_ = new QTimer(this);
  rest_->setSingleShot(true);
  rest_->setInterval(kRestMilliseconds);
  connect(rest_, &QTimer::timeout, this, &SignalsDock::show_all);
  setWidget(text_);
  connect(text_, &QTextBrowser::anchorClicked, this,
          [this](const QUrl& url) { emit event_chosen(url.toString().mid(1).toULongLong()); });
}

namespace {

QColor colour_of(SignalKind kind, const chart::Theme& theme) {
  switch (kind) {
    case SignalKind::Bullish:
    case SignalKind::ExtremeBottom:
      return theme.up;
    case SignalKind::Bearish:
    case SignalKind::ExtremeTop:
      return theme.down;
    default:
      return theme.warning;
  }
}

QString symbol_of(SignalKind kind) {
  switch (kind) {
    case SignalKind::Bullish:
      return QStringLiteral("▲");
    case SignalKind::Bearish:
      return QStringLiteral("▼");
    case SignalKind::ExtremeTop:
    case SignalKind::ExtremeBottom:
      return QStringLiteral("◉");
    default:
      return QStringLiteral("◆");
  }
}

constexpr int kLeastLines = 3;  // of an event

QString paragraph(const Dashboard& d, const metrics::Event& event, const chart::Theme& theme) {
  return QStringLiteral(
             "<p style='margin:7px 4px'><a href='#%1' style='text-decoration:none; color:%2'><b>%3 "
             "%4</b></a> "
             "<span style='color:%5'>%6</span><br>%7</p>")
      .arg(event.bar)
      .arg(html(colour_of(event.kind, theme)), symbol_of(event.kind), text(app::title(event.kind)),
           html(theme.muted), text(core::to_date(d.bars[event.bar].open)),
           text(app::explanation(d, event)).toHtmlEscaped());
}

}  // namespace

QString SignalsDock::head(const chart::ViewOptions& options) const {
  QString head = QStringLiteral("<body style='color:%1'>").arg(html(theme_.text));
  if (options.extremes) {
    head += QStringLiteral("<p style='color:%1'>%2</p>")
                .arg(html(theme_.warning), text(app::say(app::kExperimentalNotice)));
  }
  if (shown_.empty())
    head += QStringLiteral("<p>%1</p>").arg(tr("None on this timeframe with these parameters."));
  return head;
}

QStringList SignalsDock::paragraphs(std::size_t most) const {
  QStringList texts;
  for (std::size_t i = 0; i < std::min(most, shown_.size()); ++i)
    texts.append(paragraph(*dashboard_, dashboard_->events[shown_[i]], theme_));
  return texts;
}

void SignalsDock::show_events(std::shared_ptr<const Dashboard> dashboard, const chart::ViewOptions& options) {
  dashboard_ = std::move(dashboard);
  theme_ = options.theme;
  shown_.clear();
  for (std::size_t i = dashboard_->events.size(); i-- > 0;) {
    if (!metrics::is_extreme(dashboard_->events[i].kind) || options.extremes) shown_.push_back(i);
  }
  setWindowTitle(tr("Signals · %1 confirmed").arg(shown_.size()));
  // What can be seen at once: writing hundreds takes longer than a picture of the chart.
  const int line = text_->fontMetrics().lineSpacing();
  const int bottom = text_->verticalScrollBar()->value() + text_->viewport()->height();
  const auto seen = static_cast<std::size_t>(bottom / (kLeastLines * line) + 1);
  QString new_head = head(options);
  QStringList events = paragraphs(seen);
  if (seen < shown_.size()) {
    rest_->start();
  } else {
    rest_->stop();
  }
  // What is read is not taken away from under the reader.
  const bool same = new_head == head_ && events == events_.mid(0, events.size());
  if (same && (seen < shown_.size() || events_.size() == events.size())) return;
  head_ = std::move(new_head);
  events_ = std::move(events);
  set_text();
}

void SignalsDock::show_all() {
  QStringList events = paragraphs(shown_.size());
  if (events == events_) return;
  events_ = std::move(events);
  set_text();
}

void SignalsDock::set_text() {
  const int scrolled = text_->verticalScrollBar()->value();
  text_->setHtml(head_ + events_.join(QString()));
  text_->verticalScrollBar()->setValue(scrolled);
}

StudyDock::StudyDock(QWidget* parent) : QDockWidget(tr("What followed"), parent) {
  setObjectName(QStringLiteral("StudyDock"));
  table_ = make_table(this, {QString(), tr("n"), QString(), QString(), QString()},
                      QStringLiteral("StudyTable"), tr("What followed"));
  setWidget(framed(table_, this));
}

namespace {

QString short_title(SignalKind kind) {
  switch (kind) {
    case SignalKind::Bullish:
      return StudyDock::tr("Bullish");
    case SignalKind::Bearish:
      return StudyDock::tr("Bearish");
    case SignalKind::LongsCrowded:
      return StudyDock::tr("Longs crowded");
    case SignalKind::ShortsCrowded:
      return StudyDock::tr("Shorts crowded");
    case SignalKind::ExtremeTop:
      return StudyDock::tr("Extreme top");
    case SignalKind::ExtremeBottom:
      return StudyDock::tr("Extreme bottom");
  }
  return {};
}

QString title_of(core::Timeframe timeframe) {
  switch (timeframe) {
    case core::Timeframe::Day:
      return StudyDock::tr("What followed (days after)");
    case core::Timeframe::ThreeDay:
      return StudyDock::tr("What followed (bars of 3 days after)");
    case core::Timeframe::Week:
      return StudyDock::tr("What followed (weeks after)");
    case core::Timeframe::Month:
      return StudyDock::tr("What followed (months after)");
  }
  return {};
}

QString tip_of(const metrics::StudyCell& c) {
  const auto percent = [](double x) { return text(fixed(x * 100, 1, true)) + QStringLiteral(" %"); };
  QString tip =
      StudyDock::tr("%1 counted. Mean %2 (90 % interval %3 to %4), median %5, above zero %6 %. Any bar: %7.")
          .arg(c.count)
          .arg(percent(c.mean), percent(c.ci_low), percent(c.ci_high), percent(c.median),
               text(fixed(c.share_above_zero * 100, 0)), percent(c.baseline_mean));
  const std::string verdict = app::study_verdict(c);
  return verdict.empty() ? tip : tip + QStringLiteral(" ") + text(verdict) + QStringLiteral(".");
}

}  // namespace

void StudyDock::show_study(const Dashboard& d, const std::vector<metrics::StudyCell>& cells,
                           const chart::ViewOptions& options) {
  const chart::Theme& theme = options.theme;
  const auto horizons = metrics::study_horizons(d.timeframe);
  setWindowTitle(title_of(d.timeframe));
  for (std::size_t h = 0; h < horizons.size(); ++h) {
    table_->horizontalHeaderItem(static_cast<int>(h) + 2)->setText(QStringLiteral("+%1").arg(horizons.at(h)));
  }
  constexpr std::size_t kHorizons = 3;
  const std::size_t kinds = cells.size() / kHorizons;
  table_->setRowCount(0);
  const auto percent = [](double x) {
    return core::known(x) ? text(fixed(x * 100, 1, true)) + QStringLiteral(" %") : text(fixed(x, 1));
  };
  for (std::size_t k = 0; k < kinds; ++k) {
    const metrics::StudyCell& first = cells[k * kHorizons];
    if (metrics::is_extreme(first.kind) && !options.extremes) continue;
    const int row = table_->rowCount();
    table_->insertRow(row);
    set_cell(*table_, row, 0, short_title(first.kind), colour_of(first.kind, theme), false);
    set_cell(*table_, row, 1, QString::number(first.count), theme.text, false);
    for (std::size_t h = 0; h < kHorizons; ++h) {
      const metrics::StudyCell& c = cells[k * kHorizons + h];
      // Grey: too few, or no different from any bar.
      const QColor colour = c.too_few || c.no_different ? theme.muted : theme.text;
      const int column = static_cast<int>(h) + 2;
      set_cell(*table_, row, column, percent(c.mean), colour, false);
      table_->item(row, column)->setToolTip(tip_of(c));
    }
  }
  if (kinds == 0) return fit_columns(*table_);
  const int row = table_->rowCount();
  table_->insertRow(row);
  set_cell(*table_, row, 0, tr("Any bar"), theme.muted, false);
  set_cell(*table_, row, 1, QString::number(cells.front().baseline_count), theme.muted, false);
  for (std::size_t h = 0; h < kHorizons; ++h) {
    set_cell(*table_, row, static_cast<int>(h) + 2, percent(cells[h].baseline_mean), theme.muted, false);
  }
  fit_columns(*table_);
}

}  // namespace btcflow::gui
