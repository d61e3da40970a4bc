// Sets of time as sorted spans apart from each other: what is wanted, what is there, what is missing. Pure.
#pragma once

#include <optional>
#include <vector>

#include "btcflow/core/market.h"
#include "btcflow/core/time.h"

namespace btcflow::sync {

using Spans = std::vector<core::Span>;

// Sorted; touching and overlapping spans joined; empty ones dropped.
Spans joined(Spans spans);
// `from` without `what`. Both may be in any order.
Spans without(const Spans& from, const Spans& what);

// The time for which rows already answer: candles their day (unless unfinished); snapshots their day up to
// their time (one within the last hour, or at 00:00 of the next day, all of it); prints the time to the next
// one where that is no further than a quarter over `step`, the last one up to `step` later.
Spans filled(const core::Rows& rows, core::Duration step);

// The first row's time; nothing where there is none.
std::optional<core::Time> oldest_of(const core::Rows& rows);

// Cuts spans into pages of at most `page`, the newest first. Page borders lie on a fixed grid counted from
// 1970, so that the same page is asked again after a restart; only the ends of the missing spans cut it
// further.
std::vector<core::Span> pages(const Spans& missing, core::Duration page);

// Times within [from, to) where rows at the distance `step` should be and are not: the head before the first
// row, and between rows further apart than one step and a half. Without a row, all of it.
Spans holes(const core::Rows& rows, core::Span span, core::Duration step);

}  // namespace btcflow::sync
