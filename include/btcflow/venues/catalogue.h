// Reads the instrument catalogue (data/instruments.json). Pure: bytes in, instruments or a typed error out.
#pragma once

#include <string>
#include <string_view>

#include "btcflow/core/error.h"
#include "btcflow/core/market.h"

namespace btcflow::venues {

// `name` is what an error calls the file. Unknown keys are ignored, so that a newer file can be read.
core::Result<core::Catalogue> parse_catalogue(std::string_view json, const std::string& name);

// The catalogue that the program carries in itself.
const core::Catalogue& built_in_catalogue();

// `changes` over `base`: an instrument with the same id replaces, others are added; so do reference lists.
core::Catalogue merged(const core::Catalogue& base, const core::Catalogue& changes);

}  // namespace btcflow::venues
