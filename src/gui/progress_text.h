// What the window says about fetching, in words.
#pragma once

#include <QString>

#include "sync_progress.h"

namespace btcflow::gui {

// "12:34" by the user's clock and habits (all else in the window is UTC; this is about when to look again).
QString clock_text(core::Time time);
// "12:34:56"
QString exact_clock_text(core::Time time);
// "12 s", "4 min", "2 h"
QString duration_text(core::Duration duration);
// "63 184"
QString amount_text(std::size_t n);

// "fetching: 12 of 40", "waiting for its limit until 12:34:56", "failed: ..."
QString progress_text(const VenueProgress& venue);
QString progress_text(const FeedProgress& feed);
// The whole run: "Fetching · 1 234 rows · about 2 min left".
QString progress_text(const SyncState& state);

}  // namespace btcflow::gui
