#include "btcflow/app/event_text.h"

#include <algorithm>

#include "btcflow/core/number.h"

namespace btcflow::app {

using core::fixed;
using metrics::Condition;
using metrics::Dashboard;
using metrics::Event;
using metrics::Quantity;
using metrics::Side;
using metrics::SignalKind;

std::string joined(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

std::string title(SignalKind kind) {
  switch (kind) {
    case SignalKind::Bullish:
      return "Bullish confluence";
    case SignalKind::Bearish:
      return "Bearish confluence";
    case SignalKind::LongsCrowded:
      return "Over-leverage: longs crowded";
    case SignalKind::ShortsCrowded:
      return "Over-leverage: shorts crowded";
    case SignalKind::ExtremeTop:
      return "Extreme top (experimental)";
    case SignalKind::ExtremeBottom:
      return "Extreme bottom (experimental)";
  }
  return "";
}

namespace {

std::string name_of(Quantity quantity) {
  switch (quantity) {
    case Quantity::PremiumZ:
      return "premium z";
    case Quantity::OpenInterestZ:
      return "open interest z";
    case Quantity::FundingZ:
      return "funding z";
    case Quantity::PremiumPct:
      return "premium";
    case Quantity::FundingTwap8h:
      return "funding TWAP";
    case Quantity::Funding8h:
      return "funding";
    case Quantity::Score:
      return "score";
  }
  return "";
}

std::string value_of(Quantity quantity, double x) {
  switch (quantity) {
    case Quantity::PremiumPct:
      return fixed(x, 3, true) + " %";
    case Quantity::FundingTwap8h:
    case Quantity::Funding8h:
      return fixed(x * 100, 4, true) + " % per 8 h";
    case Quantity::Score:
      return fixed(x, 0, true);
    default:
      return fixed(x, 2, true);
  }
}

std::string threshold_of(Quantity quantity, double x) { return x == 0 ? "0" : value_of(quantity, x); }

// The relation that holds between value and threshold.
std::string relation(const Condition& c) {
  switch (c.side) {
    case Side::AtLeast:
      return c.met ? "≥" : "<";
    case Side::AtMost:
      return c.met ? "≤" : ">";
    case Side::Above:
      return c.met ? ">" : "≤";
    case Side::Below:
      return c.met ? "<" : "≥";
  }
  return "";
}

}  // namespace

std::string text(const Condition& c) {
  if (!core::known(c.value)) return name_of(c.quantity) + " unknown";
  return name_of(c.quantity) + " " + value_of(c.quantity, c.value) + " " + relation(c) + " " +
         threshold_of(c.quantity, c.threshold);
}

EventVenues event_venues(const Dashboard& dashboard, std::size_t bar) {
  EventVenues venues;
  for (const metrics::VenueColumns& venue : dashboard.venues) {
    if (venue.part.empty()) continue;
    const bool spot = venue.instrument.kind == core::MarketKind::Spot;
    if (venue.part[bar] == metrics::Participation::TookPart) {
      (spot ? venues.spot : venues.perp).push_back(venue.instrument.id);
    } else if (venue.part[bar] == metrics::Participation::LeftOut) {
      venues.left_out.push_back(venue.instrument.id);
    }
  }
  return venues;
}

namespace {

std::string met_of(const Event& event, std::size_t of) {
  const auto met =
      std::count_if(event.conditions.begin(), event.conditions.begin() + static_cast<std::ptrdiff_t>(of),
                    [](const Condition& c) { return c.met; });
  return std::to_string(met) + " of " + std::to_string(of) + " past their threshold: ";
}

std::string care(const Dashboard& d, std::size_t bar) {
  std::string out;
  if ((d.flags[bar] & metrics::kQuoteAssumed) != 0) {
    out += " Care: a stablecoin was taken as 1 USD for want of its rate.";
  }
  if ((d.flags[bar] & metrics::kBasketDisagrees) != 0)
    out += " Care: the venues' prices disagree on a day of this bar.";
  if ((d.flags[bar] & metrics::kWindowOutlier) != 0) {
    out += " Care: an outlier in the window hides what is usual; compare with zscore.method=robust.";
  }
  return out;
}

}  // namespace

std::string explanation(const Dashboard& d, const Event& event) {
  constexpr std::size_t kStates =
      3;  // the first three conditions are the states or extremes, what follows decides
  std::vector<std::string> parts;
  for (const Condition& c : event.conditions) parts.push_back(text(c));
  const bool confluence = event.kind == SignalKind::Bullish || event.kind == SignalKind::Bearish;
  std::string out = confluence || metrics::is_extreme(event.kind) ? met_of(event, kStates) : std::string();
  out += joined(parts, ", ") + ".";
  if (d.states_known[event.bar] < 3)
    out += " Only " + std::to_string(d.states_known[event.bar]) + " of 3 states known.";
  const EventVenues venues = event_venues(d, event.bar);
  if (!venues.left_out.empty()) out += " Left out as outliers: " + joined(venues.left_out, ", ") + ".";
  return out + care(d, event.bar);
}

std::string line(const Dashboard& d, const Event& event) {
  return core::to_date(d.bars[event.bar].open) + ", " + std::string(core::unit_name(d.timeframe)) + ": " +
         title(event.kind) + ". " + explanation(d, event);
}

std::string study_verdict(const metrics::StudyCell& cell) {
  if (cell.too_few) return "too few to say";
  if (cell.no_different) return "no different from any bar";
  return "";
}

}  // namespace btcflow::app
