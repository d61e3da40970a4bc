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
using std::string;  // lupdate takes a return type with "::" for the class that the texts belong to

string joined(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

string title(SignalKind kind) {
  switch (kind) {
    case SignalKind::Bullish:
      return say("Bullish confluence");
    case SignalKind::Bearish:
      return say("Bearish confluence");
    case SignalKind::LongsCrowded:
      return say("Over-leverage: longs crowded");
    case SignalKind::ShortsCrowded:
      return say("Over-leverage: shorts crowded");
    case SignalKind::ExtremeTop:
      return say("Extreme top (experimental)");
    case SignalKind::ExtremeBottom:
      return say("Extreme bottom (experimental)");
  }
  return "";
}

namespace {

string name_of(Quantity quantity) {
  switch (quantity) {
    case Quantity::PremiumZ:
      return say("premium z");
    case Quantity::OpenInterestZ:
      return say("open interest z");
    case Quantity::FundingZ:
      return say("funding z");
    case Quantity::PremiumPct:
      return say("premium");
    case Quantity::FundingTwap8h:
      return say("funding TWAP");
    case Quantity::Funding8h:
      return say("funding");
    case Quantity::Score:
      return say("score");
  }
  return "";
}

string value_of(Quantity quantity, double x) {
  switch (quantity) {
    case Quantity::PremiumPct:
      return fixed(x, 3, true) + " %";
    case Quantity::FundingTwap8h:
    case Quantity::Funding8h:
      return say("%1 % per 8 h", {fixed(x * 100, 4, true)});
    case Quantity::Score:
      return fixed(x, 0, true);
    default:
      return fixed(x, 2, true);
  }
}

string threshold_of(Quantity quantity, double x) { return x == 0 ? "0" : value_of(quantity, x); }

// The relation that holds between value and threshold.
string relation(const Condition& c) {
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

string text(const Condition& c) {
  if (!core::known(c.value)) return say("%1 unknown", {name_of(c.quantity)});
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

string met_of(const Event& event, std::size_t of) {
  const auto met =
      std::count_if(event.conditions.begin(), event.conditions.begin() + static_cast<std::ptrdiff_t>(of),
                    [](const Condition& c) { return c.met; });
  return say("%1 of %2 past their threshold:", {std::to_string(met), std::to_string(of)}) + " ";
}

string care(const Dashboard& d, std::size_t bar) {
  std::string out;
  if ((d.flags[bar] & metrics::kQuoteAssumed) != 0) {
    out += " " + say("Care: a stablecoin was taken as 1 USD for want of its rate.");
  }
  if ((d.flags[bar] & metrics::kBasketDisagrees) != 0)
    out += " " + say("Care: the venues' prices disagree on a day of this bar.");
  if ((d.flags[bar] & metrics::kWindowOutlier) != 0) {
    out +=
        " " + say("Care: an outlier in the window hides what is usual; compare with zscore.method=robust.");
  }
  return out;
}

}  // namespace

string explanation(const Dashboard& d, const Event& event) {
  constexpr std::size_t kStates =
      3;  // the first three conditions are the states or extremes, what follows decides
  std::vector<std::string> parts;
  for (const Condition& c : event.conditions) parts.push_back(text(c));
  const bool confluence = event.kind == SignalKind::Bullish || event.kind == SignalKind::Bearish;
  std::string out = confluence || metrics::is_extreme(event.kind) ? met_of(event, kStates) : std::string();
  out += joined(parts, ", ") + ".";
  if (d.states_known[event.bar] < 3)
    out += " " + say("Only %1 of 3 states known.", {std::to_string(d.states_known[event.bar])});
  const EventVenues venues = event_venues(d, event.bar);
  if (!venues.left_out.empty())
    out += " " + say("Left out as outliers: %1.", {joined(venues.left_out, ", ")});
  return out + care(d, event.bar);
}

string line(const Dashboard& d, const Event& event) {
  return core::to_date(d.bars[event.bar].open) + ", " + std::string(core::unit_name(d.timeframe)) + ": " +
         title(event.kind) + ". " + explanation(d, event);
}

string study_verdict(const metrics::StudyCell& cell) {
  if (cell.too_few) return say("too few to say");
  if (cell.no_different) return say("no different from any bar");
  return "";
}

}  // namespace btcflow::app
