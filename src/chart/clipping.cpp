#include "clipping.h"

#include <algorithm>
#include <optional>

namespace btcflow::chart {

namespace {

// From where to where a segment is inside, as parts of its length (Liang and Barsky, 1984).
std::optional<std::pair<double, double>> inside(const QPointF& from, const QPointF& to, const QRectF& rect) {
  const QPointF way = to - from;
  double enters = 0;
  double leaves = 1;
  // Each border as: how fast the segment goes out of it, and how far inside it begins.
  const auto cut = [&](double outwards, double room) {
    if (outwards == 0) return room >= 0;
    const double at = room / outwards;
    if (outwards < 0) {
      enters = std::max(enters, at);
    } else {
      leaves = std::min(leaves, at);
    }
    return enters <= leaves;
  };
  const bool some = cut(-way.x(), from.x() - rect.left()) && cut(way.x(), rect.right() - from.x()) &&
                    cut(-way.y(), from.y() - rect.top()) && cut(way.y(), rect.bottom() - from.y());
  return some ? std::optional(std::pair{enters, leaves}) : std::nullopt;
}

}  // namespace

QVector<QPolygonF> clipped(const QPolygonF& line, const QRectF& rect) {
  if (rect.contains(line.boundingRect())) return {line};
  QVector<QPolygonF> parts;
  QPolygonF part;
  const auto end_part = [&] {
    if (!part.isEmpty()) parts.append(part);
    part.clear();
  };
  if (line.size() == 1 && rect.contains(line.first())) part.append(line.first());
  for (qsizetype i = 0; i + 1 < line.size(); ++i) {
    const auto range = inside(line[i], line[i + 1], rect);
    if (!range) {
      end_part();
      continue;
    }
    const QPointF way = line[i + 1] - line[i];
    if (part.isEmpty()) part.append(line[i] + range->first * way);
    part.append(line[i] + range->second * way);
    if (range->second < 1) end_part();
  }
  end_part();
  return parts;
}

}  // namespace btcflow::chart
