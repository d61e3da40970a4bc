#!/usr/bin/env node
// How fast btcflow fills an empty cache, beside ccxt fetching the same candles and funding into memory, both
// from the test exchange on the loopback with the limits lifted. What is measured is the clients, not the
// venues: against real ones the request limits of the venues decide.
//
//   fetch_against_ccxt.mjs [--build build/release] [--ccxt DIR] [--runs 3] [--delay 0.05]
//
// With --delay each answer comes so many seconds late, as over a real network; without, there is no network.
//
// DIR is the folder into which tests/clients/README.md puts ccxt. Each figure is the best of `runs`, the sides
// taking turns, so that whatever else the machine does weighs little. Markets are loaded before ccxt's clock
// starts; btcflow's is that of the whole process, into a new SQLite file. ccxt has no archives, and is asked for
// no open interest, so btcflow leaves both out where it has the options for it; otherwise they are in its time.
// The exchange remembers its answers: after the first run of each side it makes none, and neither waits for it.
// Rows are days and payments on both sides, whatever the pages hold. Nothing fails for being slow.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { loadCcxt, marketOf, openExchange, VENUES } from "../clients/ccxt_venues.mjs";
import { Btcflow, inTemporaryFolder, readOptions, startExchange } from "../clients/programs.mjs";
import { readCandles, readFunding } from "../clients/readings.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const USAGE = "fetch_against_ccxt.mjs [--build DIR] [--ccxt DIR] [--runs N] [--delay SECONDS] [--now INSTANT]";
const TICKS = 100;  // of the processor's clock in a second: Linux, everywhere that matters
const FROM = Date.UTC(2010, 0);

const catalogue = JSON.parse(readFileSync(join(ROOT, "data/instruments.json")));

// Seconds of the processor that a process has had.
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

const peakMegabytes = (pid) =>
  Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024;

// A whole process: seconds, its processor seconds and peak memory as last seen while it ran, what it said.
async function timed(program, line) {
  const started = performance.now();
  const child = spawn(program, line, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (part) => (said += part));
  const usage = { processor: 0, peak: 0 };
  const watch = setInterval(() => {
    try {
      usage.processor = processorSeconds(child.pid);
      usage.peak = Math.max(usage.peak, peakMegabytes(child.pid));
    } catch {  // it has just ended
    }
  }, 20);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(watch);
  return { seconds: (performance.now() - started) / 1000, code, last: said.trim().split("\n").at(-1), ...usage };
}

// Instruments that a sync of these coins fetches and ccxt knows.
function instrumentsOf(assets) {
  const rates = Object.values(catalogue.references).flat();
  return catalogue.instruments.filter((i) => VENUES[i.venue] && (assets.includes(i.base) || rates.includes(i.id)));
}

const fetchesFunding = (instrument) =>
  instrument.kind !== "spot" && !Object.values(catalogue.references).flat().includes(instrument.id);

// -- ccxt --

async function openAll(ccxt, instruments, base, now) {
  const exchanges = new Map();
  for (const venue of new Set(instruments.map((i) => i.venue))) {
    exchanges.set(venue, await openExchange(ccxt, venue, base, now));
  }
  return exchanges;
}

// As users write it: one instrument after the other, each page after the one before. From the first row that
// there is: asking for empty years would cost ccxt more.
async function pageVenue(exchange, venue, instruments, starts, now) {
  let rows = 0;
  for (const instrument of instruments) {
    const market = marketOf(exchange, instrument);
    rows += (await readCandles(exchange, venue, market, starts.get(`${instrument.id} candles`), now)).size;
    if (!fetchesFunding(instrument)) continue;
    rows += (await readFunding(exchange, venue, market, starts.get(`${instrument.id} funding`), now)).size;
  }
  return rows;
}

async function runCcxt(exchanges, instruments, starts, now, server, together) {
  const before = [processorSeconds(process.pid), processorSeconds(server.pid)];
  const started = performance.now();
  const work = [...exchanges].map(([venue, exchange]) => () =>
    pageVenue(exchange, venue, instruments.filter((i) => i.venue === venue), starts, now));
  let rows = 0;
  if (together) {
    for (const part of await Promise.all(work.map((start) => start()))) rows += part;
  } else {
    for (const start of work) rows += await start();
  }
  return { seconds: (performance.now() - started) / 1000, rows, processor: processorSeconds(process.pid) - before[0],
           server: processorSeconds(server.pid) - before[1] };
}

// -- btcflow --

async function countRows(btcflow, instruments, starts) {
  let rows = 0;
  for (const instrument of instruments) {
    for (const series of fetchesFunding(instrument) ? ["candles", "funding"] : ["candles"]) {
      const all = await btcflow.rows(instrument.id, series);
      rows += all.length;
      starts.set(`${instrument.id} ${series}`, all[0]?.t ?? FROM);
    }
  }
  return rows;
}

const cacheMegabytes = (folder) => ["", "-wal"].map((end) => join(folder, "market.sqlite" + end))
  .filter(existsSync).reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;

