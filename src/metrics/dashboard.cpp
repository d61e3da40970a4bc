#include "btcflow/metrics/dashboard.h"

namespace btcflow::metrics {

std::string_view to_text(SignalKind kind) {
  switch (kind) {
    case SignalKind::Bullish:
      return "bullish";
    case SignalKind::Bearish:
      return "bearish";
    case SignalKind::LongsCrowded:
      return "longs_crowded";
    case SignalKind::ShortsCrowded:
      return "shorts_crowded";
    case SignalKind::ExtremeTop:
      return "extreme_top";
    case SignalKind::ExtremeBottom:
      return "extreme_bottom";
  }
  return "";
}

const TruthColumn& signal_column(const Dashboard& dashboard, SignalKind kind) {
  switch (kind) {
    case SignalKind::Bullish:
      return dashboard.bullish;
    case SignalKind::Bearish:
      return dashboard.bearish;
    case SignalKind::LongsCrowded:
      return dashboard.longs_crowded;
    case SignalKind::ShortsCrowded:
      return dashboard.shorts_crowded;
    case SignalKind::ExtremeTop:
      return dashboard.extreme_top;
    case SignalKind::ExtremeBottom:
      return dashboard.extreme_bottom;
  }
  return dashboard.bullish;
}

std::string flags_text(std::uint8_t flags) {
  std::string text;
  const auto add = [&](BarFlag flag, const char* name) {
    if ((flags & flag) == 0) return;
    if (!text.empty()) text += '|';
    text += name;
  };
  add(kQuoteAssumed, "quote_assumed");
  add(kBasketDisagrees, "basket_disagrees");
  add(kWindowOutlier, "window_outlier");
  return text;
}

}  // namespace btcflow::metrics
