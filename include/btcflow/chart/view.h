// What of a dashboard is shown, and how. Shapes only.
#pragma once

#include <QString>
#include <array>

#include "btcflow/chart/theme.h"
#include "btcflow/core/time.h"

namespace btcflow::chart {

// From top to bottom.
enum class Pane { Price, Premium, OpenInterest, Funding, Confluence };
inline constexpr std::array<Pane, 5> kPanes{Pane::Price, Pane::Premium, Pane::OpenInterest, Pane::Funding,
                                            Pane::Confluence};

struct ViewOptions {
  Theme theme = dark_theme();
  bool confluence = true;  // marks and shading of the confluence and over-leverage signals
  bool extremes = false;   // experimental tops and bottoms
  bool apr = false;        // funding as % a year instead of % per 8 h
  bool log_price = true;
  bool perp_premium = false;  // the premium the other way up: perps above spot is positive
  QString notice;             // set into the price pane, in the warning colour ("demonstration data, ...")
  QString caption;            // a line below the panes, for exports
};

// [from, to)
struct VisibleRange {
  core::Time from;
  core::Time to;
  friend bool operator==(const VisibleRange&, const VisibleRange&) = default;
};

}  // namespace btcflow::chart
