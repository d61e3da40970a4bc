#include "btcflow/chart/chart_view.h"

#include <algorithm>
#include <cmath>

#include "btcflow/chart/fonts.h"
#include "btcflow/core/number.h"
#include "crosshair.h"
#include "frame.h"
#include "gestures.h"
#include "last_value.h"
#include "pane_layout.h"
#include "panes.h"
#include "picture_buffer.h"
#include "value_fit.h"

namespace btcflow::chart {

using metrics::Dashboard;

namespace {

constexpr double kSecondsADay = 86400;
constexpr double kLeastDays = 10;    // of time that can be shown
constexpr double kRoomAtEnd = 0.02;  // of the visible time, right of the last bar
constexpr int kSettleMilliseconds = 120;

}  // namespace

ChartView::ChartView(QWidget* parent)
    : QCustomPlot(parent), scene_(std::make_unique<Scene>()), overlays_(std::make_unique<Overlays>()) {
  // QCustomPlot has asked for a replot already, of nothing; the first one is that of the first paint.
  QCoreApplication::removePostedEvents(this, QEvent::MetaCall);
  mReplotQueued = false;
  setFont(own_font());
  setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
  // One picture in one buffer: what moves is painted above it, see overlay.h.
  layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
  mPaintBuffers = {QSharedPointer<PictureBuffer>::create(viewport().size(), devicePixelRatioF(), *scene_)};
  panes_ = std::make_unique<Panes>(*this, *scene_);
  new Frame(this, *scene_);
  gestures_ = std::make_unique<Gestures>(*this, *panes_, *scene_);
  crosshair_ = new Crosshair(this, *scene_);
  panes_->add_overlays_to(*overlays_);
  overlays_->add(crosshair_);
  gestures_->add_overlays_to(*overlays_);
  setMouseTracking(true);
  setAccessibleName(tr("Chart"));
  settle_ = new QTimer(this);
  settle_->setSingleShot(true);
  settle_->setInterval(kSettleMilliseconds);
  connect(settle_, &QTimer::timeout, this, [this] { set_moving(false); });
  panes_->apply_options();
  panes_->arrange();
}

ChartView::~ChartView() = default;

void ChartView::set_dashboard(std::shared_ptr<const Dashboard> dashboard) {
  const bool first = scene_->data == nullptr || scene_->data->size() == 0;
  const VisibleRange before = visible();
  const std::optional<core::Time> cursor_time =
      cursor_ ? std::optional(scene_->data->dashboard->bars[*cursor_].open) : std::nullopt;
  scene_->data = std::make_shared<const ChartData>(std::move(dashboard));
  cursor_ = cursor_time ? scene_->data->bar_at(to_coordinate(*cursor_time)) : std::nullopt;
  panes_->apply_options();
  if (first) {
    show_all();
  } else {
    show_range(before);
  }
  emit cursor_changed();
}

const Dashboard* ChartView::dashboard() const {
  return scene_->data ? scene_->data->dashboard.get() : nullptr;
}

void ChartView::arrange(const QSize& size) {
  setViewport(QRect(QPoint(0, 0), size));
  panes_->arrange();
  refresh();
}

namespace {

// A lock stays on what it shows when only the unit has changed, not the lock.
void keep_locked_values(const ViewOptions& before, ViewOptions& now) {
  const auto same_lock = [&](Pane pane) {
    const auto& values = now.panes.values.at(index_of(pane));
    return values && values == before.panes.values.at(index_of(pane));
  };
  if (now.apr != before.apr && same_lock(Pane::Funding)) {
    const double factor = now.apr ? kAprFactor / kPercent : kPercent / kAprFactor;
    ValueRange& values = *now.panes.values.at(index_of(Pane::Funding));
    values = {values.lower * factor, values.upper * factor};
  }
  if (now.perp_premium != before.perp_premium && same_lock(Pane::Premium)) {
    ValueRange& values = *now.panes.values.at(index_of(Pane::Premium));
    values = {-values.upper, -values.lower};
  }
}

}  // namespace

void ChartView::set_options(const ViewOptions& options) {
  const ViewOptions before = scene_->options;
  ViewOptions now = options;
  now.panes = mended(now.panes);
  now.font_scale = std::isfinite(now.font_scale) ? now.font_scale : 1;
  now.font_scale = std::clamp(now.font_scale, kLeastFontScale, kMostFontScale);
  keep_locked_values(before, now);
  scene_->options = now;
  const bool other_units = now.apr != before.apr || now.perp_premium != before.perp_premium;
  if (other_units) gestures_->end_measure();
  if (other_units || now.panes != before.panes || now.log_price != before.log_price) gestures_->stop();
  setFont(own_font(now.font_scale));
  panes_->apply_options();
  panes_->arrange();
  refresh();
}

const ViewOptions& ChartView::options() const { return scene_->options; }

VisibleRange ChartView::visible() const {
  const QCPRange range = panes_->time_axis()->range();
  return {to_time(range.lower), to_time(range.upper)};
}

void ChartView::show_range(VisibleRange range) {
  set_time_range(QCPRange(to_coordinate(range.from), to_coordinate(range.to)));
}

QCPRange ChartView::data_range() const {
  const auto last = scene_->data ? scene_->data->last_known() : std::nullopt;
  if (!last) return {0, kLeastDays * kSecondsADay};
  return {scene_->data->open.front(), scene_->data->end[*last]};
}

void ChartView::show_all() {
  const QCPRange range = data_range();
  set_time_range(QCPRange(range.lower, range.upper + kRoomAtEnd * range.size()));
}

bool ChartView::shows_all() const {
  const QCPRange all = data_range();
  const QCPRange range = panes_->time_axis()->range();
  const double hair = 1e-3 * all.size();
  return std::abs(range.lower - all.lower) < hair &&
         std::abs(range.upper - all.upper - kRoomAtEnd * all.size()) < hair;
}

void ChartView::show_last(core::Duration span) {
  const QCPRange range = data_range();
  const double seconds = static_cast<double>(span.count()) / 1000.0;
  set_time_range(QCPRange(std::max(range.upper - seconds, range.lower), range.upper + kRoomAtEnd * seconds));
}

void ChartView::zoom(double factor, double anchor) {
  const QCPRange range = panes_->time_axis()->range();
  const double fixed = range.lower + anchor * range.size();
  const double size = allowed_span(range.size() / factor);
  set_time_range(QCPRange(fixed - anchor * size, fixed + (1 - anchor) * size));
}

void ChartView::scroll(double part) {
  const QCPRange range = panes_->time_axis()->range();
  set_time_range(range + part * range.size());
}

void ChartView::scroll_to_start() {
  const double size = panes_->time_axis()->range().size();
  const double first = data_range().lower;
  set_time_range(QCPRange(first, first + size));
}

void ChartView::scroll_to_end() {
  const double size = panes_->time_axis()->range().size();
  const double end = data_range().upper + kRoomAtEnd * size;
  set_time_range(QCPRange(end - size, end));
}

void ChartView::go_to(core::Time date) {
  const double half = panes_->time_axis()->range().size() / 2;
  const double middle = to_coordinate(date);
  set_time_range(QCPRange(middle - half, middle + half));
}

// Zooming out ends at twice the history.
double ChartView::allowed_span(double seconds) const {
  constexpr double kLeast = kLeastDays * kSecondsADay;
  return std::clamp(seconds, kLeast, std::max(2 * data_range().size(), kLeast));
}

// Some data always stays in view.
void ChartView::set_time_range(QCPRange range) {
  if (!std::isfinite(range.lower) || !std::isfinite(range.upper)) return;  // a chart without any width
  const QCPRange history = data_range();
  const double size = allowed_span(range.size());
  const double excess = (range.size() - size) / 2;
  double lower = range.lower + excess;
  const double kept = 0.1 * size;
  lower = std::clamp(lower, history.lower - size + kept, history.upper - kept);
  panes_->set_time_range(QCPRange(lower, lower + size));
  refresh();
  emit visible_changed();
}

void ChartView::refresh() {
  panes_->fit_values();
  panes_->update_legends(shown_bar());
  show_crosshair(std::nullopt);
  redraw_later();
  overlays_->changed();  // all will be painted
}

std::optional<std::size_t> ChartView::shown_bar() const {
  if (cursor_) return cursor_;
  const auto last = scene_->data ? scene_->data->last_known() : std::nullopt;
  if (!last) return std::nullopt;
  const QCPRange range = panes_->time_axis()->range();
  const auto visible_bars = scene_->data->bars_in(range.lower, range.upper);
  return visible_bars.second > 0 ? std::min(*last, visible_bars.second - 1) : 0;
}

void ChartView::set_cursor(std::optional<std::size_t> bar) {
  if (bar && (scene_->data == nullptr || *bar >= scene_->data->size())) bar.reset();
  cursor_ = bar;
  if (bar) {
    // Keep the bar in view.
    const QCPRange range = panes_->time_axis()->range();
    const double middle = scene_->data->middle(*bar);
    if (!range.contains(middle)) {
      set_time_range(range + (middle - range.center()));
    }
  }
  crosshair_->set_by_key(true);
  show_crosshair(std::nullopt);
  panes_->update_legends(shown_bar());
  update_overlays();
  emit cursor_changed();
}

void ChartView::show_crosshair(std::optional<QPoint> position) {
  if (!cursor_ || scene_->data == nullptr) {
    crosshair_->show(std::nullopt);
    return;
  }
  const Dashboard& d = *scene_->data->dashboard;
  Crosshair::Position at;
  at.x = pixel_of_bar(*cursor_);
  const core::Bar& bar = d.bars[*cursor_];
  const QDate date = QDate::fromString(QString::fromStdString(core::to_date(bar.open)), Qt::ISODate);
  at.date = locale().toString(date, d.timeframe == core::Timeframe::Month ? QStringLiteral("MMM yyyy")
                                                                          : QStringLiteral("ddd d MMM yyyy"));
  const auto under_mouse = position ? panes_->stack().pane_at(*position) : std::nullopt;
  for (const Pane pane : panes_->stack().shown()) {
    if (pane == Pane::Confluence) continue;
    const QCPAxis& axis = *panes_->value_axis(pane);
    if (pane == under_mouse) {
      const double value = axis.pixelToCoord(position->y());
      at.levels.push_back({panes_->rect(pane), position->y() * 1.0, panes_->value_text(pane, value)});
    } else if (crosshair_->by_key()) {
      const double value = value_of_bar(pane, *scene_, *cursor_);
      if (core::known(value) && axis.range().contains(value))
        at.levels.push_back({panes_->rect(pane), axis.coordToPixel(value), panes_->value_text(pane, value)});
    }
  }
  crosshair_->show(at);
}

void ChartView::move_crosshair(const QPoint& position) {
  if (scene_->data == nullptr) return update_overlays();
  const auto bar = panes_->stack().pane_at(position)
                       ? scene_->data->bar_at(panes_->time_axis()->pixelToCoord(position.x()))
                       : std::nullopt;
  const bool changed = bar != cursor_;
  cursor_ = bar;
  crosshair_->set_by_key(false);
  show_crosshair(position);
  if (changed) panes_->update_legends(shown_bar(), true);
  update_overlays();
  if (changed) emit cursor_changed();
}

std::optional<Pane> ChartView::pane_at(const QPoint& position) const {
  return panes_->stack().pane_at(position);
}
QRect ChartView::pane_rect(Pane pane) const {
  return panes_->stack().shows(pane) ? panes_->rect(pane)->rect() : QRect();
}
QString ChartView::legend_text(Pane pane) const { return panes_->legend(pane).text(); }
double ChartView::pixel_of_bar(std::size_t bar) const {
  return panes_->time_axis()->coordToPixel(scene_->data->middle(bar));
}

void ChartView::begin_moving() {
  scene_->moving = true;
  settle_->start();
}

void ChartView::set_moving(bool moving) {
  if (scene_->moving == moving) return;
  scene_->moving = moving;
  if (!moving) redraw_later();
}

}  // namespace btcflow::chart
