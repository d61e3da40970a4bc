#include "pane_legend.h"

#include <algorithm>
#include <utility>

namespace btcflow::chart {

namespace {
constexpr int kLeft = 10;
constexpr int kTop = 5;
constexpr int kBetween = 16;
constexpr double kMostOfPane = 0.4;
constexpr int kCentred = Qt::AlignCenter | Qt::TextWordWrap;
constexpr int kBacking = 3;  // of the ground behind a part, on either side
}  // namespace

PaneLegend::PaneLegend(QCPAxisRect* pane) : Overlay(pane->parentPlot(), pane), pane_(pane) {}

void PaneLegend::set_parts(std::vector<LegendPart> parts, const QString& emptiness,
                           const ViewOptions& options, bool steady) {
  parts_ = std::move(parts);
  const std::vector<int> before = std::exchange(widths_, widths_of(parts_));
  for (std::size_t i = 0; steady && i < std::min(before.size(), widths_.size()); ++i)
    widths_[i] = std::max(widths_[i], before[i]);
  boxes_stale_ = true;
  emptiness_ = emptiness;
  muted_ = options.theme.muted;
  backing_ = options.theme.background;
  backing_.setAlpha(190);  // values stay readable where a line runs below them
}

QFont PaneLegend::bold_font() const {
  QFont bold = mParentPlot->font();
  bold.setBold(true);
  return bold;
}

std::vector<int> PaneLegend::widths_of(const std::vector<LegendPart>& parts) const {
  const QFont plain = mParentPlot->font();
  const QFont bold = bold_font();
  std::vector<int> widths;
  for (const LegendPart& part : parts) widths.push_back(texts_.width(part.text, part.bold ? bold : plain));
  return widths;
}

QString PaneLegend::text() const {
  QStringList texts;
  for (const LegendPart& part : parts_) texts.append(part.text);
  return texts.join(QStringLiteral("  "));
}

namespace {

// From left to right, in as many lines as it takes: what does not fit in a line's width goes into the next
// one rather than over the axis. Empty sizes take no place.
std::vector<QRect> in_lines(const std::vector<QSize>& sizes, const QRect& room) {
  std::vector<QRect> boxes;
  int x = room.left();
  int y = room.top();
  int line = 0;
  for (const QSize& size : sizes) {
    if (size.isEmpty()) {
      boxes.emplace_back();
      continue;
    }
    if (x > room.left() && x + size.width() > room.right()) {
      x = room.left();
      y += line;
      line = 0;
    }
    boxes.emplace_back(QPoint(x, y), size);
    x += size.width() + kBetween;
    line = std::max(line, size.height());
  }
  return boxes;
}

// What fits: all of it, its first sentence, or the beginning of that.
QString shortened(const QString& text, const QFontMetrics& font, const QRect& room) {
  const QString first = text.section(QStringLiteral(". "), 0, 0) + QLatin1Char('.');
  for (const QString& candidate : {text, first}) {
    const QRect needed = font.boundingRect(room, kCentred, candidate);
    if (needed.height() <= room.height() && needed.width() <= room.width()) return candidate;
  }
  return font.height() <= room.height() ? font.elidedText(first, Qt::ElideRight, room.width()) : QString();
}

int lowest(const std::vector<QRect>& boxes) {
  int bottom = 0;
  for (const QRect& box : boxes) bottom = std::max(bottom, box.bottom());
  return bottom;
}

}  // namespace

std::vector<QRect> PaneLegend::places(const std::vector<LegendPart>& parts,
                                      const std::vector<int>& widths) const {
  const QRect pane = pane_->rect();
  const int line = QFontMetrics(mParentPlot->font()).height();
  const QRect room = pane.adjusted(kLeft, kTop, -kLeft, 0);
  if (room.width() <= 0) return std::vector<QRect>(parts.size());
  const int lines = std::max(1, static_cast<int>(kMostOfPane * pane.height() / line));
  const int most = room.top() + lines * line;
  std::vector<QRect> boxes;
  // Warnings go on in further lines; where the pane ends before they do, each is cut at the end of its own.
  for (const bool wrapped : {true, false}) {
    std::vector<QSize> sizes = sizes_of(parts, widths, room, wrapped);
    boxes = in_lines(sizes, room);
    for (std::size_t i = parts.size(); i-- > 0 && lowest(boxes) > most;) {
      if (parts[i].kept) continue;
      sizes[i] = QSize();
      boxes = in_lines(sizes, room);
    }
    if (lowest(boxes) <= pane.bottom()) break;
  }
  for (QRect& box : boxes) {
    if (box.bottom() > pane.bottom()) box = QRect();
  }
  return boxes;
}

std::vector<QSize> PaneLegend::sizes_of(const std::vector<LegendPart>& parts, const std::vector<int>& widths,
                                        const QRect& room, bool wrapped) const {
  const QFontMetrics plain(mParentPlot->font());
  const QFontMetrics bold(bold_font());
  std::vector<QSize> sizes;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    // A title is cut: what it names is seen anyway.
    const bool wraps = wrapped && i > 0 && parts[i].kept && widths[i] > room.width();
    const QFontMetrics& font = parts[i].bold ? bold : plain;
    const int height =
        wraps ? font.boundingRect(room, Qt::TextWordWrap, parts[i].text).height() : plain.height();
    sizes.emplace_back(std::min(widths[i], room.width()), height);
  }
  return sizes;
}

