// Numbers are exported, imported and shown: they must survive the way there and back, on every machine's
// locale.
#include "btcflow/core/number.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <string>

namespace btcflow::core {
namespace {

const std::string kMinus = "\xE2\x88\x92";
const std::string kDash = "\xE2\x80\x94";
const std::string kGap = "\xE2\x80\xAF";  // narrow no-break space

// SplitMix64's finaliser: every bit pattern has a chance, and the same ones each run.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

// An export that is imported again is the same history to the last bit.
TEST(NumberText, EveryDoubleReadsBackAsItself) {
  int finite = 0;
  for (std::uint64_t i = 1; i <= 20'000; ++i) {
    const auto x = std::bit_cast<double>(mixed(i));
    if (!std::isfinite(x)) continue;
    ++finite;
    const auto back = parse_number(to_text(x));
    ASSERT_TRUE(back) << to_text(x);
    ASSERT_EQ(std::bit_cast<std::uint64_t>(*back), std::bit_cast<std::uint64_t>(x)) << to_text(x);
  }
  EXPECT_GT(finite, 19'000);
  for (const double x :
       {0.1, 1.0 / 3, 63184.27, std::numeric_limits<double>::max(), std::numeric_limits<double>::min(),
        std::numeric_limits<double>::denorm_min(), -0.0}) {
    EXPECT_EQ(std::bit_cast<std::uint64_t>(parse_number(to_text(x)).value()),
              std::bit_cast<std::uint64_t>(x));
  }
}

TEST(NumberText, IsTheShortestAndEmptyForUnknown) {
  EXPECT_EQ(to_text(0.1), "0.1");
  EXPECT_EQ(to_text(100), "100");
  EXPECT_EQ(to_text(-2.5), "-2.5");
  EXPECT_EQ(to_text(kUnknown), "");
}

TEST(ParseNumber, TakesPlainDecimals) {
  EXPECT_EQ(parse_number("1.5"), 1.5);
  EXPECT_EQ(parse_number("-2e-4"), -0.0002);
  EXPECT_EQ(parse_number("-2.355264834228129e-05"), -2.355264834228129e-05);
  EXPECT_EQ(parse_number("+3"), 3.0);
  EXPECT_EQ(parse_number("0"), 0.0);
  EXPECT_EQ(parse_number("1E3"), 1000.0);
}

// "1,5" read as 1 or 15 would be a wrong price without a word.
TEST(ParseNumber, RefusesEverythingElse) {
  for (const char* bad :
       {"",   " ",  "nan", "NaN", "inf", "-inf", "infinity", "1,5", "1 000", "0x1", "0x1p3", "1.5x", "1.2.3",
        " 1", "1 ", "+",   "-",   "+-1", "-+1",  "++1",      "--1", "e5",    "1e",  "1e999", "."}) {
    EXPECT_FALSE(parse_number(bad)) << '"' << bad << '"';
  }
}

TEST(ParseInteger, TakesWholeNumbersOnly) {
  EXPECT_EQ(parse_integer("42"), 42);
  EXPECT_EQ(parse_integer("-7"), -7);
  EXPECT_EQ(parse_integer("+7"), 7);
  EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<long long>::max());
  for (const char* bad : {"", "1.0", "1e3", "9223372036854775808", "0x10", "+-1", " 1", "seven"}) {
    EXPECT_FALSE(parse_integer(bad)) << '"' << bad << '"';
  }
}

// A hyphen is easily overlooked in a table of premiums; a true minus is not.
TEST(Fixed, HasATrueMinusSign) {
  EXPECT_EQ(fixed(-0.11, 2), kMinus + "0.11");
  EXPECT_EQ(fixed(0.11, 2), "0.11");
  EXPECT_EQ(fixed(0.11, 2, true), "+0.11");
  EXPECT_EQ(fixed(-0.11, 2, true), kMinus + "0.11");
  EXPECT_EQ(fixed(12, 0), "12");
}

// "-0.00" or "+0.00" would show a direction where there is none.
TEST(Fixed, ZeroHasNoSign) {
  EXPECT_EQ(fixed(-0.001, 2), "0.00");
  EXPECT_EQ(fixed(0.001, 2, true), "0.00");
  EXPECT_EQ(fixed(-0.0, 1), "0.0");
}

TEST(Fixed, UnknownIsADash) {
  EXPECT_EQ(fixed(kUnknown, 2), kDash);
  EXPECT_EQ(fixed(kUnknown, 2, true), kDash);
  EXPECT_EQ(grouped(kUnknown), kDash);
  EXPECT_EQ(short_amount(kUnknown), kDash);
}

TEST(Grouped, SetsThousandsApart) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(63184), "63" + kGap + "184");
  EXPECT_EQ(grouped(1234567.891, 2), "1" + kGap + "234" + kGap + "567.89");
  EXPECT_EQ(grouped(-1000), kMinus + "1" + kGap + "000");
  EXPECT_EQ(grouped(999.6), "1" + kGap + "000");
  EXPECT_EQ(grouped(-0.2), "0");
}

TEST(ShortAmount, KeepsThreeDigits) {
  EXPECT_EQ(short_amount(11.5e9), "11.5 B");
  EXPECT_EQ(short_amount(182e3), "182 K");
  EXPECT_EQ(short_amount(1.234e6), "1.23 M");
  EXPECT_EQ(short_amount(-2e12), kMinus + "2.00 T");
  EXPECT_EQ(short_amount(42), "42");
  EXPECT_EQ(short_amount(0.5), "0.50");
}

// 999,999,999 must not read "1000 M".
TEST(ShortAmount, RoundsOverTheStep) {
  EXPECT_EQ(short_amount(999'999'999), "1.00 B");
  EXPECT_EQ(short_amount(9'999'000), "10.0 M");
  EXPECT_EQ(short_amount(999.9), "1.00 K");
}

}  // namespace
}  // namespace btcflow::core
