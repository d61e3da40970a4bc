// Bodies as they were sent, verified and unwrapped in memory. Thread-safe: no state.
#pragma once

#include <string>

#include "btcflow/core/error.h"
#include "btcflow/venues/feed.h"

namespace btcflow::sync {

// SHA-256 in lower-case hex.
std::string sha256_hex(const std::string& bytes);

// What `request` promised of the body holds (checksums), and the body is what is inside: the first file of a
// zip, the plain text of a gzip, the inflated bytes of a deflate stream. Never more than `most` bytes.
// Errors: BadInput.
core::Result<std::string> unpacked(const venues::Request& request, std::string body, std::size_t most);

}  // namespace btcflow::sync
