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
};

// What a pane's legend says of a bar (none: nothing is known yet). Bar values are those of the exported
// table.
std::vector<LegendPart> legend_parts(Pane pane, const Scene& scene, std::optional<std::size_t> bar);
// Why a pane is empty and what to do about it; empty text where there is something to see.
QString emptiness(Pane pane, const Scene& scene);

class PaneLegend : public Overlay {
 public:
  explicit PaneLegend(QCPAxisRect* pane);
  void set_parts(std::vector<LegendPart> parts, const QString& emptiness, const ViewOptions& options);
  QString text() const;  // the parts as one text, for tests and accessibility
  QRegion area() const override;
  // What such parts take from the pane's top, whatever their digits.
  int height_of(const std::vector<LegendPart>& parts) const;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter*) const override {}
  void draw(QCPPainter* painter) override;

 private:
  // Of each part; empty where the pane is too small for all.
  std::vector<QRect> places(const std::vector<LegendPart>& parts, const std::vector<int>& widths) const;
  QFont bold_font() const;
  std::vector<QSize> sizes_of(const std::vector<LegendPart>& parts, const std::vector<int>& widths,
                              const QRect& room, bool wrapped) const;
  std::vector<int> widths_of(const std::vector<LegendPart>& parts) const;

  QCPAxisRect* pane_;
  std::vector<LegendPart> parts_;
  std::vector<int> widths_;  // of the parts, in pixels
  mutable Texts texts_;
  QString emptiness_;
  QColor muted_;
  QColor backing_;
};

}  // namespace btcflow::chart
