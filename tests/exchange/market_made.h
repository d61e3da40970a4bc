// The made market: one course of bitcoin, ether and the stablecoins in USD, and what each venue makes of it.
// The same on every machine: integer hashes, and arithmetic that IEEE 754 defines to the bit.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "market.h"

namespace exchange {

// -1 ... 1, smooth over `period` and reaching a new hashed value each `period`; any t.
double smooth_noise(std::uint64_t seed, Millis t, Millis period);
std::uint64_t hash(std::uint64_t a, std::uint64_t b);
std::uint64_t hash(const std::string& text);
double unit(std::uint64_t h);  // 0 <= x < 1
double exp2_exact(double x);   // within a few ulp, the same bits everywhere
double round_to(double x, int decimals);

// A day of an asset in USD. Days that `recorded` has are taken from it, so that venues without a record of
// their own stay near those with one.
class Course {
 public:
  void record(const std::string& base, std::vector<Bar> days);
  Bar day(const std::string& base, Millis start) const;

 private:
  Bar made_day(const std::string& base, Millis start) const;
  std::map<std::string, std::map<Millis, Bar>> recorded_;
};

const std::vector<Listing>& listings();
// Days from the listing to `end`, both included.
std::vector<Bar> made_days(const Listing& listing, const Course& course, Millis end);
std::vector<Print> made_funding(const Listing& listing, Millis end);
double made_open_interest(const Listing& listing, Millis t);

}  // namespace exchange
