// One line a venue: what its file offers to the registry.
#pragma once

#include "btcflow/venues/feed.h"

namespace btcflow::venues {

std::vector<Venue> binance_venues();  // binance, binance-usdm, binance-coinm
std::vector<Venue> bybit_venues();    // bybit, bybit-spot
std::vector<Venue> okx_venues();
std::vector<Venue> bitmex_venues();
std::vector<Venue> kraken_venues();
std::vector<Venue> kraken_futures_venues();
std::vector<Venue> deribit_venues();
std::vector<Venue> bitfinex_venues();
std::vector<Venue> coinbase_venues();
std::vector<Venue> bitstamp_venues();
std::vector<Venue> gate_venues();    // gate, gate-spot
std::vector<Venue> bitget_venues();  // bitget, bitget-spot
std::vector<Venue> hyperliquid_venues();

// Coinalyze has no instruments of its own: it serves open interest of others' (docs/venues.md). Its feeds
// come after those of the venue itself.
Venue coinalyze_venue();

}  // namespace btcflow::venues
