// Writing files so that a crash leaves the old one or the new one, never half of one.
#pragma once

#include <filesystem>
#include <string_view>

#include "btcflow/core/error.h"

namespace btcflow::app {

core::Result<void> write_atomically(const std::filesystem::path& file, std::string_view content);

}  // namespace btcflow::app
