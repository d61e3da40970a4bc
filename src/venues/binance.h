// What Binance's files share: which of its three markets an instrument belongs to, its errors, its candles.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "btcflow/venues/feed.h"
#include "read.h"

namespace btcflow::venues::binance {

enum class Market { Spot, UsdM, CoinM };

Market market_of(const core::Instrument& instrument);

// Where a row of klines holds the volume in coin. COIN-M counts contracts where the others count coins.
constexpr std::size_t volume_column(Market market) { return market == Market::CoinM ? 7 : 5; }

// Files and rows of open interest up to here are labelled with the instant of the snapshot; from here on with
// the start of the five minutes that end with it.
core::Time labels_start_periods_from(Market market);

// The body as JSON; Binance's error bodies, whatever their status, thrown as the right kind of error.
Document document_of(const core::HttpResponse& answer);

Step read_candles(const Query& query, const core::HttpResponse& answer, std::size_t limit);

// USD-M and COIN-M over REST.
Feed futures_candles(const core::Instrument& instrument);
Feed futures_funding(const core::Instrument& instrument);
Feed futures_open_interest(const core::Instrument& instrument);
// fapi and dapi share their budgets.
std::vector<Budget> futures_budgets();

}  // namespace btcflow::venues::binance
