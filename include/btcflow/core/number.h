// Numbers as text, the same on every machine whatever its locale.
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace btcflow::core {

// "Not known". Never drawn as a value, never carried as zero.
inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
inline bool known(double x) { return !std::isnan(x); }

// The shortest decimal text that reads back as the same double; empty for unknown.
std::string to_text(double x);

// A whole text that is one finite decimal number ("1.5", "-2e-4", "+3"), else nothing: no "nan", "inf",
// "1,5", "0x1".
std::optional<double> parse_number(std::string_view text);
std::optional<long long> parse_integer(std::string_view text);

// For people: fixed decimals with a true minus sign ("−0.11"), "—" for unknown.
std::string fixed(double x, int decimals, bool plus = false);
// Thousands apart: 63184 is "63 184"; "—" for unknown.
std::string grouped(double x, int decimals = 0);
// "11.5 B", "182 K", "4.03 K", "12"; "—" for unknown.
std::string short_amount(double x);

}  // namespace btcflow::core
