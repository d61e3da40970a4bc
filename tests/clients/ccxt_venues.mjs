// ccxt's exchanges, pointed at the test exchange, and how their users page through them.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { DAY, HOUR } from "./programs.mjs";

// btcflow's venue -> ccxt's class, and the rows that one call of fetchOHLCV may ask for.
export const VENUES = {
  "binance": { id: "binance", page: 1000, options: { fetchMarkets: { types: ["spot"] } } },
  // A window wider than 200 days is refused (-4088), and ccxt's window is as wide as its limit.
  "binance-coinm": { id: "binancecoinm", page: 200 },
  "binance-usdm": { id: "binanceusdm", page: 1000 },
  "bybit": { id: "bybit", page: 1000 },
  "bybit-spot": { id: "bybit", page: 1000 },
  "okx": { id: "okx", page: 300 },
  "bitmex": { id: "bitmex", page: 1000 },
  "kraken": { id: "kraken", page: 720 },
  "kraken-futures": { id: "krakenfutures", page: 2000 },
  // Its own 1d opens at 08:00: hours, joined to days by the reader (readings.mjs).
  "deribit": { id: "deribit", page: 5000, timeframe: "1h" },
  "bitfinex": { id: "bitfinex", page: 10000 },
  "coinbase": { id: "coinbaseexchange", page: 300 },
  // A bar that comes twice takes the place of the oldest bar of its answer.
  "bitstamp": { id: "bitstamp", page: 1000, overlap: 1 },
  "gate": { id: "gate", page: 1000 },
  "gate-spot": { id: "gate", page: 1000 },
  // A contract's window is at most 90 days, and the bar at either bound is left out of it.
  "bitget": { id: "bitget", page: 90, overlap: 1 },
  "bitget-spot": { id: "bitget", page: 200, overlap: 1 },
  "hyperliquid": { id: "hyperliquid", page: 5000 },
};

const HOSTS = { "fapi.binance.com": "binance-usdm", "dapi.binance.com": "binance-coinm" };

// Every address of exchange.urls.api with the test exchange's origin, the venue's name before the path.
function pointed(address, base, venue, hostname) {
  if (typeof address !== "string") {
    return Object.fromEntries(Object.entries(address).map(([k, v]) => [k, pointed(v, base, venue, hostname)]));
  }
  const url = new URL(address.replace("{hostname}", hostname));
  return `${base}/${HOSTS[url.hostname] ?? venue}${url.pathname === "/" ? "" : url.pathname}`;
}

async function library(folder, name) {
  const file = join(resolve(folder), "node_modules", name, "js/ccxt.js");
  return (await import(pathToFileURL(file).href)).default;
}

// ccxt of the folder into which the README's command put it. BitMEX closed, and newer releases lack it.
export async function loadCcxt(folder) {
  const newest = await library(folder, "ccxt");
  const withBitmex = await library(folder, "ccxt-bitmex");
  const version = (name) =>
    JSON.parse(readFileSync(join(resolve(folder), "node_modules", name, "package.json"))).version;
  const versions = `${version("ccxt")}, BitMEX ${version("ccxt-bitmex")}`;
  return { versions, of: (id) => (id === "bitmex" ? withBitmex : newest) };
}

// An exchange with its markets, its clock the test exchange's.
export async function openExchange(ccxt, venue, base, now) {
  const { id, options } = VENUES[venue];
  const exchange = new (ccxt.of(id))[id]({ enableRateLimit: false, timeout: 60_000, options: options ?? {} });
  exchange.urls.api = pointed(exchange.urls.api, base, venue, exchange.hostname);
  exchange.enableLastJsonResponse = true;  // for what the unified rows leave out
  exchange.milliseconds = () => now;
  exchange.seconds = () => Math.floor(now / 1000);
  // ccxt opens a connection for each request under way while it loads markets, and keeps them: eighteen
  // exchanges would hold more than the test exchange serves at once (64). One each is enough for paging.
  await exchange.loadFetchImplementation();
  exchange.fetchDispatcher = new exchange.undiciModule.Agent({ connections: 1, keepAliveTimeout: 60_000 });
  if (venue === "bitmex") {
    exchange.has.fetchCurrencies = false;  // the wallet's list, not needed here
    exchange.publicGetInstrumentActive = exchange.publicGetInstrument;  // nothing is active any more
  }
  await exchange.loadMarkets();
  return exchange;
}

