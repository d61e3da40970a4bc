// What Gate's two files share.
#pragma once

#include "btcflow/venues/feed.h"
#include "read.h"

namespace btcflow::venues::gate {

inline constexpr const char* kFiles = "gate:files";

// Monthly files of funding.
Feed funding_archive(const core::Instrument& instrument);

}  // namespace btcflow::venues::gate
