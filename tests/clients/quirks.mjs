// Differences that are as they should be, each with its reason (docs/venues.md has the facts). Anything else
// fails the comparison.
import { DAY } from "./programs.mjs";

const API_FORGETS = "btcflow only: older than what the API keeps, out of the venue's archive";

const QUIRKS = [
  {
    reason: API_FORGETS,
    holds: ({ side, what, t }, { theirs }) =>
      side === "btcflow only" && what.includes("archive") && t < Math.min(...theirs.keys()),
    where: ["kraken candles", "okx funding", "binance-usdm open-interest", "binance-coinm open-interest"],
  },
  {
    reason: "ccxt only: before this day the symbol was another contract (since, in data/instruments.json)",
    holds: ({ side, t }, { instrument }) => side === "ccxt only" && t < Date.parse(instrument.since),
    where: ["bitmex candles"],
  },
  {
    reason: "ccxt only: the four hours of the day on which BitMEX closed (until, in data/instruments.json)",
    holds: ({ side, t }, { instrument }) => side === "ccxt only" && t === Date.parse(instrument.until),
    where: ["bitmex candles"],
  },
  {
    reason: "ccxt only: the first row of all, a zero with no price of the hour before, is no payment",
    holds: ({ side, t, row }) => side === "ccxt only" && t === Date.UTC(2019, 3, 30, 10) && row.rate === 0,
    where: ["deribit funding"],
  },
  {
    reason: "ccxt only: paid at this very moment; btcflow asks for what was before now, and has it the next time",
    holds: ({ side, t }, { now }) => side === "ccxt only" && t === now,
    where: ["binance-usdm", "binance-coinm", "bybit", "okx", "deribit", "gate", "bitget", "bitfinex", "hyperliquid",
      "kraken-futures", "bitmex"].map((venue) => `${venue} funding`),
  },
  {
    reason: "ccxt only: btcflow keeps away from the edge of the 180 days, beyond which Gate refuses",
    holds: ({ side, t }, { now }) => side === "ccxt only" && t < now - 177 * DAY && t > now - 179 * DAY,
    where: ["gate open-interest"],
  },
];

// The reason of a difference, or undefined.
export function documented(difference, context) {
  const place = `${context.instrument.venue} ${context.series}`;
  return QUIRKS.find((quirk) => quirk.where.includes(place) && quirk.holds(difference, context))?.reason;
}
