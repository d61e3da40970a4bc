// For how long a test waits for what is to come.
#pragma once

namespace btcflow::test {

// Milliseconds: of a loaded machine with sanitizers; it takes a second at most otherwise.
inline constexpr int kPatience = 120'000;

}  // namespace btcflow::test
