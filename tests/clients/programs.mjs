// Starts what is compared: the test exchange on a free port, and btcflow beside it.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const runFile = promisify(execFile);

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;

// A folder that is gone when the work is done, however it ends.
export async function inTemporaryFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "btcflow-clients-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// The test exchange with a clock that stands still and no request limits; stop() ends it.
export async function startExchange(program, now, more = []) {
  const child = spawn(program, ["--port", "0", "--now", now, "--no-limits", ...more], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (part) => {
      said += part;
      const found = said.match(/listening on (http:\S+)/);
      if (found) resolve(found[1]);
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`the test exchange ended with ${code} before it listened`)));
  });
  child.removeAllListeners("exit");
  return { url, pid: child.pid, stop: () => child.kill("SIGTERM") };
}

// btcflow over one cache, with the exchange in place of the venues: all at one address, or each of `venues` at
// a name of its own, because btcflow opens few connections to one host. Names in localhost need no resolver.
export class Btcflow {
  constructor(program, folder, exchange, now, venues = undefined) {
    this.program = program;
    const port = new URL(exchange.url).port;
    this.endpoint = ["--endpoint", `all=${exchange.url}`];
    for (const venue of venues ?? []) {
      this.endpoint.push("--endpoint", `${venue}=http://${venue}.localhost:${port}/${venue}`);
    }
    this.common = ["--db", join(folder, "market.sqlite"), "--config", join(folder, "config"), "--as-of", now];
  }

  syncLine(assets, more = []) {
    const coins = assets.flatMap((asset) => ["--asset", asset]);
    return [...this.common, ...this.endpoint, "sync", "--no-limits", ...coins, ...more];
  }

  // A feed that fails is no reason to stop: its rows will be missing from the table. Gives the last lines.
  async sync(assets, more = []) {
    const ended = await runFile(this.program, this.syncLine(assets, more), { maxBuffer: 1e8 }).catch((error) => error);
    if (typeof ended.stderr !== "string") throw ended;
    return ended.stderr.trim().split("\n").filter((line) => line.startsWith("!") || line.startsWith("Done"));
  }

  // Rows as `btcflow data` prints them, with `t` in milliseconds.
  async rows(instrument, series) {
    const line = [...this.common, "data", "--instrument", instrument, "--series", series, "--format", "json"];
    const { stdout } = await runFile(this.program, line, { maxBuffer: 1e9 });
    return JSON.parse(stdout).map((row) => ({ t: Date.parse(row.time), ...row }));
  }
}

// "--name value" and "--flag" into an object; a name that is not in `known` ends the program with the usage.
export function readOptions(usage, known) {
  const options = { ...known };
  const words = process.argv.slice(2);
  while (words.length > 0) {
    const name = words.shift().replace(/^--/, "");
    if (!(name in known)) {
      console.error(usage);
      process.exit(2);
    }
    options[name] = typeof known[name] === "boolean" ? true : words.shift();
  }
  return options;
}