int PaneLegend::height_of(const std::vector<LegendPart>& parts) const {
  std::vector<LegendPart> usual = parts;
  for (LegendPart& part : usual) {
    std::replace_if(
        part.text.begin(), part.text.end(), [](QChar c) { return c.isDigit(); }, QLatin1Char('0'));
  }
  return std::max(0, lowest(places(usual, widths_of(usual))) - pane_->rect().top() + 1);
}

const std::vector<QRect>& PaneLegend::boxes() const {
  if (boxes_stale_ || boxes_pane_ != pane_->rect() || boxes_font_ != mParentPlot->font()) {
    boxes_pane_ = pane_->rect();
    boxes_font_ = mParentPlot->font();
    boxes_ = places(parts_, widths_);
    line_ = QFontMetrics(boxes_font_).height();
    boxes_stale_ = false;
  }
  return boxes_;
}

namespace {

QRect with_backing(const QRect& box) {
  return box.isEmpty() ? QRect() : box.adjusted(-kBacking, 0, kBacking, 0);
}

}  // namespace

QRegion PaneLegend::area() const {
  if (!emptiness_.isEmpty()) return pane_->rect();
  QRect all;
  for (const QRect& box : boxes()) all |= with_backing(box);
  return all;
}

// From its box' left: as far as a part begins with the same letters as before ("spot basket 64 ...").
int PaneLegend::same_width(std::size_t i) const {
  const LegendPart& before = told_parts_[i];
  const LegendPart& now = parts_[i];
  const QRect& box = boxes()[i];
  const bool one_line = box.height() <= line_ && widths_[i] <= box.width();
  if (!one_line || told_boxes_[i].topLeft() != box.topLeft() || told_boxes_[i].height() != box.height() ||
      before.colour != now.colour || before.bold != now.bold || now.text.isRightToLeft())
    return 0;
  const auto [end, unused] =
      std::mismatch(now.text.begin(), now.text.end(), before.text.begin(), before.text.end());
  // The last of them may stand nearer to another neighbour.
  const auto letters = std::distance(now.text.begin(), end) - 1;
  if (letters <= 0) return 0;
  return texts_.width(now.text.left(letters), now.bold ? bold_font() : mParentPlot->font());
}

QRegion PaneLegend::difference(const QRegion& before, const QRegion& now) {
  if (before.isEmpty() && now.isEmpty()) return {};
  const std::vector<QRect>& places = boxes();
  QRegion changed;
  QRect line;  // of text, from the first to the last part that changed: few rectangles are painted sooner
  const auto add = [&](const QRect& box) {
    if (line.top() != box.top()) changed += std::exchange(line, QRect());
    line |= box;
  };
  const bool whole = told_emptiness_ != emptiness_ || before.isEmpty() != now.isEmpty();
  if (whole) changed = before + now;
  for (std::size_t i = 0; !whole && i < std::max(places.size(), told_boxes_.size()); ++i) {
    const bool was = i < told_boxes_.size();
    const bool is = i < places.size();
    if (was && is && told_boxes_[i] == places[i] && told_parts_[i] == parts_[i]) continue;
    const int same = was && is ? same_width(i) : 0;
    if (was) add(with_backing(told_boxes_[i]).adjusted(same, 0, 0, 0));
    if (is) add(with_backing(places[i]).adjusted(same, 0, 0, 0));
  }
  changed += line;
  told_parts_ = parts_;
  told_boxes_ = places;
  told_emptiness_ = emptiness_;
  return changed;
}

void PaneLegend::paint(QCPPainter& painter, const QRegion& where) {
  // Values read from left to right in every language; words in their own direction.
  painter.setLayoutDirection(Qt::LayoutDirectionAuto);
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (where.intersects(with_backing(boxes()[i]))) paint_part(painter, i);
  }
  if (!emptiness_.isEmpty()) paint_emptiness(painter);
}

void PaneLegend::paint_part(QCPPainter& painter, std::size_t i) {
  const LegendPart& part = parts_[i];
  const QRect& box = boxes()[i];
  painter.fillRect(with_backing(box), backing_);
  painter.setFont(part.bold ? bold_font() : mParentPlot->font());
  painter.setPen(part.colour);
  if (box.height() > line_) {
    painter.drawText(
        box, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextWordWrap | Qt::TextDontClip,
        part.text);
    return;
  }
  const bool fits = widths_[i] <= box.width();
  texts_.draw(
      painter, box,
      fits ? part.text : QFontMetrics(painter.font()).elidedText(part.text, Qt::ElideRight, box.width()));
}

void PaneLegend::paint_emptiness(QCPPainter& painter) const {
  const int under = std::max(lowest(boxes()), pane_->rect().top() + kTop) + kTop;
  const QRect room(QPoint(pane_->rect().left() + kLeft, under),
                   pane_->rect().bottomRight() - QPoint(kLeft, kTop));
  const QFontMetrics font(mParentPlot->font());
  painter.setFont(mParentPlot->font());
  painter.setPen(muted_);
  const QString shown = shortened(emptiness_, font, room);
  painter.fillRect(font.boundingRect(room, kCentred, shown).adjusted(-kBacking, 0, kBacking, 0), backing_);
  painter.drawText(room, kCentred, shown);
}

}  // namespace btcflow::chart
