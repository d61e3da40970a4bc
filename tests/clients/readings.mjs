// What ccxt's rows mean in btcflow's units: days with volume in coin, funding at the moment of payment, open
// interest one-sided in coin or USD. Written from docs/venues.md, apart from btcflow's own code.
import { candles, funding } from "./ccxt_venues.mjs";
import { DAY, HOUR, MINUTE } from "./programs.mjs";

export const minute = (t) => Math.round(t / MINUTE) * MINUTE;
const day = (t) => Math.floor(t / DAY) * DAY;

// -- candles --

// ccxt gives BitMEX's volume in contracts; the coin is in the raw row, which is stamped with its end.
function homeNotional(raw) {
  const coins = new Map();
  return {
    seen: (rows) => rows.forEach((row) => coins.set(Date.parse(row.timestamp) - DAY, row.homeNotional)),
    of: (t) => coins.get(t),
  };
}

// Base volume is the fifth column of every Bitget candle; ccxt takes the sixth for inverse contracts.
function bitgetBase() {
  const coins = new Map();
  return {
    seen: (answer) => answer.data.forEach((row) => coins.set(Number(row[0]), Number(row[5]))),
    of: (t) => coins.get(t),
  };
}

function volumeReader(venue, market) {
  if (venue === "bitmex") return homeNotional();
  if (venue === "bitget" && market.inverse) return bitgetBase();
  return {};
}

function coinVolume(venue, market, row, reader) {
  if (reader.of) return reader.of(row[0]);
  if (venue === "gate") return row[5] * market.contractSize;
  if (venue === "kraken-futures" && market.inverse) return row[5] * market.contractSize / row[4];
  return row[5];
}

function daysOfHours(hours) {
  const days = new Map();
  for (const [t, open, high, low, close, volume] of hours) {
    const whole = days.get(day(t));
    if (!whole) {
      days.set(day(t), { open, high, low, close, volume });
      continue;
    }
    whole.high = Math.max(whole.high, high);
    whole.low = Math.min(whole.low, low);
    whole.close = close;
    whole.volume += volume;
  }
  return days;
}

export async function readCandles(exchange, venue, market, from, now) {
  const reader = volumeReader(venue, market);
  const rows = await candles(exchange, venue, market, from, now, reader.seen);
  const once = [...new Map(rows.map((row) => [row[0], row])).values()].sort((a, b) => a[0] - b[0]);
  if (venue === "deribit") return daysOfHours(once);
  return new Map(once.map((row) => {
    const [t, open, high, low, close] = row;
    return [t, { open, high, low, close, volume: coinVolume(venue, market, row, reader) }];
  }));
}

// -- funding --

// Only what has been paid: Kraken Futures' last row is the running hour, stamped at its start.
export async function readFunding(exchange, venue, market, from, now) {
  const rows = await funding(exchange, venue, market, from, now);
  const paid = new Map();
  for (const row of rows) {
    let { timestamp: t, fundingRate: rate } = row;
    if (venue === "kraken-futures") t += HOUR;
    if (venue === "deribit") rate = row.info.interest_1h;  // ccxt gives interest_8h, which overlaps
    if (venue === "bitfinex") [t, rate] = [row.nextFundingTimestamp, row.fundingRate];
    if (venue === "bitfinex" && t < now - 60 * DAY) continue;
    if (minute(t) <= now) paid.set(minute(t), { rate });
  }
  return paid;
}

// -- open interest --

const coin = (value) => ({ open_interest_coin: value });
const usd = (value) => ({ open_interest_usd: value });
// Contracts are worth coins or dollars, by the kind of the contract.
const ofContracts = (market, contracts) =>
  market.inverse ? usd(contracts * market.contractSize) : coin(contracts * market.contractSize);

// A day's row is its last value: that of its end, or of now while it is running.
const atEnd = (start, now) => minute(Math.min(start + DAY, now));

// Thirty days of snapshots five minutes apart, labelled with the start of their period since 2026-06-25 and
// with its end before.
const LABELLED_BY_START = Date.UTC(2026, 5, 25);

async function binanceOpenInterest(exchange, market, now) {
  const found = new Map();
  const pair = market.inverse ? { pair: market.id.split("_")[0], contractType: "PERPETUAL" } : {};
  const step = 5 * MINUTE;
  for (let since = day(now) - 29 * DAY; since < now; since += 500 * step) {
    const rows = await exchange.fetchOpenInterestHistory(market.symbol, "5m", since, 500,
      { ...pair, endTime: Math.min(since + 500 * step - 1, now) });
    // btcflow keeps the one at each midnight, and the newest.
    for (const row of rows) {
      const t = row.timestamp + (row.timestamp >= LABELLED_BY_START ? step : 0);
      if (t % DAY === 0 || t + step > now) found.set(t, ofContracts(market, row.openInterestAmount));
    }
  }
  return found;
}

