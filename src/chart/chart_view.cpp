#include "btcflow/chart/chart_view.h"

#include <algorithm>
#include <cmath>

#include "btcflow/core/number.h"
#include "crosshair.h"
#include "panes.h"

namespace btcflow::chart {

using metrics::Dashboard;

namespace {

constexpr double kSecondsADay = 86400;
constexpr double kLeastDays = 10;    // of time that can be shown
constexpr double kRoomAtEnd = 0.02;  // of the visible time, right of the last bar
constexpr int kSettleMilliseconds = 120;

// The caption of an export, and the frame lines between panes.
class Frame : public QCPLayerable {
 public:
  Frame(QCustomPlot* plot, const Scene& scene) : QCPLayerable(plot, "axes"), scene_(scene) {}

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
  void draw(QCPPainter* painter) override {
    const Theme& theme = scene_.options.theme;
    painter->setPen(QPen(theme.border, 0));
    const auto rects = mParentPlot->axisRects();
    const QRect whole = mParentPlot->viewport();
    for (const QCPAxisRect* rect : rects) {
      if (rect != rects.first())
        painter->drawLine(QLine(whole.left(), rect->top(), whole.right(), rect->top()));
    }
    painter->drawLine(QLine(whole.left(), rects.last()->bottom(), whole.right(), rects.last()->bottom()));
    if (scene_.options.caption.isEmpty()) return;
    painter->setFont(mParentPlot->font());
    painter->setPen(theme.muted);
    const int height = caption_height(*mParentPlot, scene_.options.caption);
    painter->drawText(QRect(whole.left() + kCaptionMargin, whole.bottom() - height - 4,
                            whole.width() - 2 * kCaptionMargin, height),
                      Qt::AlignLeft | Qt::TextWordWrap, scene_.options.caption);
  }

 private:
  const Scene& scene_;
};

}  // namespace

ChartView::ChartView(QWidget* parent) : QCustomPlot(parent), scene_(std::make_unique<Scene>()) {
  setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
  layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmBuffered);
  panes_ = std::make_unique<Panes>(*this, *scene_);
  new Frame(this, *scene_);
  crosshair_ = new Crosshair(this, QStringLiteral("overlay"), *scene_);
  setMouseTracking(true);
  setAccessibleName(tr("Chart"));
  settle_ = new QTimer(this);
  settle_->setSingleShot(true);
  settle_->setInterval(kSettleMilliseconds);
  connect(settle_, &QTimer::timeout, this, [this] { set_moving(false); });
  panes_->apply_options();
}

ChartView::~ChartView() = default;

void ChartView::set_dashboard(std::shared_ptr<const Dashboard> dashboard) {
  const bool first = scene_->data == nullptr || scene_->data->size() == 0;
  const VisibleRange before = visible();
  const std::optional<core::Time> cursor_time =
      cursor_ ? std::optional(scene_->data->dashboard->bars[*cursor_].open) : std::nullopt;
  scene_->data = std::make_shared<const ChartData>(std::move(dashboard));
  cursor_ = cursor_time ? scene_->data->bar_at(to_coordinate(*cursor_time)) : std::nullopt;
  panes_->fit_to_viewport();
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
  panes_->fit_to_viewport();
  refresh();
}

void ChartView::set_options(const ViewOptions& options) {
  scene_->options = options;
  panes_->fit_to_viewport();
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
  const double size = std::max(range.size() / factor, kLeastDays * kSecondsADay);
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

// Zooming out ends at twice the history, and some data always stays in view.
void ChartView::set_time_range(QCPRange range) {
  const QCPRange history = data_range();
  const double size = std::clamp(range.size(), kLeastDays * kSecondsADay,
                                 std::max(2 * history.size(), kLeastDays * kSecondsADay));
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
  if (cursor_) show_crosshair(std::nullopt);
  replot(QCustomPlot::rpQueuedReplot);
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
  show_crosshair(std::nullopt);
  panes_->update_legends(shown_bar());
  layer(QStringLiteral("overlay"))->replot();
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
  if (const auto pane = position ? panes_->pane_at(*position) : std::nullopt;
      pane && *pane != Pane::Confluence) {
    at.y = position->y();
    at.pane = panes_->rect(*pane);
    at.value = panes_->value_text(*pane, panes_->value_axis(*pane)->pixelToCoord(position->y()));
  }
  crosshair_->show(at);
}

void ChartView::move_crosshair(const QPoint& position) {
  if (scene_->data == nullptr) return;
  const auto bar = panes_->pane_at(position)
                       ? scene_->data->bar_at(panes_->time_axis()->pixelToCoord(position.x()))
                       : std::nullopt;
  const bool changed = bar != cursor_;
  cursor_ = bar;
  show_crosshair(position);
  if (changed) panes_->update_legends(shown_bar());
  layer(QStringLiteral("overlay"))->replot();
  if (changed) emit cursor_changed();
}

std::optional<Pane> ChartView::pane_at(const QPoint& position) const { return panes_->pane_at(position); }
QRect ChartView::pane_rect(Pane pane) const { return panes_->rect(pane)->rect(); }
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
  if (!moving) replot(QCustomPlot::rpQueuedReplot);
}

void ChartView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !panes_->pane_at(event->pos())) return;
  setFocus(Qt::MouseFocusReason);
  drag_from_ = event->pos();
  drag_range_ = panes_->time_axis()->range();
  setCursor(Qt::ClosedHandCursor);
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
  if (!drag_from_) return move_crosshair(event->pos());
  const double pixels = event->pos().x() - drag_from_->x();
  const double seconds = pixels * drag_range_.size() / panes_->rect(Pane::Price)->width();
  begin_moving();
  set_time_range(drag_range_ - seconds);
}

void ChartView::mouseReleaseEvent(QMouseEvent* event) {
  if (!drag_from_ || event->button() != Qt::LeftButton) return;
  drag_from_.reset();
  unsetCursor();
  move_crosshair(event->pos());
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (panes_->pane_at(event->pos())) show_all();
}

void ChartView::wheelEvent(QWheelEvent* event) {
  constexpr double kNotch = 120;
  const QPoint delta = event->angleDelta();
  const QRect pane = pane_rect(Pane::Price);
  begin_moving();
  if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(delta.x()) > std::abs(delta.y())) {
    // Qt gives a Shift-wheel as horizontal on some platforms.
    const double turn = std::abs(delta.x()) > std::abs(delta.y()) ? delta.x() : delta.y();
    scroll(-0.1 * turn / kNotch);
  } else {
    const double anchor = std::clamp((event->position().x() - pane.left()) / pane.width(), 0.0, 1.0);
    zoom(std::pow(1.2, delta.y() / kNotch), anchor);
  }
  move_crosshair(event->position().toPoint());
  event->accept();
}

void ChartView::leaveEvent(QEvent*) { set_cursor(std::nullopt); }

void ChartView::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  panes_->fit_to_viewport();
  refresh();
}

void ChartView::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() == QEvent::FontChange && panes_) {
    panes_->fit_to_viewport();
    refresh();
  }
}

}  // namespace btcflow::chart
