// Panes: where they stand, and what their axes show.
#include <algorithm>
#include <array>
#include <cmath>

#include "axis_text.h"
#include "panes.h"
#include "signal_plots.h"
#include "value_fit.h"

namespace btcflow::chart {

namespace {

constexpr double kBelowStrip = 6;       // pixels
constexpr int kBelowLegend = 5;         // pixels
constexpr int kRightOfLabel = 6;        // pixels
constexpr double kShortLogSpan = 1000;  // of an axis locked where a logarithmic scale has no place

// As wide as the widest number that is written with so many signs; widths do not tremble with the digits.
QString with_zeros(QString text) {
  std::replace_if(
      text.begin(), text.end(), [](QChar c) { return c.isDigit(); }, QLatin1Char('0'));
  return text;
}

}  // namespace

void Panes::arrange() {
  stack_.arrange(needed_right());
  const Sizes& sizes = stack_.sizes();
  const QRect all = stack_.panes_rect();
  time_ticker_->set_room(all.width(), plot_.viewport().right() - all.right(), plot_.font(), plot_.locale());
  for (PaneParts& parts : panes_)
    parts.ticker->set_room(parts.rect->height(), sizes.value_label, sizes.line + 2);
  // The strip takes what its legend leaves: cells reach from 0 to 1.
  const double above = sizes.legend;
  const double strip = std::max(8.0, at(Pane::Confluence).rect->height() - above - kBelowStrip);
  at(Pane::Confluence).value->setRange(-kBelowStrip / strip, 1 + above / strip);
  measure_legends();
}

void Panes::measure_legends() {
  const auto last = scene_.data ? scene_.data->last_known() : std::nullopt;
  for (const Pane pane : kPanes) {
    PaneParts& parts = at(pane);
    const int legend = parts.legend->height_of(parts_of_legend(pane, last));
    parts.headroom = legend + (pane == Pane::Price ? stack_.sizes().marks : kBelowLegend);
    if (pane == Pane::Price) marks_->keep_below(legend);
  }
}

void Panes::set_time_range(const QCPRange& range) {
  for (PaneParts& parts : panes_) parts.time->setRange(range);
}

void Panes::fit_values() {
  for (const Pane pane : kPanes) {
    if (pane == Pane::Confluence) continue;
    QCPAxis& axis = *value_axis(pane);
    const FitRequest request{pane,
                             time_axis()->range(),
                             scale(pane),
                             rect(pane)->height(),
                             at(pane).headroom,
                             pane == Pane::Price ? stack_.sizes().marks / 2 : 0};
    const auto fitted = fitted_values(scene_, request);
    if (auto locked = scene_.options.panes.values.at(index_of(pane))) {
      if (scale(pane) == Scale::Logarithmic && locked->lower <= 0) {
        const bool fits = fitted && fitted->lower < locked->upper;
        locked->lower = fits ? fitted->lower : locked->upper / kShortLogSpan;
      }
      if (can_be_shown(*locked, scale(pane))) {
        axis.setRange(to_range(*locked));
        continue;
      }
    }
    if (fitted) axis.setRange(*fitted);
  }
  // Far from what is usual numbers need more room.
  if (needed_right() != stack_.right()) arrange();
}

// The same for all panes, and the same while one pans: more than the usual only where an axis was stretched
// to longer numbers.
int Panes::needed_right() const {
  const QFont font = plot_.font();
  int widest = texts_.width(QStringLiteral("+0.0000 %"), font);
  for (const Pane pane : kPanes) {
    if (pane == Pane::Confluence) continue;
    const QCPRange range = value_axis(pane)->range();
    const double step = at(pane).ticker->finest_step(range);
    for (const double end : {range.lower, range.upper}) {
      for (const QString& text : {value_text(pane, end), axis_text(pane, scene_.options, end, step)}) {
        widest = std::max(widest, texts_.width(with_zeros(text), font));
      }
    }
  }
  const Sizes sizes = sizes_of(plot_.font());
  return widest + 2 * sizes.axis_padding + kRightOfLabel;
}

void Panes::add_overlays_to(Overlays& overlays) const {
  for (const Pane pane : kPanes) overlays.add(at(pane).legend);
}

}  // namespace btcflow::chart
