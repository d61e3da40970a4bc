// What of a dashboard is shown, and how. Shapes only.
#pragma once

#include <QString>
#include <array>
#include <optional>

#include "btcflow/chart/theme.h"
#include "btcflow/core/time.h"

namespace btcflow::chart {

enum class Pane { Price, Premium, OpenInterest, Funding, Confluence };
// Their order at first, from top to bottom.
inline constexpr std::array<Pane, 5> kPanes{Pane::Price, Pane::Premium, Pane::OpenInterest, Pane::Funding,
                                            Pane::Confluence};
inline constexpr std::size_t index_of(Pane pane) { return static_cast<std::size_t>(pane); }

// Of a pane's value axis, in the unit that the axis shows (USD, %, σ). lower < upper.
struct ValueRange {
  double lower = 0;
  double upper = 1;
  friend bool operator==(const ValueRange&, const ValueRange&) = default;
};

// Arrays are by pane (index_of), `order` is from top to bottom and holds each pane once.
struct PaneLayout {
  std::array<Pane, kPanes.size()> order = kPanes;
  std::array<double, kPanes.size()> heights{5.2, 2.05, 2.05, 2.05, 1.25};  // relative
  std::array<bool, kPanes.size()> hidden{};                                // never all of them
  // None: fitted to what is visible. Otherwise locked there.
  std::array<std::optional<ValueRange>, kPanes.size()> values{};
  std::optional<Pane> maximised{};  // shown alone
  friend bool operator==(const PaneLayout&, const PaneLayout&) = default;
};

inline constexpr double kLeastFontScale = 0.75;
inline constexpr double kMostFontScale = 2.5;

struct ViewOptions {
  Theme theme = dark_theme();
  double font_scale = 1;
  PaneLayout panes;
  bool confluence = true;  // marks of the confluence and over-leverage signals
  bool shading = true;     // their runs as coloured ground behind the price
  bool extremes = false;   // experimental tops and bottoms
  bool apr = false;        // funding as % a year instead of % per 8 h
  bool log_price = true;
  bool perp_premium = false;  // the premium the other way up: perps above spot is positive
  QString notice;   // set into the price pane, in the warning colour ("demonstration data, ..."); English,
                    // translated on screen
  QString caption;  // a line below the panes, for exports
  friend bool operator==(const ViewOptions&, const ViewOptions&) = default;
};

// [from, to)
struct VisibleRange {
  core::Time from;
  core::Time to;
  friend bool operator==(const VisibleRange&, const VisibleRange&) = default;
};

}  // namespace btcflow::chart
