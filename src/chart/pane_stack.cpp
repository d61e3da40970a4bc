#include "pane_stack.h"

#include <algorithm>

#include "pane_layout.h"

namespace btcflow::chart {

namespace {
constexpr int kBelowCaption = 8;
}

int caption_height(const QCustomPlot& plot, const QString& caption) {
  const QRect room(0, 0, std::max(100, plot.viewport().width() - 2 * kCaptionMargin), 1000);
  return QFontMetrics(plot.font()).boundingRect(room, Qt::TextWordWrap, caption).height();
}

PaneStack::~PaneStack() {
  // The plot's layout takes along only those that stand in it.
  for (const Pane pane : kPanes) {
    if (!shows(pane)) delete rect(pane);
  }
}

bool PaneStack::shows(Pane pane) const {
  return std::find(shown_.begin(), shown_.end(), pane) != shown_.end();
}

QRect PaneStack::panes_rect() const { return rect(shown_.front())->rect() | rect(shown_.back())->rect(); }

void PaneStack::put_in_order(const std::vector<Pane>& shown) {
  if (shown == shown_) return;
  QCPLayoutGrid& grid = *plot_.plotLayout();
  for (const Pane pane : shown_) grid.take(rect(pane));
  grid.simplify();
  for (std::size_t row = 0; row < shown.size(); ++row) {
    grid.addElement(static_cast<int>(row), 0, rect(shown[row]));
  }
  shown_ = shown;
  for (const Pane pane : kPanes) {
    QCPAxisRect& of_pane = *rect(pane);
    of_pane.setVisible(shows(pane));
    of_pane.axis(QCPAxis::atBottom)->setTickLabels(pane == shown.back());
  }
}

void PaneStack::arrange(int right) {
  sizes_ = sizes_of(plot_.font());
  right_ = right;
  put_in_order(shown_panes(scene_.options.panes));
  const QString& caption = scene_.options.caption;
  const int below =
      sizes_.time_axis + (caption.isEmpty() ? 0 : caption_height(plot_, caption) + kBelowCaption);
  room_ = std::max(0, plot_.viewport().height() - below);
  const std::vector<int> heights = pane_heights(scene_.options.panes, room_, sizes_.least_pane);
  QCPLayoutGrid& grid = *plot_.plotLayout();
  for (std::size_t row = 0; row < shown_.size(); ++row) {
    const bool lowest = row + 1 == shown_.size();
    const int margin = lowest ? below : 0;
    rect(shown_[row])->setMargins({0, 0, right, margin});
    // Shares that are pixels already come out as they are.
    grid.setRowStretchFactor(static_cast<int>(row), std::max(1, heights[row] + margin));
  }
  grid.setOuterRect(plot_.viewport());
  for (const auto phase :
       {QCPLayoutElement::upPreparation, QCPLayoutElement::upMargins, QCPLayoutElement::upLayout}) {
    grid.update(phase);
  }
}

std::optional<Pane> PaneStack::pane_at(const QPoint& point) const {
  for (const Pane pane : shown_) {
    if (rect(pane)->rect().contains(point)) return pane;
  }
  return std::nullopt;
}

Place PaneStack::place_at(const QPoint& point) const {
  const QRect panes = panes_rect();
  if (point.x() < panes.left() || point.y() < panes.top()) return {};
  if (point.y() > panes.bottom()) {
    const bool on_axis = point.y() <= panes.bottom() + sizes_.time_axis && point.x() <= panes.right();
    return on_axis ? Place{Place::Kind::TimeAxis, shown_.back()} : Place{};
  }
  for (std::size_t i = 0; i + 1 < shown_.size(); ++i) {
    const int border = rect(shown_[i + 1])->rect().top();
    if (std::abs(point.y() - border) <= sizes_.border_grip) return {Place::Kind::Border, shown_[i]};
  }
  for (const Pane pane : shown_) {
    const QRect of_pane = rect(pane)->rect();
    if (point.y() > of_pane.bottom()) continue;
    return {point.x() <= of_pane.right() ? Place::Kind::Pane : Place::Kind::ValueAxis, pane};
  }
  return {};
}

}  // namespace btcflow::chart
