#!/usr/bin/env python3
"""How soon the window stands and what memory it needs, beside lightweight-charts in headless Chromium drawing the
same five panes of the same bars at 1600x1000.

    lightweight_charts.py --build build/release [--shared DIR] [--library DIR] [--runs 5]

README.md beside this says what is measured and how. The library is fetched by npm into a temporary folder unless
DIR holds it; nothing of it is kept. Nothing fails for being slow: the exit code is 1 only if something could not run.
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import chromium
from compare import HERE, Table, Xvfb, attempt, failures, milliseconds, offscreen, run_timed

AS_OF = "2024-01-01"  # where the recorded history ends
COLUMNS = ("open", "high", "low", "close", "spot", "perp", "premium_pct", "oi_z", "funding_twap_8h", "score")
LIBRARY_FILE = "node_modules/lightweight-charts/dist/lightweight-charts.standalone.production.js"
PACKAGE_FILE = "node_modules/lightweight-charts/package.json"
SOONER, MEMORY_PART = 10, 5  # the goals

# Daily bars with all overlays, as they are asked of the other side.
SETTINGS = {"version": 1, "timeframe": "D",
            "view": {"confluence": "true", "shading": "true", "extremes": "true", "log_price": "true"}}


class Ours:
    """The window over a cache that holds the recorded history."""

    def __init__(self, build, market, folder):
        self.build = build
        self.folder = folder
        self.common = [build / "btcflow", "--db", folder / "market.sqlite", "--as-of", AS_OF]
        # Nobody's own settings or cache may change the numbers.
        self.environment = {**os.environ, "QT_QPA_PLATFORM": offscreen(folder), "LC_ALL": "C.UTF-8",
                            "XDG_RUNTIME_DIR": str(folder),
                            **{key: str(folder) for key in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                                                            "XDG_CACHE_HOME")}}
        for key in ("BTCFLOW_DB", "BTCFLOW_CONFIG"):
            self.environment.pop(key, None)
        (folder / "btcflow").mkdir()
        (folder / "btcflow" / "settings.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
        self.run("import", "--folder", market)

    def run(self, *command):
        return subprocess.run([*self.common, *command], env=self.environment, check=True, capture_output=True,
                              text=True).stdout

    def columns(self):
        rows = list(csv.DictReader(self.run("metrics", "--timeframe", "D", "--format", "csv").splitlines()))
        return {"time": [row["time"][:10] for row in rows],
                **{name: [float(row[name]) if row[name] else None for row in rows] for name in COLUMNS}}

    def start(self, platform):
        """From before the process is made until it says that its window has been painted whole: milliseconds, and its
        peak memory in MB."""
        environment = {**self.environment, **platform, "BTCFLOW_EXIT_AFTER_FIRST_PAINT": "1"}
        elapsed, _, peak = run_timed(self.common, environment, until="painted")
        return {"painted": elapsed * 1000, "peak": peak}

    def frames(self):
        """Milliseconds of our frames, by name; nothing where the benchmarks are not built."""
        program = self.build / "btcflow_window_benchmarks"
        if not program.exists():
            return {}
        done = subprocess.run([program, "--json", "pan", "zoom"], env=self.environment, check=True,
                              capture_output=True, text=True)
        return json.loads(done.stdout)


def install(folder):
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("npm is not installed: install it, or give --library")
    subprocess.run([npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts",
                    "lightweight-charts"], check=True, capture_output=True, text=True)
    return folder


def make_page(folder, library, columns):
    folder.mkdir()
    for file in ("page.html", "page.js"):
        shutil.copy(HERE / "lightweight_charts" / file, folder)
    shutil.copy(library / LIBRARY_FILE, folder / "lightweight-charts.js")
    (folder / "bars.js").write_text(f"const BARS = {json.dumps(columns, separators=(',', ':'))};", encoding="utf-8")
    return folder / "page.html"


def measure_starts(ours, platforms, browsers, runs):
    """Every side in turn, so that each has the same share of whatever else the machine does. The first round fills
    the disk's cache, and makes the browsers' profiles."""
    rounds = []
    for _ in range(runs + 1):
        rounds.append({**{name: ours.start(platform) for name, platform in platforms.items()},
                       **{browser.name: browser.start() for browser in browsers}})
    return {side: {key: [values[side][key] for values in rounds[1:]] for key in rounds[1][side]} for side in rounds[1]}


def spread(values, unit="ms"):
    return f"{min(values):.0f} / {statistics.median(values):.0f} {unit}"


def ratios(ours, theirs, word):
    best, median = min(theirs) / min(ours), statistics.median(theirs) / statistics.median(ours)
    return f"{best:.1f}x / {median:.1f}x {word}", min(best, median)


def compare(table, what, ours, theirs, least, word, unit="ms"):
    text, worst = ratios(ours, theirs, word)
    goal = (f">= {least}x", "met" if worst >= least else "MISSED") if least else ("", "")
    table.rows.append((what, spread(ours, unit), spread(theirs, unit), text, *goal))


def show_starts(table, starts, platforms, browsers):
    for i, browser in enumerate(browsers):
        theirs = starts[browser.name]
        for platform in platforms:
            compare(table, f"start to first complete paint, {platform}: {browser.name}", starts[platform]["painted"],
                    theirs["painted"], SOONER if i == 0 else None, "sooner")
        for what, key in (("until its script has drawn", "drawn"), ("until the browser reports its paint", "contentful"),
                          ("from navigation to paint", "inside"), ("from its script's start to paint", "script")):
            table.fact(f"    {browser.name}: {what}", "", spread(theirs[key]))


def show_memory(table, starts, platforms, browsers, runs):
    for i, browser in enumerate(browsers):
        usages = [browser.memory() for _ in range(runs)]
        for platform in platforms:
            compare(table, f"peak memory, {platform}: {browser.name}", starts[platform]["peak"],
                    [usage["peak"] for usage in usages], MEMORY_PART if i == 0 else None, "less", "MB")
        table.fact(f"    {browser.name}: at rest, of {usages[0]['processes']} processes", "",
                   spread([usage["rest"] for usage in usages], "MB"))


def percentiles(values):
    ordered = sorted(values)
    return f"{statistics.median(ordered):.1f} / {ordered[int(len(ordered) * 0.99)]:.1f} ms"


def show_frames(table, ours, browsers):
    for browser in browsers:
        theirs = browser.frames()
        for name in ("pan", "zoom"):
            table.fact(f"frames of a {name}, median / 99th percentile: {browser.name}",
                       percentiles(ours[name]) if name in ours else "not built", percentiles(theirs[name]["frames"]))
            table.fact("    of which its script", "", percentiles(theirs[name]["scripts"]))


def describe(browsers, library, bars):
    version = json.loads((library / PACKAGE_FILE).read_text(encoding="utf-8"))["version"]
    print(f"input: {bars} daily bars, 5 panes, 1600x1000\nlightweight-charts {version}")
    for browser in browsers:
        print(f"{browser.name}: {browser.version()}")
    print(f"machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start")


def main():
    parser = argparse.ArgumentParser(description="The window's start and memory beside lightweight-charts in Chromium.")
    parser.add_argument("--build", required=True, type=Path, metavar="DIR")
    parser.add_argument("--shared", type=Path, metavar="DIR", default=HERE.parents[1] / ".." / "shared")
    parser.add_argument("--library", type=Path, metavar="DIR", help="where `npm install lightweight-charts` was run")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    market = arguments.shared.resolve() / "market"
    if not market.is_dir():
        parser.error(f"there is no recorded history in {market}: give --shared")

    with tempfile.TemporaryDirectory(prefix="btcflow-lightweight-") as name:
        folder = Path(name)
        browsers = chromium.installed(folder)
        if not browsers:
            parser.error("no Chromium is installed (Debian: chromium)")
        ours = Ours(arguments.build.resolve(), market, folder)
        columns = ours.columns()
        library = arguments.library.resolve() if arguments.library else install(folder / "npm")
        page = make_page(folder / "page", library, columns)
        for browser in browsers:
            browser.page = page
        describe(browsers, library, len(columns["time"]))
        table = Table()
        measure(table, ours, browsers, arguments.runs)
        table.show()
        print(f"best / median of {arguments.runs}; load {os.getloadavg()[0]:.1f} at the end")
    for failure in failures:
        print("could not run:", failure, file=sys.stderr)
    return 1 if failures else 0


def measure(table, ours, browsers, runs):
    platforms = {"offscreen": {}}
    if shutil.which("Xvfb"):
        with Xvfb() as display:
            platforms["Xvfb"] = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
            starts = attempt("start", measure_starts, ours, platforms, browsers, runs)
    else:
        print("Xvfb is not installed: our start is measured offscreen only")
        starts = attempt("start", measure_starts, ours, platforms, browsers, runs)
    if starts:
        show_starts(table, starts, platforms, browsers)
        attempt("memory", show_memory, table, starts, platforms, browsers, min(runs, 3))
    attempt("frames", show_frames, table, attempt("our frames", ours.frames) or {}, browsers)


if __name__ == "__main__":
    sys.exit(main())
