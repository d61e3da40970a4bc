// What happens in the demonstration market, as tables: every number here shapes it and none is a record. The
// prices are round figures that everybody remembers; premiums, funding and open interest are invented to go
// with them. Dates are written year'month'day.
#pragma once

#include <array>
#include <string_view>

namespace btcflow::app::demo {

inline constexpr int kFirstDate = 2015'01'01;
inline constexpr int kLastDate = 2025'12'31;
inline constexpr double kPriceBefore = 320;  // USD, close of the day before the first

// A day's close, in USD. Between two of them the price wanders.
struct Anchor {
  int date;
  double usd;
};

inline constexpr auto kAnchors = std::to_array<Anchor>({
    {2015'01'14, 180},     {2015'03'10, 290},     {2015'04'14, 220},     {2015'07'12, 310},
    {2015'08'24, 210},     {2015'11'03, 400},     {2015'11'11, 310},     {2015'12'31, 430},
    {2016'02'01, 370},     {2016'05'27, 475},     {2016'06'16, 765},     {2016'06'22, 600},
    {2016'08'02, 545},     {2016'12'31, 960},     {2017'01'04, 1'130},   {2017'01'11, 780},
    {2017'03'03, 1'280},   {2017'03'24, 940},     {2017'06'11, 2'950},   {2017'07'16, 1'950},
    {2017'09'01, 4'900},   {2017'09'14, 3'250},   {2017'11'08, 7'450},   {2017'11'12, 5'900},
    {2017'12'16, 19'200},  {2017'12'22, 13'800},  {2017'12'31, 14'000},  {2018'01'06, 17'000},
    {2018'02'05, 6'900},   {2018'02'20, 11'200},  {2018'04'06, 6'600},   {2018'05'05, 9'800},
    {2018'06'28, 5'900},   {2018'07'24, 8'400},   {2018'08'14, 6'200},   {2018'11'13, 6'350},
    {2018'11'25, 4'000},   {2018'12'15, 3'250},   {2018'12'31, 3'700},   {2019'04'01, 4'100},
    {2019'04'02, 4'850},   {2019'06'26, 12'900},  {2019'07'16, 9'500},   {2019'08'07, 11'900},
    {2019'10'24, 7'450},   {2019'10'26, 9'300},   {2019'12'17, 6'650},   {2019'12'31, 7'200},
    {2020'02'13, 10'300},  {2020'03'11, 7'950},   {2020'03'12, 4'850},   {2020'03'13, 5'500},
    {2020'03'16, 5'050},   {2020'03'20, 6'200},   {2020'04'30, 8'650},   {2020'08'17, 12'250},
    {2020'09'08, 10'100},  {2020'12'16, 21'300},  {2020'12'31, 29'000},  {2021'01'08, 40'700},
    {2021'01'27, 30'500},  {2021'02'21, 57'500},  {2021'02'28, 45'200},  {2021'03'13, 61'000},
    {2021'03'25, 51'500},  {2021'04'13, 63'500},  {2021'04'25, 49'000},  {2021'05'08, 58'800},
    {2021'05'19, 37'000},  {2021'07'20, 29'800},  {2021'09'06, 52'600},  {2021'09'21, 40'700},
    {2021'10'20, 66'000},  {2021'11'08, 67'500},  {2021'12'04, 49'200},  {2021'12'31, 46'200},
    {2022'01'22, 35'000},  {2022'03'28, 47'100},  {2022'05'12, 29'000},  {2022'06'18, 19'000},
    {2022'08'14, 24'300},  {2022'09'21, 18'500},  {2022'11'05, 21'300},  {2022'11'09, 15'900},
    {2022'11'21, 15'800},  {2022'12'31, 16'500},  {2023'02'20, 24'800},  {2023'03'10, 20'200},
    {2023'04'13, 30'400},  {2023'06'14, 25'100},  {2023'07'13, 31'400},  {2023'09'11, 25'200},
    {2023'12'08, 44'200},  {2023'12'31, 42'200},  {2024'01'22, 39'500},  {2024'03'13, 73'000},
    {2024'05'01, 58'300},  {2024'05'20, 71'400},  {2024'07'07, 55'900},  {2024'07'28, 68'200},
    {2024'08'05, 54'000},  {2024'11'05, 69'400},  {2024'12'17, 106'000}, {2024'12'31, 93'400},
    {2025'01'21, 106'000}, {2025'04'08, 76'300},  {2025'05'22, 111'500}, {2025'06'22, 101'000},
    {2025'08'13, 123'000}, {2025'09'01, 109'000}, {2025'10'06, 124'500}, {2025'10'10, 113'000},
    {2025'11'21, 85'000},  {2025'12'31, 90'000},
});

// A price in USD that the day reached and did not keep.
// clang-format off: rows of equal width
inline constexpr auto kWicks = std::to_array<Anchor>({
    {2015'01'14, 165},
    {2015'11'04, 490},
    {2017'12'17, 19'500},
    {2018'12'15, 3'200},
    {2019'06'26, 13'700},
    {2020'03'13, 3'900},
    {2021'04'14, 64'700},
    {2021'05'19, 30'500},
    {2021'11'10, 68'900},
    {2022'11'21, 15'500},
    {2024'03'14, 73'700},
    {2024'08'05, 49'500},
    {2025'04'07, 74'600},
    {2025'10'06, 126'000},
    {2025'10'10, 105'000},
});
// clang-format on

// What a close of those days neither falls below nor rises above, in USD: so that no wandering makes a new
// all-time high or a deeper bottom than the one that everybody knows. The anchors lie inside.
struct Range {
  int first;
  int last;
  double lowest;
  double highest;
};

inline constexpr auto kRanges = std::to_array<Range>({
    {2015'01'01, 2015'12'31, 178, 465},        {2016'01'01, 2016'12'31, 355, 970},
    {2017'01'01, 2017'12'31, 775, 19'200},     {2018'01'01, 2018'12'31, 3'240, 17'200},
    {2019'01'01, 2019'03'31, 3'400, 4'150},    {2019'04'01, 2019'12'31, 4'100, 12'950},
    {2020'01'01, 2020'03'11, 6'900, 10'400},   {2020'03'12, 2020'12'15, 4'840, 20'000},
    {2020'12'16, 2021'01'27, 21'000, 41'000},  {2021'01'28, 2021'05'18, 30'000, 63'600},
    {2021'05'19, 2021'09'30, 29'700, 53'000},  {2021'10'01, 2021'12'31, 41'000, 67'600},
    {2022'01'01, 2022'06'12, 28'000, 47'500},  {2022'06'13, 2022'11'08, 18'450, 27'500},
    {2022'11'09, 2022'12'31, 15'780, 18'300},  {2023'01'01, 2023'12'31, 16'450, 44'500},
    {2024'01'01, 2024'11'05, 39'000, 73'100},  {2024'11'06, 2024'11'30, 68'500, 99'500},
    {2024'12'01, 2025'05'19, 75'500, 106'300}, {2025'05'20, 2025'12'31, 84'000, 124'600},
});

// How lively the market usually is; between two 1 Januaries in a straight line.
struct Climate {
  int date;
  double volatility;   // standard deviation of a day's log return
  double premium_pct;  // of the perps' distance from spot, per unit of crowding, in %
  double pressure_bp;  // of what drives funding, per unit of crowding, in 0.01 % per 8 h
  double structure;    // open interest in coin against 2025, the leverage of the moment aside
};

// Perps came closer to spot as arbitrage grew up; open interest in coin grew with the products.
inline constexpr auto kClimates = std::to_array<Climate>({
    {2015'01'01, 0.036, 0.300, 9.0, 0.20},
    {2016'01'01, 0.026, 0.300, 9.0, 0.25},
    {2017'01'01, 0.034, 0.260, 9.0, 0.40},
    {2018'01'01, 0.044, 0.150, 6.0, 0.60},
    {2019'01'01, 0.034, 0.070, 4.5, 1.05},
    {2020'01'01, 0.033, 0.055, 4.5, 1.20},
    {2021'01'01, 0.038, 0.050, 5.0, 1.00},
    {2022'01'01, 0.031, 0.035, 3.5, 0.80},
    {2023'01'01, 0.023, 0.028, 3.0, 0.85},
    {2024'01'01, 0.025, 0.025, 3.0, 0.85},
    {2025'01'01, 0.021, 0.022, 3.0, 0.95},
    {2026'01'01, 0.020, 0.022, 3.0, 1.00},
});

// Weeks in which everybody wants to be long (negative premium and pressure: to be short). Rises from `from`
// to `peak`, then fades.
struct Rally {
  int from;
  int peak;
  double half_life_days;
  double premium_pct;  // perps above spot, in %
  double pressure_bp;  // funding, 0.01 % per 8 h
  double leverage;     // open interest in coin, logarithm
};

inline constexpr auto kRallies = std::to_array<Rally>({
    {2016'05'20, 2016'06'16, 5, 0.50, 14, 0.25}, {2017'02'15, 2017'03'03, 6, 0.40, 10, 0.15},
    {2017'05'01, 2017'06'11, 8, 0.60, 14, 0.20}, {2017'11'15, 2017'12'16, 6, 0.70, 16, 0.30},
    {2018'04'15, 2018'05'05, 7, 0.15, 6, 0.15},  {2019'05'10, 2019'06'26, 7, 0.20, 9, 0.25},
    {2020'01'25, 2020'02'13, 9, 0.14, 8, 0.25},  {2020'07'25, 2020'08'17, 9, 0.08, 6, 0.20},
    {2020'12'20, 2021'01'08, 9, 0.18, 13, 0.25}, {2021'02'05, 2021'02'21, 7, 0.22, 16, 0.25},
    {2021'03'30, 2021'04'13, 6, 0.16, 13, 0.30}, {2021'10'05, 2021'10'20, 14, 0.07, 6, 0.25},
    {2023'06'20, 2023'07'13, 20, 0.03, 2, 0.12}, {2023'10'20, 2023'12'08, 20, 0.06, 5, 0.12},
    {2024'02'15, 2024'03'13, 8, 0.13, 11, 0.25}, {2024'09'25, 2024'10'16, 5, -0.12, -15, 0.30},
    {2024'11'06, 2024'12'05, 10, 0.09, 7, 0.20}, {2025'07'10, 2025'08'13, 12, 0.05, 3, 0.15},
    {2025'09'25, 2025'10'06, 4, 0.04, 3, 0.12},
});

// A day on which positions are closed by force; for a while perps stand below spot and shorts pay.
struct Cascade {
  int date;
  double half_life_days;
  double premium_pct;  // spot above perps, in %
  double pressure_bp;  // funding, against the longs, 0.01 % per 8 h
  double lost;         // share of the open interest in coin that is gone by midnight
};

inline constexpr auto kCascades = std::to_array<Cascade>({
    {2016'08'02, 5, 0.80, 15, 0.20}, {2017'01'11, 4, 0.60, 12, 0.15}, {2017'09'14, 4, 0.90, 16, 0.20},
    {2018'02'05, 4, 0.50, 12, 0.20}, {2018'11'19, 9, 0.30, 9, 0.20},  {2019'07'16, 3, 0.10, 5, 0.10},
    {2019'09'24, 4, 0.15, 6, 0.18},  {2020'03'12, 5, 1.00, 28, 0.02}, {2020'03'13, 5, 0.15, 6, 0.18},
    {2020'09'03, 4, 0.08, 4, 0.12},  {2021'01'27, 4, 0.12, 9, 0.08},  {2021'05'19, 7, 0.35, 14, 0.22},
    {2021'07'20, 9, 0.10, 7, 0.00},  {2021'09'07, 4, 0.10, 6, 0.15},  {2021'12'04, 7, 0.14, 8, 0.20},
    {2022'05'11, 4, 0.15, 6, 0.12},  {2022'06'18, 9, 0.14, 7, 0.15},  {2022'11'09, 8, 0.25, 10, 0.15},
    {2023'03'10, 3, 0.08, 5, 0.10},  {2023'08'17, 7, 0.06, 5, 0.20},  {2024'08'05, 6, 0.10, 7, 0.15},
    {2025'04'07, 7, 0.06, 5, 0.10},  {2025'10'10, 8, 0.15, 8, 0.22},  {2025'11'21, 9, 0.06, 4, 0.08},
});

// A stablecoin off its peg: `deviation` from 1 USD on the day, fading.
struct Depeg {
  std::string_view coin;
  int date;
  double half_life_days;
  double deviation;
};

inline constexpr auto kDepegs = std::to_array<Depeg>({
    {"USDT", 2017'04'25, 10, -0.060},
    {"USDT", 2018'10'15, 5, -0.040},
    {"USDT", 2018'11'14, 6, -0.018},
    {"USDT", 2020'03'12, 2, 0.012},
    {"USDT", 2022'05'12, 1, -0.012},
    {"USDT", 2022'11'10, 2, -0.005},
    {"USDT", 2023'03'11, 1.5, 0.009},
    {"USDC", 2020'03'12, 2, 0.010},
    {"USDC", 2023'03'11, 0.7, -0.042},
});

// What a venue lacked.
enum class Gap {
  Closed,          // no rows at all
  NoTrades,        // the day is there, flat and with zero volume
  NoOpenInterest,  // everything but the open interest
};
struct Outage {
  std::string_view venue;
  int first;
  int last;
  Gap gap;
};

inline constexpr auto kOutages = std::to_array<Outage>({
    {"bitstamp", 2015'01'06, 2015'01'08, Gap::NoTrades},
    {"bitfinex", 2016'08'03, 2016'08'09, Gap::Closed},
    {"kraken", 2018'01'11, 2018'01'12, Gap::Closed},
    {"kraken", 2023'05'14, 2023'05'14, Gap::Closed},
    {"deribit", 2018'09'01, 2018'09'02, Gap::NoTrades},
    {"okx", 2020'10'17, 2020'10'18, Gap::NoTrades},
    {"kraken-futures", 2023'06'01, 2023'07'20, Gap::Closed},  // a venue that goes and comes back
    // Known only from later on: the plain sum jumps there, the linked one does not.
    {"binance-coinm", 2020'08'10, 2021'07'07, Gap::NoOpenInterest},
    {"okx", 2019'11'12, 2023'12'31, Gap::NoOpenInterest},
    {"binance-coinm", 2024'03'04, 2024'06'08, Gap::NoOpenInterest},
    {"bybit", 2022'02'11, 2022'02'12, Gap::NoOpenInterest},
});

}  // namespace btcflow::app::demo
