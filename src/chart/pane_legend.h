// The line of text at the top of a pane: its title, and the values at the cursor.
#pragma once

#include <qcustomplot.h>

#include <vector>

#include "bar_plot.h"
#include "overlay.h"
#include "texts.h"

namespace btcflow::chart {

struct LegendPart {
  QString text;
  QColor colour;
  bool bold = false;
  bool kept = false;  // stays where there is not room for all (what the picture is, and warnings)
  friend bool operator==(const LegendPart&, const LegendPart&) = default;
};

// What a pane's legend says of a bar (none: nothing is known yet). Bar values are those of the exported
// table.
std::vector<LegendPart> legend_parts(Pane pane, const Scene& scene, std::optional<std::size_t> bar);
// Why a pane is empty and what to do about it; empty text where there is something to see.
QString emptiness(Pane pane, const Scene& scene);

class PaneLegend : public Overlay {
 public:
  explicit PaneLegend(QCPAxisRect* pane);
  // `steady`: no part gets narrower than it was, so that the others do not dance while the mouse moves from
  // bar to bar.
  void set_parts(std::vector<LegendPart> parts, const QString& emptiness, const ViewOptions& options,
                 bool steady = false);
  QString text() const;  // the parts as one text, for tests and accessibility
  QRegion area() const override;
  // What such parts take from the pane's top, whatever their digits.
  int height_of(const std::vector<LegendPart>& parts) const;

 protected:
  void paint(QCPPainter& painter, const QRegion& where) override;
  void applyDefaultAntialiasingHint(QCPPainter*) const override {}
  QRegion difference(const QRegion& before, const QRegion& now) override;

 private:
  // Of each part; empty where the pane is too small for all.
  std::vector<QRect> places(const std::vector<LegendPart>& parts, const std::vector<int>& widths) const;
  // Those of parts_, computed once for a size of the pane and its letters.
  const std::vector<QRect>& boxes() const;
  int same_width(std::size_t i) const;
  QFont bold_font() const;
  void paint_part(QCPPainter& painter, std::size_t i);
  void paint_emptiness(QCPPainter& painter) const;
  std::vector<QSize> sizes_of(const std::vector<LegendPart>& parts, const std::vector<int>& widths,
                              const QRect& room, bool wrapped) const;
  std::vector<int> widths_of(const std::vector<LegendPart>& parts) const;

  QCPAxisRect* pane_;
  std::vector<LegendPart> parts_;
  std::vector<int> widths_;  // of the parts, in pixels
  // What changed() was told of last: titles and limits stay while values come and go with the mouse.
  std::vector<LegendPart> told_parts_;
  std::vector<QRect> told_boxes_;
  QString told_emptiness_;
  mutable Texts texts_;
  mutable std::vector<QRect> boxes_;
  mutable QRect boxes_pane_;
  mutable QFont boxes_font_;
  mutable int line_ = 0;  // height of one, in that font
  mutable bool boxes_stale_ = true;
  QString emptiness_;
  QColor muted_;
  QColor backing_;
};

}  // namespace btcflow::chart
