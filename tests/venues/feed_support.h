// What the tests of the smaller venues need beside asking.h.
#pragma once

#include "asking.h"

namespace btcflow::venues::asking {

// The feed of a series at a venue file's only venue.
inline Feed feed_of(const std::vector<Venue>& venues, const core::Instrument& instrument,
                    core::SeriesKind series, FeedKind kind = FeedKind::Api) {
  for (const Venue& venue : venues) {
    for (const Feed& feed : venue.feeds(instrument)) {
      if (feed.series == series && feed.kind == kind) return feed;
    }
  }
  ADD_FAILURE() << "there is no such feed of " << instrument.id;
  return {};
}

inline void expect_error(const core::Result<Step>& step, core::ErrorKind kind, const std::string& words) {
  ASSERT_FALSE(step) << "read as if nothing were wrong";
  EXPECT_EQ(step.error().kind, kind) << step.error().sentence;
  EXPECT_NE(step.error().sentence.find(words), std::string::npos) << step.error().sentence;
}

}  // namespace btcflow::venues::asking
