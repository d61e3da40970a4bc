// The venues of the demonstration market, as tables. Ids are the built-in catalogue's; sizes are invented, in
// proportion to what such venues have.
#pragma once

#include <array>
#include <string_view>

#include "demo_story.h"

namespace btcflow::app::demo {

// What a venue makes of the common price.
struct VenueStyle {
  std::string_view id;
  int first;         // the day of its first candle
  double ticks;      // per unit of price (100: a tick of 0.01)
  double volume;     // coins on a usual day; a perp's once it has grown
  double error_pct;  // standard deviation of its close around the common price
};

inline constexpr auto kSpotVenues = std::to_array<VenueStyle>({
    {"bitstamp:btcusd", kFirstDate, 100, 7'000, 0.020},
    {"kraken:XBTUSD", kFirstDate, 10, 5'000, 0.020},
    {"coinbase:BTC-USD", 2015'01'30, 100, 11'000, 0.015},
    {"bitfinex:tBTCUSD", kFirstDate, 10, 14'000, 0.025},
    {"binance:BTCUSDT", 2017'08'17, 100, 30'000, 0.010},
});

// Funding per 8 hours is P + clamp(interest - P, -band, +band), as venues publish it; P is the pressure. The
// band makes it stick to the interest as long as perps stand near spot.
struct FundingFormula {
  double interest;
  double band;
};
inline constexpr FundingFormula kInterestFunding{0.0001, 0.0005};
inline constexpr FundingFormula kDeribitFunding{0, 0.00025};
inline constexpr FundingFormula kPlainFunding{0, 0};

struct PerpVenue {
  VenueStyle style;
  double offset_pct;  // it stands so much above the other perps
  FundingFormula funding;
  int funding_hour;      // of its first print after 00:00 of the first day
  double open_interest;  // coins once grown, in 2025's structure
  double growth_days;    // to 63 % of that
  int wanes_from;        // a date, or kNever
  double wane_days;      // to 37 %; volume grows and wanes alike
};
inline constexpr int kNever = 0;

// clang-format off: one row a venue
inline constexpr auto kPerpVenues = std::to_array<PerpVenue>({
    {{"bitmex:XBTUSD", 2016'05'13, 2, 60'000, 0.030},
     0.000,
     kInterestFunding,
     4,
     150'000,
     350,
     2020'03'12,
     500},
    {{"binance-usdm:BTCUSDT", 2019'09'08, 10, 180'000, 0.010},
     0.000,
     kInterestFunding,
     8,
     110'000,
     420,
     kNever,
     1},
    {{"binance-coinm:BTCUSD_PERP", 2020'08'10, 10, 30'000, 0.012},
     0.004,
     kInterestFunding,
     8,
     25'000,
     250,
     kNever,
     1},
    {{"bybit:BTCUSDT", 2020'03'15, 10, 90'000, 0.010}, 0.002, kInterestFunding, 8, 60'000, 500, kNever, 1},
    {{"bybit:BTCUSD", 2018'11'14, 2, 30'000, 0.015},
     0.003,
     kInterestFunding,
     8,
     55'000,
     450,
     2021'06'01,
     900},
    {{"okx:BTC-USDT-SWAP", 2019'11'12, 10, 70'000, 0.010},
     -0.002,
     kInterestFunding,
     8,
     32'000,
     400,
     kNever,
     1},
    {{"deribit:BTC-PERPETUAL", 2018'08'14, 2, 20'000, 0.015},
     -0.004,
     kDeribitFunding,
     1,
     22'000,
     400,
     kNever,
     1},
    {{"kraken-futures:PF_XBTUSD", 2022'03'22, 2, 4'000, 0.020},
     -0.006,
     kPlainFunding,
     1,
     3'500,
     300,
     kNever,
     1},
    {{"hyperliquid:BTC", 2023'05'12, 1, 25'000, 0.015}, 0.004, kInterestFunding, 1, 30'000, 500, kNever, 1},
});
// clang-format on

// BitMEX paid once a day at first: up to and with this day, at this hour.
inline constexpr std::string_view kPaidDaily = "bitmex:XBTUSD";
inline constexpr int kPaidDailyUntil = 2016'06'04;
inline constexpr int kPaidDailyAt = 12;

// Where a stablecoin is traded for USD.
inline constexpr auto kReferences = std::to_array<VenueStyle>({
    {"kraken:USDTUSD", 2017'03'29, 100'000, 20'000'000, 0},
    {"kraken:USDCUSD", 2020'01'08, 100'000, 4'000'000, 0},
});

}  // namespace btcflow::app::demo
