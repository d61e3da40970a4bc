// Notices bulk files that were published again after they were fetched: asks the archive's listing, now and
// then.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "btcflow/net/client.h"
#include "btcflow/sync/sync.h"
#include "spans.h"

namespace btcflow::sync {

// The name under which the cache remembers when a feed's listing was read last.
std::string listing_name(const venues::Feed& feed);
inline constexpr core::Duration kListingInterval = 7 * core::kDay;

// Reads the whole listing page by page; `done` gets the days whose files are younger than `since`, or why
// that could not be found out. `origin` is where the archive is, if not where it always is.
using Republished = std::function<void(core::Result<Spans>)>;
void find_republished(net::Client& client, const std::string& scope, const std::string& origin,
                      const venues::Feed& feed, core::Time since, Republished done);

}  // namespace btcflow::sync
