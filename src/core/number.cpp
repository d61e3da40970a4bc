#include "btcflow/core/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace btcflow::core {

std::string to_text(double x) {
  if (!known(x)) return {};
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), x);
  return {text.data(), end.ptr};
}

namespace {

template <typename Number, typename... Options>
std::optional<Number> parse_whole(std::string_view text, Options... options) {
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '-') return std::nullopt;
  }
  Number value{};
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value, options...);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const auto value = parse_whole<double>(text, std::chars_format::general);
  if (!value || !std::isfinite(*value)) return std::nullopt;
  return value;
}

std::optional<long long> parse_integer(std::string_view text) { return parse_whole<long long>(text); }

namespace {

const char* const kMinus = "\xE2\x88\x92";
const char* const kDash = "\xE2\x80\x94";
const char* const kThinSpace = "\xE2\x80\xAF";  // narrow no-break space: digits stay together

std::string unsigned_fixed(double x, int decimals) {
  std::array<char, 340> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, std::abs(x));
  return text.data();
}

// "-0.00" would look like a direction where there is none.
bool rounds_to_zero(const std::string& digits) {
  return digits.find_first_of("123456789") == std::string::npos;
}

}  // namespace

std::string fixed(double x, int decimals, bool plus) {
  if (!known(x)) return kDash;
  std::string digits = unsigned_fixed(x, decimals);
  if (rounds_to_zero(digits)) return digits;
  if (x < 0) return kMinus + digits;
  return plus ? "+" + digits : digits;
}

std::string grouped(double x, int decimals) {
  if (!known(x)) return kDash;
  const std::string digits = unsigned_fixed(x, decimals);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i < whole && (whole - i) % 3 == 0) out += kThinSpace;
    out += digits[i];
  }
  return x < 0 && !rounds_to_zero(digits) ? kMinus + out : out;
}

std::string short_amount(double x) {
  if (!known(x)) return kDash;
  struct Step {
    double size;
    const char* suffix;
  };
  static constexpr std::array<Step, 4> kSteps{{{1e12, " T"}, {1e9, " B"}, {1e6, " M"}, {1e3, " K"}}};
  for (const Step& step : kSteps) {
    const double scaled = x / step.size;
    if (std::abs(scaled) < 0.9995) continue;
    const int decimals = std::abs(scaled) < 9.995 ? 2 : std::abs(scaled) < 99.95 ? 1 : 0;
    return fixed(scaled, decimals) + step.suffix;
  }
  return fixed(x, std::abs(x) < 10 ? 2 : 0);
}

}  // namespace btcflow::core
