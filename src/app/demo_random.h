// Chance for the demonstration market: the same on every machine, which std::*_distribution does not promise.
#pragma once

#include <cstdint>
#include <string_view>

namespace btcflow::app::demo {

// SplitMix64, as published by Steele, Lea and Flood (2014). Each thing that is drawn has a stream of its own,
// named: one more venue, or one more draw for it, leaves all others as they were.
class Random {
 public:
  explicit Random(std::string_view stream) : state_(kSeed) {
    for (const char c : stream) state_ = (state_ ^ static_cast<unsigned char>(c)) * kFnvPrime;
  }

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  // Mean 0, standard deviation 1, never beyond 4.9: eight 16-bit uniforms, summed. Integers alone, so exact
  // everywhere.
  double normal() {
    std::int64_t sum = 0;
    for (int draw = 0; draw < 2; ++draw) {
      for (std::uint64_t bits = next(), piece = 0; piece < 4; ++piece, bits >>= 16U) {
        sum += static_cast<std::int64_t>(bits & 0xFFFFU);
      }
    }
    return static_cast<double>(2 * sum - kTwiceMeanOfEight) / kTwiceSdOfEight;
  }

 private:
  static constexpr std::uint64_t kSeed = 0xCBF29CE484222325U;  // FNV-1a's own offset
  static constexpr std::uint64_t kFnvPrime = 0x100000001B3U;
  static constexpr std::int64_t kTwiceMeanOfEight = 8 * 0xFFFF;
  static constexpr double kTwiceSdOfEight = 107019.84;  // 2 * 65536 * sqrt(8 / 12)

  std::uint64_t state_;
};

}  // namespace btcflow::app::demo