// One backfill into a new cache, and a second sync right after it.
async function backfill(setup, assets, more) {
  return inTemporaryFolder(async (folder) => {
    const btcflow = new Btcflow(setup.program, folder, setup.server, setup.nowText, Object.keys(VENUES));
    const before = processorSeconds(setup.server.pid);
    const first = await timed(setup.program, btcflow.syncLine(assets, more));
    const server = processorSeconds(setup.server.pid) - before;
    const second = await timed(setup.program, btcflow.syncLine(assets, more));
    const starts = new Map();
    const rows = await countRows(btcflow, instrumentsOf(assets), starts);
    return { ...first, server, rows, starts, again: second.seconds, megabytes: cacheMegabytes(folder) };
  });
}

// -- the report --

const best = (runs) => runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
const speed = ({ rows, seconds }) => rows / seconds;
const fixed = (value, digits = 1) => value.toFixed(digits);

function printLine(name, run) {
  console.log(`${name.padEnd(60)} ${String(run.rows).padStart(8)} rows ${fixed(run.seconds, 2).padStart(7)} s ` +
    `${Math.round(speed(run)).toLocaleString("en").padStart(9)} rows/s`);
}

function printBackfill(name, runs) {
  const run = best(runs);
  printLine(name, run);
  console.log(`    ${run.last}`);
  console.log(`    processor: btcflow ${fixed(run.processor, 2)} s, test exchange ${fixed(run.server, 2)} s; ` +
    `peak memory ${fixed(Math.max(...runs.map((r) => r.peak)), 0)} MB; ` +
    `second sync ${fixed(Math.min(...runs.map((r) => r.again)), 2)} s; cache ${fixed(run.megabytes)} MB`);
  return run;
}

async function delayAnswers(base, seconds) {
  const script = JSON.stringify([{ match: ".", fault: "delay", seconds, times: -1 }]);
  const answer = await fetch(`${base}/_/faults`, { method: "POST", body: script });
  if (!answer.ok) throw new Error(`the test exchange refuses the delay: ${await answer.text()}`);
}

// The options that leave out what ccxt is not asked for, as far as this btcflow has them.
function leanOptions(program) {
  const help = execFileSync(program, ["sync", "--help"], { encoding: "utf8" });
  return [...(help.includes("--no-archives") ? ["--no-archives"] : []),
          ...(help.includes("--series") ? ["--series", "candles", "--series", "funding"] : [])];
}

async function measure(setup, ccxt, lean, options) {
  const now = Date.parse(options.now);
  const instruments = instrumentsOf(["BTC"]);
  const exchanges = await openAll(ccxt, instruments, setup.server.url, now);
  if (Number(options.delay) > 0) await delayAnswers(setup.server.url, Number(options.delay));
  const runs = { btcflow: [], sequential: [], together: [], whole: [], both: [] };
  for (let i = 0; i < Number(options.runs); ++i) {
    runs.btcflow.push(await backfill(setup, ["BTC"], lean));
    const { starts } = runs.btcflow[0];
    runs.sequential.push(await runCcxt(exchanges, instruments, starts, now, setup.server, false));
    runs.together.push(await runCcxt(exchanges, instruments, starts, now, setup.server, true));
    if (Number(options.delay) > 0) continue;  // thousands of files, a few at a time
    runs.whole.push(await backfill(setup, ["BTC"], []));
    runs.both.push(await backfill(setup, ["BTC", "ETH"], []));
  }
  for (const exchange of exchanges.values()) await exchange.close();
  return runs;
}

function report(runs, lean) {
  const ours = printBackfill(["btcflow, BTC", ...lean].join(" "), runs.btcflow);
  const sides = { "one exchange after the other": runs.sequential, "all exchanges at once": runs.together };
  for (const [name, all] of Object.entries(sides)) {
    const theirs = best(all);
    printLine(`ccxt, BTC, ${name}`, theirs);
    console.log(`    processor: ccxt ${fixed(theirs.processor, 2)} s, test exchange ${fixed(theirs.server, 2)} s`);
    console.log(`    btcflow is ${fixed(speed(ours) / speed(theirs))} times as fast (goal: 10)`);
  }
  console.log();
  if (runs.whole.length > 0) printBackfill("btcflow, BTC, all of it", runs.whole);
  if (runs.both.length > 0) printBackfill("btcflow, BTC and ETH, all of it", runs.both);
  console.log("goals: memory 150 MB, second sync 1 s, cache 100 MB");
}

async function main() {
  const options = readOptions(USAGE, { build: join(ROOT, "build/release"), ccxt: join(ROOT, "tests/clients"),
    runs: "3", delay: "0", now: "2026-11-22T10:20:33Z" });
  const program = join(options.build, "btcflow");
  const lean = leanOptions(program);
  const ccxt = await loadCcxt(options.ccxt);
  const server = await startExchange(join(options.build, "btcflow_test_exchange"), options.now, ["--remember"]);
  try {
    const runs = await measure({ program, server, nowText: options.now }, ccxt, lean, options);
    console.log(`ccxt ${ccxt.versions}, Node ${process.version}; best of ${options.runs}, ` +
      `answers ${options.delay} s late\n`);
    report(runs, lean);
  } finally {
    server.stop();
  }
}

await main();
