// The course of the demonstration market: what every venue shares on a day, before each makes its own of it.
#pragma once

#include <vector>

#include "btcflow/core/time.h"

namespace btcflow::app::demo {

struct MarketDay {
  double close = 0;          // of spot, USD
  double high = 0;           // of spot, USD
  double low = 0;            // of spot, USD
  double activity = 1;       // traded volume against a usual day
  double premium_pct = 0;    // perps above spot, in %
  double pressure = 0;       // the perps' premium as their funding formulas see it, fraction per 8 h
  double open_interest = 1;  // in coin, against 2025 without any leverage of the moment
  double usdt = 1;           // USD
  double usdc = 1;           // USD
};

// One element a day, the first at kFirstDate, the last at kLastDate (demo_story.h).
std::vector<MarketDay> market_course();

// Days from kFirstDate to a date written year'month'day; negative before.
int day_number(int date);
core::Time date_time(int date);

}  // namespace btcflow::app::demo
