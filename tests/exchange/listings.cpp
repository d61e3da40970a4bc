// What is listed where: names and first days as docs/venues.md has them. Where
// it does not know the first day, a plausible one.
#include "market_made.h"

namespace exchange {
namespace {

Listing spot(const char* venue, const char* symbol, const char* base, const char* quote, const char* since,
             double scale) {
  Listing l;
  l.venue = venue;
  l.symbol = symbol;
  l.base = base;
  l.quote = quote;
  l.funding_hours = 0;
  l.since = *parse_instant(since);
  l.scale = scale;
  return l;
}

Listing perp(const char* venue, const char* symbol, const char* base, const char* quote, const char* since,
             double scale, double hours = 8) {
  Listing l = spot(venue, symbol, base, quote, since, scale);
  l.perp = true;
  l.funding_hours = hours;
  return l;
}

Listing inverse(const char* venue, const char* symbol, const char* base, const char* since, double scale,
                double hours = 8) {
  Listing l = perp(venue, symbol, base, "USD", since, scale, hours);
  l.inverse = true;
  return l;
}

Listing with_funding_since(Listing l, const char* since) {
  l.funding_since = *parse_instant(since);
  return l;
}

// All of it ended with the exchange; funding at 04, 12 and 20 h.
Listing bitmex(Listing l) {
  l.funding_phase = 4 * kHour;
  l.until = *parse_instant("2026-09-23T04:00");
  return l;
}

void add_binance(std::vector<Listing>& out) {
  out.push_back(spot("binance", "BTCUSDT", "BTC", "USDT", "2017-08-17", 1));
  out.push_back(spot("binance", "ETHUSDT", "ETH", "USDT", "2017-08-17", 1));
  out.push_back(spot("binance", "USDCUSDT", "USDC", "USDT", "2018-12-15", 1));
  out.push_back(spot("binance", "USDTUSD", "USDT", "USD", "2025-11-18", 0.1));
  out.push_back(spot("binance", "USDCUSD", "USDC", "USD", "2025-11-18", 0.02));
  out.push_back(with_funding_since(perp("binance-usdm", "BTCUSDT", "BTC", "USDT", "2019-09-08", 1),
                                   "2019-09-10T08:00"));
  out.push_back(perp("binance-usdm", "ETHUSDT", "ETH", "USDT", "2019-11-27", 1));
  out.push_back(inverse("binance-coinm", "BTCUSD_PERP", "BTC", "2020-08-10T07:00", 0.8));
  out.push_back(inverse("binance-coinm", "ETHUSD_PERP", "ETH", "2020-08-18T07:00", 0.8));
}

void add_bybit_and_okx(std::vector<Listing>& out) {
  out.push_back(spot("bybit-spot", "BTCUSDT", "BTC", "USDT", "2021-07-05", 0.4));
  out.push_back(spot("bybit-spot", "ETHUSDT", "ETH", "USDT", "2021-07-05", 0.4));
  out.push_back(perp("bybit", "BTCUSDT", "BTC", "USDT", "2020-03-25", 0.6));
  out.push_back(inverse("bybit", "BTCUSD", "BTC", "2018-11-14T16:00", 0.5));
  out.push_back(perp("bybit", "ETHUSDT", "ETH", "USDT", "2020-10-21", 0.6));
  out.push_back(inverse("bybit", "ETHUSD", "ETH", "2019-01-25", 0.3));
  out.push_back(spot("okx", "BTC-USDT", "BTC", "USDT", "2017-10-10", 0.4));
  out.push_back(spot("okx", "ETH-USDT", "ETH", "USDT", "2017-10-10", 0.4));
  out.push_back(spot("okx", "USDT-USD", "USDT", "USD", "2024-12-06T02:30", 0.1));
  out.push_back(perp("okx", "BTC-USDT-SWAP", "BTC", "USDT", "2019-11-12T11:16:48", 0.4));
  out.push_back(inverse("okx", "BTC-USD-SWAP", "BTC", "2018-08-28T02:40:03", 0.5));
  out.push_back(perp("okx", "ETH-USDT-SWAP", "ETH", "USDT", "2019-11-12T11:16:48", 0.4));
  out.push_back(inverse("okx", "ETH-USD-SWAP", "ETH", "2019-01-24", 0.3));
}

void add_bitmex_and_deribit(std::vector<Listing>& out) {
  // Bars begin with the contract that bore the name before; the perpetual and its funding in May 2016.
  out.push_back(bitmex(
      with_funding_since(inverse("bitmex", "XBTUSD", "BTC", "2015-09-25T12:01", 0.4), "2016-05-14T12:00")));
  out.push_back(bitmex(perp("bitmex", "XBTUSDT", "BTC", "USDT", "2021-11-10", 0.05)));
  // Quanto: its open interest is made as coin, and given in contracts by the venue.
  out.push_back(bitmex(perp("bitmex", "ETHUSD", "ETH", "USD", "2018-08-02T09:02", 0.1)));
  out.push_back(bitmex(perp("bitmex", "ETHUSDT", "ETH", "USDT", "2021-11-10", 0.05)));
  out.push_back(bitmex(spot("bitmex", "ETH_USDT", "ETH", "USDT", "2022-05-17", 0.01)));
  out.push_back(with_funding_since(inverse("deribit", "BTC-PERPETUAL", "BTC", "2018-08-14T10:24:47", 0.6, 1),
                                   "2019-04-30T10:00"));
  out.push_back(with_funding_since(inverse("deribit", "ETH-PERPETUAL", "ETH", "2019-02-28", 0.5, 1),
                                   "2019-04-30T10:00"));
}

void add_kraken_and_bitfinex(std::vector<Listing>& out) {
  out.push_back(spot("kraken", "XBTUSD", "BTC", "USD", "2013-10-06", 0.2));
  out.push_back(spot("kraken", "XBTUSDT", "BTC", "USDT", "2019-12-19", 0.03));
  out.push_back(spot("kraken", "ETHUSD", "ETH", "USD", "2015-08-07", 0.2));
  out.push_back(spot("kraken", "USDTUSD", "USDT", "USD", "2017-03-29", 1));
  out.push_back(spot("kraken", "USDCUSD", "USDC", "USD", "2020-01-08", 0.5));
  out.push_back(perp("kraken-futures", "PF_XBTUSD", "BTC", "USD", "2022-03-22T16:00", 0.05, 1));
  out.push_back(perp("kraken-futures", "PF_ETHUSD", "ETH", "USD", "2022-03-22T16:00", 0.05, 1));
  out.push_back(inverse("kraken-futures", "PI_XBTUSD", "BTC", "2018-08-31", 0.05, 1));
  out.push_back(inverse("kraken-futures", "PI_ETHUSD", "ETH", "2018-08-31", 0.05, 1));
  out.push_back(spot("bitfinex", "tBTCUSD", "BTC", "USD", "2013-04-01", 0.3));
  out.push_back(spot("bitfinex", "tBTCUST", "BTC", "USDT", "2019-04-01", 0.05));
  out.push_back(spot("bitfinex", "tETHUSD", "ETH", "USD", "2016-03-09", 0.3));
  out.push_back(spot("bitfinex", "tETHUST", "ETH", "USDT", "2019-04-01", 0.05));
  out.push_back(spot("bitfinex", "tUSTUSD", "USDT", "USD", "2018-11-27", 0.5));
  out.push_back(spot("bitfinex", "tUDCUSD", "USDC", "USD", "2018-12-04", 0.0001));
  out.push_back(perp("bitfinex", "tBTCF0:USTF0", "BTC", "USDT", "2019-09-14", 0.08));
  out.push_back(perp("bitfinex", "tETHF0:USTF0", "ETH", "USDT", "2020-03-01", 0.08));
}

void add_the_others(std::vector<Listing>& out) {
  out.push_back(spot("coinbase", "BTC-USD", "BTC", "USD", "2015-01-30", 0.5));
  out.push_back(spot("coinbase", "BTC-USDT", "BTC", "USDT", "2021-05-06", 0.02));
  out.push_back(spot("coinbase", "ETH-USD", "ETH", "USD", "2016-05-30", 0.5));
  out.push_back(spot("coinbase", "USDT-USD", "USDT", "USD", "2021-05-03", 0.8));
  out.push_back(spot("bitstamp", "btcusd", "BTC", "USD", "2011-08-18", 0.2));
  out.push_back(spot("bitstamp", "ethusd", "ETH", "USD", "2017-09-01", 0.1));
  out.push_back(spot("bitstamp", "usdtusd", "USDT", "USD", "2021-07-01", 0.01));
  out.push_back(spot("bitstamp", "usdcusd", "USDC", "USD", "2020-11-01", 0.005));
  out.push_back(spot("gate-spot", "BTC_USDT", "BTC", "USDT", "2017-10-01", 0.2));
  out.push_back(spot("gate-spot", "ETH_USDT", "ETH", "USDT", "2017-10-01", 0.2));
  out.push_back(perp("gate", "BTC_USDT", "BTC", "USDT", "2019-10-01", 0.3));
  out.push_back(perp("gate", "ETH_USDT", "ETH", "USDT", "2019-10-01", 0.3));
  out.push_back(spot("bitget-spot", "BTCUSDT", "BTC", "USDT", "2019-06-01", 0.2));
  out.push_back(spot("bitget-spot", "ETHUSDT", "ETH", "USDT", "2019-06-01", 0.2));
  out.push_back(perp("bitget", "BTCUSDT", "BTC", "USDT", "2020-05-01", 0.3));
  out.push_back(perp("bitget", "ETHUSDT", "ETH", "USDT", "2020-05-01", 0.3));
  out.push_back(
      perp("bitget", "BTCUSD", "BTC", "USD", "2020-05-01", 0.05));  // margined in coin, counted in coin
  out.push_back(perp("bitget", "ETHUSD", "ETH", "USD", "2020-05-01", 0.05));
  out.push_back(perp("hyperliquid", "BTC", "BTC", "USDC", "2023-05-12", 0.35, 1));
  out.push_back(perp("hyperliquid", "ETH", "ETH", "USDC", "2023-05-12", 0.35, 1));
}

std::vector<Listing> all() {
  std::vector<Listing> out;
  add_binance(out);
  add_bybit_and_okx(out);
  add_bitmex_and_deribit(out);
  add_kraken_and_bitfinex(out);
  add_the_others(out);
  return out;
}

}  // namespace

const std::vector<Listing>& listings() {
  static const std::vector<Listing> kListings = all();
  return kListings;
}

}  // namespace exchange
