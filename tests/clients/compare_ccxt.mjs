#!/usr/bin/env node
// The same rows by another client: see README.md beside this file.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCcxt, marketOf, openExchange, VENUES } from "./ccxt_venues.mjs";
import { Btcflow, inTemporaryFolder, readOptions, startExchange } from "./programs.mjs";
import { documented } from "./quirks.mjs";
import { minute, readCandles, readFunding, readOpenInterest } from "./readings.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const USAGE = "compare_ccxt.mjs [--build DIR] [--ccxt DIR] [--now INSTANT] [--assets BTC,ETH] [--only VENUE]" +
  " [--verbose]";

// Equal to so much of the larger: what a venue sends is the same double on both sides, what is converted has
// been through a multiplication or two.
const PRICE = 1e-12;
const AMOUNT = 1e-9;
const SERIES = {
  "candles": { read: readCandles, columns: { open: PRICE, high: PRICE, low: PRICE, close: PRICE, volume: AMOUNT } },
  "funding": { read: readFunding, columns: { rate: PRICE } },
  "open-interest": { read: readOpenInterest, columns: { open_interest_coin: AMOUNT, open_interest_usd: AMOUNT } },
};

const iso = (t) => new Date(t).toISOString().slice(0, 16);

function equal(a, b, tolerance) {
  const none = (value) => value === undefined || value === null;
  if (none(a) || none(b)) return none(a) && none(b);
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}

// Every row that is not the same on both sides, as { t, side, row, what }.
function differences(theirs, ours, columns) {
  const found = [];
  for (const [t, row] of theirs) {
    const other = ours.get(t);
    if (!other) {
      found.push({ t, side: "ccxt only", row, what: JSON.stringify(row) });
      continue;
    }
    const apart = Object.keys(columns).filter((name) => !equal(row[name], other[name], columns[name]));
    const what = apart.map((name) => `${name}: ccxt ${row[name]}, btcflow ${other[name]}`).join("; ");
    if (apart.length > 0) found.push({ t, side: "value", row, what });
  }
  for (const [t, row] of ours) {
    if (!theirs.has(t)) found.push({ t, side: "btcflow only", row, what: row.source });
  }
  return found.sort((a, b) => a.t - b.t);
}

async function compareSeries(run, exchange, instrument, series) {
  const { read, columns } = SERIES[series];
  const market = marketOf(exchange, instrument);
  if (!market) throw new Error("ccxt has no such market");
  const theirs = await read(exchange, instrument.venue, market, Date.UTC(2010, 0), run.now);
  const ours = new Map((await run.btcflow.rows(instrument.id, series)).map((row) => [minute(row.t), row]));
  const all = differences(theirs, ours, columns);
  const context = { instrument, series, now: run.now, theirs, ours };
  const explained = new Map();
  const open = all.filter((difference) => {
    const reason = documented(difference, context);
    if (reason) explained.set(reason, (explained.get(reason) ?? 0) + 1);
    return !reason;
  });
  return { instrument: instrument.id, series, theirs: theirs.size, ours: ours.size, open, explained,
           equal: [...theirs.keys()].filter((t) => ours.has(t)).length - all.filter((d) => d.side === "value").length };
}

const line = (instrument, series, ...numbers) =>
  [instrument.padEnd(28), series.padEnd(14), ...numbers.map((n) => String(n).padStart(7))].join(" ");

function print({ instrument, series, theirs, ours, equal: same, open, explained, error }, verbose) {
  if (error) {
    console.log(`${line(instrument, series)} FAILED: ${error}`);
    return;
  }
  const [first] = open;
  console.log(line(instrument, series, theirs, ours, same, open.length) +
    (first ? `  first: ${iso(first.t)} ${first.side}: ${first.what}` : ""));
  for (const [reason, count] of explained) console.log(`${"".padEnd(30)}${count} ${reason}`);
  if (verbose) open.slice(0, 20).forEach((d) => console.log(`    ${iso(d.t)} ${d.side}: ${d.what}`));
}

async function compareVenue(run, venue, instruments) {
  const results = [];
  const exchange = await openExchange(run.ccxt, venue, run.base, run.now);
  for (const instrument of instruments) {
    for (const series of instrument.kind === "spot" ? ["candles"] : Object.keys(SERIES)) {
      const result = await compareSeries(run, exchange, instrument, series).catch(
        (error) => ({ instrument: instrument.id, series, open: [error], error: error.stack.slice(0, 400) }));
      if (result.error || result.theirs + result.ours > 0) results.push(result);
    }
  }
  await exchange.close();
  return results;
}

// What a sync of these coins fetches, with the stablecoins' rates, as far as ccxt has the venue.
function wantedInstruments(assets, only) {
  const { instruments, references } = JSON.parse(readFileSync(join(ROOT, "data/instruments.json")));
  const rates = Object.values(references).flat();
  return instruments.filter((i) => VENUES[i.venue] && (!only || i.venue === only) &&
    (assets.includes(i.base) || rates.includes(i.id)));
}

async function compareAll(run, wanted, options) {
  console.log(line("instrument", "series", "ccxt", "btcflow", "equal", "differ"));
  const results = [];
  for (const venue of new Set(wanted.map((i) => i.venue))) {
    const part = await compareVenue(run, venue, wanted.filter((i) => i.venue === venue));
    part.forEach((result) => print(result, options.verbose));
    results.push(...part);
  }
  return results;
}

async function main() {
  const options = readOptions(USAGE, { build: join(ROOT, "build/release"), ccxt: join(ROOT, "tests/clients"),
    now: "2026-11-22T10:20:33Z", assets: "BTC,ETH", only: "", verbose: false });
  const assets = options.assets.split(",");
  const wanted = wantedInstruments(assets, options.only);
  const ccxt = await loadCcxt(options.ccxt);
  const server = await startExchange(join(options.build, "btcflow_test_exchange"), options.now);
  const results = await inTemporaryFolder(async (folder) => {
    const btcflow = new Btcflow(join(options.build, "btcflow"), folder, server, options.now);
    const said = await btcflow.sync(assets, options.only ? ["--venue", options.only] : []);
    console.log(`ccxt ${ccxt.versions}; btcflow sync said:\n  ${said.join("\n  ")}\n`);
    return compareAll({ ccxt, btcflow, base: server.url, now: Date.parse(options.now) }, wanted, options);
  }).finally(server.stop);
  const open = results.reduce((sum, result) => sum + result.open.length, 0);
  const same = results.reduce((sum, result) => sum + (result.equal ?? 0), 0);
  console.log(`\n${results.length} series, ${same} rows equal, ${open} differences without a documented reason.`);
  process.exitCode = open > 0 ? 1 : 0;
}

await main();
