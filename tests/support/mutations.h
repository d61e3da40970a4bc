// Broken answers, made from a good one: every reader of a venue's answers must take them as an error with a
// sentence, or give only rows that the good answer gave. Never a crash, never a number that was not there.
//
// What is tried of JSON: each key dropped and each value replaced (null, "", another type, another sign,
// zero, number for text and text for number), in one row and in all; rows cut short, reversed, doubled, one
// row twice with other values; lists and envelopes missing; times in seconds for milliseconds or the reverse;
// the body cut off, empty, a web page. A value changed into another plausible one cannot be noticed and is
// not tried. Lists that belong together by position (timestamps beside values) are reversed and doubled
// together.
#pragma once

#include <functional>
#include <string>

#include "btcflow/core/market.h"
#include "btcflow/venues/feed.h"

namespace btcflow::test {

struct Subject {
  std::string body;  // a good answer, better of several rows
  std::function<core::Result<venues::Step>(const std::string&)> read;  // a new conversation each time
  bool row_times_in_ms = true;  // else in seconds (texts do not matter)
  // False where the venue is known to send a bar twice with different values and the reader chooses one.
  bool contradiction_is_refused = true;
  // Rows that the body holds and the good reading leaves out (earlier snapshots of a day): they may come in
  // when the better one is broken.
  core::Rows also_there{};
};

// Returns how many mutations were tried.
int expect_survives_mutations(const Subject& subject);
// The same for comma-separated text. It is cut off only where fields are missing then: half a number is a
// number, and what protects against that are the checksums.
int expect_survives_text_mutations(const Subject& subject);

}  // namespace btcflow::test