// The market that the venue's own symbol names. Kraken's and Hyperliquid's have other ids than that.
export function marketOf(exchange, instrument) {
  const names = (market) => [market.id, market.info.altname, market.baseName];
  return Object.values(exchange.markets).find((market) =>
    market.spot === (instrument.kind === "spot") && names(market).includes(instrument.symbol));
}

// Calls fetch(since) from `from` to `now`. An empty page moves on by its window: before a market opened, a
// venue that is asked for a window has nothing.
async function forward(fetch, from, now, step, window) {
  const rows = [];
  for (let since = from; since < now; ) {
    const page = await fetch(since);
    rows.push(...page);
    const last = page.length > 0 ? page.at(-1).timestamp ?? page.at(-1)[0] : since + window - step;
    since = Math.max(last, since) + step;
  }
  return rows;
}

// Candles as [t, o, h, l, c, v]: days, but of Deribit hours. `seen` gets each answer's raw rows.
export async function candles(exchange, venue, market, from, now, seen = () => {}) {
  const { page, timeframe = "1d", overlap = 0 } = VENUES[venue];
  const step = timeframe === "1h" ? HOUR : DAY;
  const fetch = async (since) => {
    const rows = await exchange.fetchOHLCV(market.symbol, timeframe, since - overlap * step, page);
    seen(exchange.last_json_response);
    return rows;
  };
  if (venue === "hyperliquid") return fetch(from);  // one answer has them all
  const window = (page - overlap) * step;
  return forward(fetch, from, now, step, window);
}

// Pages back from now by a parameter that the unified call does not have.
async function backward(exchange, market, limit, paramsBefore) {
  const rows = [];
  for (let page, oldest; page === undefined || page.length > 0; ) {
    page = await exchange.fetchFundingRateHistory(market.symbol, undefined, limit, paramsBefore(oldest));
    rows.unshift(...page);
    oldest = page[0]?.timestamp;
  }
  return rows;
}

async function bitgetFunding(exchange, market) {
  const rows = [];
  for (let pageNo = 1, page; page === undefined || page.length > 0; ++pageNo) {
    page = await exchange.fetchFundingRateHistory(market.symbol, undefined, 100, { pageNo });
    rows.unshift(...page);
  }
  return rows;
}

// Funding as ccxt gives it, ascending; `info` is the venue's own row.
export async function funding(exchange, venue, market, from, now) {
  const fetch = (limit, until) => (since) => exchange.fetchFundingRateHistory(
    market.symbol, since, limit, until ? { until: Math.min(since + until, now) } : {});
  switch (venue) {
    case "binance-usdm":
    case "binance-coinm": return forward(fetch(1000), from, now, 1, 1000 * 8 * HOUR);
    case "bybit": return forward(fetch(200), from, now, 1, 200 * 8 * HOUR);
    case "bitmex": return forward(fetch(500), from, now, 1, 500 * 8 * HOUR);
    case "hyperliquid": return forward(fetch(500), from, now, 1, 500 * HOUR);
    case "deribit": return forward(fetch(undefined), from, now, 1, 30 * DAY);
    case "gate": return forward(fetch(1000, 999 * 8 * HOUR), from, now, 1, 1000 * 8 * HOUR);
    case "kraken-futures": return exchange.fetchFundingRateHistory(market.symbol);
    case "okx": return backward(exchange, market, 400, (after) => (after ? { after } : {}));
    case "bitget": return bitgetFunding(exchange, market);
    // A row a minute: sixty days of them and one more, oldest first. ccxt turns them round.
    case "bitfinex": return forward((since) => exchange.fetchFundingRateHistory(
      market.symbol, since, undefined, { sort: 1, limit: 5000 }).then((rows) => rows.reverse()),
      Math.max(from, now - 61 * DAY), now, 1, DAY);
    default: return [];
  }
}
