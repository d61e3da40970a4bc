// Is an answer what was asked for? Pure. The parser has checked each row; here the page as a whole is looked
// at: its first row, its step, its holes, its edge at the present.
#pragma once

#include "lane.h"

namespace btcflow::sync {

struct Asked {
  const venues::Feed& feed;
  Page page;
  core::Time now;           // by the venue's clock where that is behind ours
  bool newer_rows = false;  // the series has rows, all of them newer than this page
};

struct Verdict {
  core::Rows rows;           // to be kept
  Spans covered;             // answered, rows or none
  Spans again;               // holes: worth asking once more
  Spans instead;             // the answer was cut at the venue's limit: ask these in its place
  bool start_found = false;  // the venue has nothing older
};

// Errors: BadInput, with the reason for which the page is refused.
core::Result<Verdict> accept(const Asked& asked, venues::Step step);

}  // namespace btcflow::sync