// Snapshots at the start of their day. Both sides are counted, but in singleOpenInterest.
async function bybitOpenInterest(exchange, market, now) {
  const found = new Map();
  for (let endTime = now, rows; rows === undefined || rows.length > 0; endTime = rows[0]?.timestamp - 1) {
    rows = await exchange.fetchOpenInterestHistory(market.symbol, "1d", undefined, 200, { endTime });
    for (const { timestamp, info } of rows) {
      const one = Number(info.singleOpenInterest ?? Number(info.openInterest) / 2);
      found.set(timestamp, market.inverse ? usd(one) : coin(one));
    }
  }
  return found;
}

// ccxt's unified call asks for all contracts of a coin; the contract's own history has no unified name.
async function okxOpenInterest(exchange, market, now) {
  const found = new Map();
  for (let end = now, rows; rows === undefined || rows.length > 0; end = Number(rows.at(-1)?.[0]) - 1) {
    rows = (await exchange.publicGetRubikStatContractsOpenInterestHistory(
      { instId: market.id, period: "1Dutc", limit: 100, end })).data;
    for (const [ts, contracts, coins] of rows) {
      found.set(atEnd(Number(ts), now), market.inverse ? usd(contracts * market.contractSize) : coin(Number(coins)));
    }
  }
  return found;
}

// No unified call either: the path, by ccxt's general request. The close of each day, at its end.
async function krakenOpenInterest(exchange, market, now) {
  const found = new Map();
  const path = "{price_type}/{symbol}/open-interest";
  exchange.options.versions.charts.GET[path] = "v1";
  for (let since = Date.UTC(2020, 0) / 1000, more = true; more; ) {
    const { result } = await exchange.request(path, "charts", "GET",
      { price_type: "analytics", symbol: market.id, since, interval: 86400 });
    result.timestamp.forEach((start, i) => {
      found.set(atEnd(start * 1000, now), ofContracts(market, Number(result.data[i][3])));
    });
    more = result.more && result.timestamp.length > 0;
    since = result.timestamp.at(-1) + 86400;
  }
  return found;
}

// Row by row: the first of the last five minutes of each day, and today's newest. ccxt looks for the time of
// these rows in the wrong place and then drops them, so the answer itself is read.
async function bitfinexOpenInterest(exchange, market, now) {
  const found = new Map();
  const ends = [now];
  for (let end = day(now); end - 5 * MINUTE >= now - 300 * DAY; end -= DAY) ends.push(end);
  for (const end of ends) {
    const since = end - 5 * MINUTE;
    if (end === now && since < day(now)) continue;
    await exchange.fetchOpenInterestHistory(market.symbol, "1m", since, 1, { sort: 1 });
    for (const row of exchange.last_json_response) found.set(Math.floor(row[0] / MINUTE) * MINUTE, coin(row[17]));
  }
  return found;
}

async function gateOpenInterest(exchange, market, now) {
  const rows = await exchange.fetchOpenInterestHistory(market.symbol, "1d", day(now) - 178 * DAY, 1000);
  return new Map(rows.map((row) => [atEnd(row.timestamp, now), ofContracts(market, row.openInterestAmount)]));
}

// The current value only.
async function openInterestNow(exchange, venue, market, now) {
  const row = await exchange.fetchOpenInterest(market.symbol);
  const sides = venue === "hyperliquid" ? 2 : 1;
  const value = venue === "deribit" ? usd(row.openInterestValue) : coin(row.openInterestAmount / sides);
  return new Map([[minute(row.timestamp ?? now), value]]);
}

export async function readOpenInterest(exchange, venue, market, from, now) {
  switch (venue) {
    case "binance-usdm":
    case "binance-coinm": return binanceOpenInterest(exchange, market, now);
    case "bybit": return bybitOpenInterest(exchange, market, now);
    case "okx": return okxOpenInterest(exchange, market, now);
    case "kraken-futures": return krakenOpenInterest(exchange, market, now);
    case "bitfinex": return bitfinexOpenInterest(exchange, market, now);
    case "gate": return gateOpenInterest(exchange, market, now);
    case "deribit":
    case "bitget":
    case "hyperliquid": return openInterestNow(exchange, venue, market, now);
    default: return new Map();  // BitMEX has no history, and is closed
  }
}
