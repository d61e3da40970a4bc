// Reading files whole, and writing them so that a crash leaves the old one or the new one, never half of one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "btcflow/core/error.h"

namespace btcflow::app {

// NotFound where there is no such file; Io where it cannot be read, is no ordinary file, or is larger than
// `most` bytes.
core::Result<std::string> read_file(const std::filesystem::path& file, std::size_t most);

// Private to the user (0600). Any number of processes and threads may write the same file: one of them wins
// whole.
core::Result<void> write_atomically(const std::filesystem::path& file, std::string_view content);

}  // namespace btcflow::app
