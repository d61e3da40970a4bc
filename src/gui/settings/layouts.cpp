#include "layouts.h"

#include <QStyle>
#include <QWidget>
#include <algorithm>

namespace btcflow::gui {

namespace {
constexpr int kSpacing = 6;
// Fields that grow begin at the same place in every row.
constexpr double kFieldPart = 0.47;
constexpr double kMostLines = 1.8;
}  // namespace

WrappingLayout::WrappingLayout(QWidget* parent) : QLayout(parent) {
  setContentsMargins(0, 0, 0, 0);
  setSpacing(kSpacing);
}

WrappingLayout::~WrappingLayout() { qDeleteAll(items_); }

void WrappingLayout::addItem(QLayoutItem* item) {
  items_.append(item);
  invalidate();
}

int WrappingLayout::count() const { return static_cast<int>(items_.size()); }

QLayoutItem* WrappingLayout::itemAt(int index) const { return items_.value(index); }

QLayoutItem* WrappingLayout::takeAt(int index) {
  return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

int WrappingLayout::height_of(const QLayoutItem& item, int width) {
  return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

std::vector<QLayoutItem*> WrappingLayout::shown() const {
  std::vector<QLayoutItem*> out;
  for (QLayoutItem* item : items_) {
    if (!item->isEmpty()) out.push_back(item);
  }
  return out;
}

int WrappingLayout::heightForWidth(int width) const {
  const QMargins margins = contentsMargins();
  return arranged(width - margins.left() - margins.right()).height + margins.top() + margins.bottom();
}

QSize WrappingLayout::sizeHint() const {
  const std::vector<QLayoutItem*> items = shown();
  QSize size(0, 0);
  for (const QLayoutItem* item : items) {
    size.rwidth() += item->sizeHint().width() + (item == items.front() ? 0 : spacing());
    size.setHeight(std::max(size.height(), item->sizeHint().height()));
  }
  return size.grownBy(contentsMargins());
}

QSize WrappingLayout::minimumSize() const {
  QSize size(0, 0);
  for (const QLayoutItem* item : shown()) size = size.expandedTo(item->minimumSize());
  return size.grownBy(contentsMargins());
}

void WrappingLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  const QRect inner = rect.marginsRemoved(contentsMargins());
  const Qt::LayoutDirection direction =
      parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
  for (const Place& place : arranged(inner.width()).places) {
    place.item->setGeometry(QStyle::visualRect(direction, inner, place.rect.translated(inner.topLeft())));
  }
}

FlowLayout::FlowLayout(Spare spare, QWidget* parent) : WrappingLayout(parent), spare_(spare) {}

WrappingLayout::Arrangement FlowLayout::arranged(int width) const {
  Arrangement out;
  std::size_t first = 0;  // of the line
  int x = 0;
  int line_height = 0;
  const auto end_line = [&] {
    const int in_line = static_cast<int>(out.places.size() - first);
    const int spare = spare_ == Spare::Fill && in_line > 0 ? std::max(0, width + spacing() - x) / in_line : 0;
    for (std::size_t i = first; i < out.places.size(); ++i) {
      QRect& rect = out.places[i].rect;
      const int shift = spare * static_cast<int>(i - first);
      rect = QRect(rect.left() + shift, out.height, rect.width() + spare, line_height);
    }
    out.height += line_height + spacing();
    first = out.places.size();
    x = 0;
    line_height = 0;
  };
  for (QLayoutItem* item : shown()) {
    const int item_width = std::min(item->sizeHint().width(), std::max(width, item->minimumSize().width()));
    if (x > 0 && x + item_width > width) end_line();
    out.places.push_back({item, QRect(x, 0, item_width, 0)});
    line_height = std::max(line_height, height_of(*item, item_width));
    x += item_width + spacing();
  }
  if (x > 0) end_line();
  out.height = std::max(0, out.height - spacing());
  return out;
}

FieldLayout::FieldLayout(QWidget* caption, QWidget* field, int indent) : indent_(indent) {
  addWidget(caption);
  addWidget(field);
}

QSize FieldLayout::minimumSize() const {
  return WrappingLayout::minimumSize().grownBy(QMargins(indent_, 0, 0, 0));
}

WrappingLayout::Arrangement FieldLayout::arranged(int width) const {
  const std::vector<QLayoutItem*> items = shown();
  Arrangement out;
  if (items.size() < 2) {
    for (QLayoutItem* item : items) {
      out.height = height_of(*item, width);
      out.places.push_back({item, QRect(0, 0, width, out.height)});
    }
    return out;
  }
  QLayoutItem* caption = items[0];
  QLayoutItem* field = items[1];
  const bool grows = field->expandingDirections().testFlag(Qt::Horizontal);
  const int natural = field->sizeHint().width();
  const int beside_width = grows ? std::max(natural, static_cast<int>(width * kFieldPart)) : natural;
  const int rest = width - spacing() - beside_width;
  const bool aligned = beside_width > natural || !grows;  // a caption on two lines is worth it
  const double most_caption = aligned ? kMostLines * rest : rest;
  if (caption->minimumSize().width() <= rest && (!grows || caption->sizeHint().width() <= most_caption)) {
    const int caption_height = height_of(*caption, rest);
    const int field_height = height_of(*field, beside_width);
    out.height = std::max(caption_height, field_height);
    out.places = {
        {caption, QRect(0, (out.height - caption_height) / 2, rest, caption_height)},
        {field, QRect(width - beside_width, (out.height - field_height) / 2, beside_width, field_height)}};
    return out;
  }
  const int caption_height = height_of(*caption, width);
  const int field_width = grows ? width - indent_ : std::min(natural, width - indent_);
  const int field_height = height_of(*field, field_width);
  constexpr int kBelow = 3;
  out.height = caption_height + kBelow + field_height;
  out.places = {{caption, QRect(0, 0, width, caption_height)},
                {field, QRect(width - field_width, caption_height + kBelow, field_width, field_height)}};
  return out;
}

}  // namespace btcflow::gui
