#!/usr/bin/env python3
"""How fast the program is, beside what users would take instead, on the same input and machine.

    compare.py --build build/release [--shared DIR] [--quick]

Metrics against pandas (pandas_metrics.py), export against matplotlib (matplotlib_chart.py), the start of the
window against an empty Qt window, offscreen and, where Xvfb is installed, under Xvfb; chart and memory
against fixed goals. The input is DIR/market; where that is not there, the synthetic market of
tests/reference/fixture.py, which is smaller (and that is said).

Numbers are medians. What one process does by itself is compared in processor time, so that a busy machine
does not count; whole processes are run in turn and compared in elapsed time. Nothing fails for being slow:
the exit code is 1 only if something could not run.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
DEBIAN_PYTHON = "/usr/bin/python3"  # pandas and matplotlib are its packages

MOST_SECONDS = 60

failures = []


def run_timed(line, environment, until=None):
    """One run of a whole process: seconds elapsed, seconds of the processor, peak memory in MB. With `until` the seconds
    end when the process has written that line."""
    started = time.perf_counter()
    process = subprocess.Popen([str(part) for part in line], env=environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE if until else subprocess.DEVNULL, stderr=subprocess.PIPE)
    # A window may wait for somebody to read its message, and nobody is there.
    watch = threading.Timer(MOST_SECONDS, process.kill)
    watch.start()
    said = process.stdout.readline().decode().strip() if until else None
    elapsed = time.perf_counter() - started
    complaint = process.stderr.read()  # until it ends
    _, status, usage = os.wait4(process.pid, 0)
    if until is None:
        elapsed = time.perf_counter() - started
    else:
        process.stdout.close()
    watch.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode != 0:
        raise RuntimeError(f"{line[0]} ended with {process.returncode}: {complaint.decode(errors='replace')[-400:]}")
    if said != until:
        raise RuntimeError(f"{line[0]} said {said!r}, not {until!r}")
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def in_turn(lines, environment, runs):
    """Medians of (elapsed, processor, peak memory) of each line. The first round only fills the disk's cache;
    taking turns gives each the same share of whatever else the machine does."""
    rounds = [[run_timed(line, environment) for line in lines] for _ in range(runs + 1)][1:]
    return [tuple(statistics.median(values) for values in zip(*column)) for column in zip(*rounds)]


class Table:
    HEADER = ("what", "ours", "theirs", "ratio", "goal", "")

    def __init__(self):
        self.rows = []

    def faster(self, what, ours, theirs, least, wish=None):
        """Seconds against seconds: we should be `least` times as fast."""
        ratio = theirs / ours
        goal = f">= {least}x" + (f" (wish {wish}x)" if wish else "")
        self.rows.append((what, milliseconds(ours), milliseconds(theirs), f"{ratio:.1f}x faster", goal,
                          verdict(ratio >= least)))

    def at_most_times(self, what, ours, theirs, most):
        ratio = ours / theirs
        self.rows.append((what, milliseconds(ours), milliseconds(theirs), f"{ratio:.1f}x as long", f"<= {most}x",
                          verdict(ratio <= most)))

    def at_most(self, what, value, most, unit):
        self.rows.append((what, f"{value:.2f} {unit}" if value < 100 else f"{value:.0f} {unit}", "", "",
                          f"<= {most} {unit}", verdict(value <= most)))

    def fact(self, what, ours, theirs="", ratio=""):
        self.rows.append((what, ours, theirs, ratio, "", ""))

    def show(self):
        lines = [self.HEADER, *self.rows]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.HEADER))]
        for number, line in enumerate(lines):
            cells = [line[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(line[1:4], widths[1:4])),
                     line[4].ljust(widths[4]), line[5]]
            print("  ".join(cells).rstrip())
            if number == 0:
                print("  ".join("-" * width for width in widths[:-1]))


def milliseconds(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def verdict(met):
    return "met" if met else "MISSED"


# What is measured


def benchmarks(build, market, environment, quick):
    """Name -> seconds of the processor, the median where there are repetitions."""
    line = [str(build / "btcflow_benchmarks"), f"--market={market}", "--benchmark_format=json"]
    if quick:
        line.append("--benchmark_min_time=0.05")
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    factors = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
    result = {}
    for entry in json.loads(done.stdout)["benchmarks"]:
        if entry.get("error_occurred") or entry.get("aggregate_name", "median") != "median":
            continue
        name = "/".join(part for part in entry["run_name"].split("/")
                        if ":" not in part and part not in ("real_time", "process_time"))
        result[name] = entry["cpu_time"] * factors[entry["time_unit"]]
    return result


def compare_metrics(table, numbers, program, cache, market, environment):
    done = subprocess.run([DEBIAN_PYTHON, HERE / "pandas_metrics.py", "--data", market, "--btcflow", program,
                           "--db", cache, "--json"], env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError("pandas_metrics.py: " + done.stderr.strip()[-400:])
    pandas = json.loads(done.stdout)
    agreement = "agrees" if pandas["agrees"] else "DIFFERS: " + "; ".join(pandas["differences"][:3])
    table.faster(f"metrics of D, 3D, W, M: pandas {pandas['pandas']} ({agreement})", numbers["metrics/all"],
                 pandas["processor_seconds"], 20, 50)


def show_benchmarks(table, numbers):
    for what, name, most in (("replot, all panes, while moving", "replot/moving", 6),
                             ("crosshair to the next bar, painted", "crosshair/painted", 1)):
        table.at_most(what, numbers[name] * 1000, most, "ms")
    for what, name in (("  of which its layer", "crosshair/layer"), ("replot, fine, at rest", "replot/at_rest"),
                       ("replot, two years, while moving", "replot/moving_two_years"), ("pan by a bar", "pan"),
                       ("timeframe switch", "timeframe_switch"), ("PNG 3840x2160 in memory", "export/png_3840x2160"),
                       ("import of the folder", "import/folder"), ("load from the cache", "cache/load_market"),
                       ("study (bootstrap), D", "study/D")):
        if name in numbers:
            table.fact(what, milliseconds(numbers[name]))


def compare_export(table, program, cache, folder, environment, runs):
    metrics = folder / "metrics.csv"
    ask = ["--db", cache, "--as-of", "2024-01-01"]
    with open(metrics, "wb") as out:
        subprocess.run([program, *ask, "metrics", "-t", "D", "--format", "csv"], stdout=out, env=environment, check=True)
    ours = [program, *ask, "export", "-t", "D", "--size", "1920x1080", "--scale", "2", "-o", folder / "ours.png"]
    theirs = [DEBIAN_PYTHON, HERE / "matplotlib_chart.py", metrics, folder / "theirs.png"]
    (a, a_processor, a_memory), (b, b_processor, b_memory) = in_turn([ours, theirs], environment, runs)
    table.faster("export of a 3840x2160 PNG, whole process: matplotlib", a, b, 5)
    table.fact("  the same in processor time", milliseconds(a_processor), milliseconds(b_processor),
               f"{b_processor / a_processor:.1f}x faster")
    table.fact("  its peak memory", f"{a_memory:.0f} MB", f"{b_memory:.0f} MB", f"{b_memory / a_memory:.1f}x less")


def compare_start(table, build, program, cache, environment, platform, runs):
    environment = {**environment, "BTCFLOW_EXIT_AFTER_FIRST_PAINT": "1"}
    (a, a_processor, memory), (b, b_processor, empty_memory) = in_turn(
        [[program, "--db", cache], [build / "btcflow_empty_window"]], environment, runs)
    table.at_most_times(f"start to first complete paint, {platform}: empty Qt window", a, b, 4)
    table.fact("  the same in processor time", milliseconds(a_processor), milliseconds(b_processor),
               f"{a_processor / b_processor:.1f}x as long")
    table.at_most(f"peak memory of the window, {platform} (empty Qt window {empty_memory:.0f} MB)", memory, 120, "MB")


class Xvfb:
    """An X server without a screen, for as long as it is needed."""

    def __enter__(self):
        reading, writing = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1200x24",
                                         "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            self.process.wait()
            raise RuntimeError("Xvfb does not start")
        return f":{number}"

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def attempt(what, action, *arguments):
    try:
        return action(*arguments)
    except (RuntimeError, OSError, KeyError, ValueError, subprocess.CalledProcessError) as error:
        detail = getattr(error, "stderr", None)
        failures.append(f"{what}: {error}" + (f"\n{detail[-400:]}" if isinstance(detail, str) else ""))
        return None


def find_market(shared, folder):
    if (shared / "market").is_dir():
        return shared / "market", f"recorded history of {shared / 'market'}"
    market = folder / "fixture"
    subprocess.run([sys.executable, HERE.parent / "reference" / "fixture.py", market], check=True,
                   stdout=subprocess.DEVNULL)
    return market, f"synthetic market of tests/reference/fixture.py: there is no {shared / 'market'}"


def offscreen(folder):
    """Qt's platform without a display, with a screen on which the window has the size that it has on any other: its
    own is 800x800."""
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [{"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1200,
                                             "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}), encoding="utf-8")
    return f"offscreen:configfile={file}"


def main():
    parser = argparse.ArgumentParser(description="The program's speed beside pandas, matplotlib and an empty window.")
    parser.add_argument("--build", required=True, type=Path, metavar="DIR")
    parser.add_argument("--shared", type=Path, metavar="DIR", default=HERE.parents[1] / ".." / "shared")
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    arguments = parser.parse_args()
    build, shared = arguments.build.resolve(), arguments.shared.resolve()
    program = build / "btcflow"

    with tempfile.TemporaryDirectory(prefix="btcflow-compare-") as name:
        folder = Path(name)
        # Nobody's own settings or cache may change the numbers.
        environment = {**os.environ, "QT_QPA_PLATFORM": offscreen(folder), "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": name,
                       **{key: name for key in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}}
        for key in ("BTCFLOW_DB", "BTCFLOW_CONFIG"):
            environment.pop(key, None)
        # matplotlib keeps its list of fonts there: found once, not at each run.
        environment["MPLCONFIGDIR"] = str(folder / "matplotlib")
        market, input_text = find_market(shared, folder)
        cache = folder / "market.sqlite"
        subprocess.run([program, "--db", cache, "import", "--folder", market], env=environment, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        load = os.getloadavg()[0]
        print(f"input: {input_text}\nmachine: {os.cpu_count()} processors, load {load:.1f} at the start")

        table = Table()
        numbers = attempt("btcflow_benchmarks", benchmarks, build, market, environment, arguments.quick)
        if numbers and not (shared / "market").is_dir():
            # The synthetic market is made of rare cases that the pandas script does not know, and too short to time.
            table.fact("metrics of D, 3D, W, M: pandas only on the recorded history", milliseconds(numbers["metrics/all"]))
        elif numbers:
            attempt("metrics against pandas", compare_metrics, table, numbers, program, cache, market, environment)
        if numbers:
            attempt("chart", show_benchmarks, table, numbers)
        attempt("export against matplotlib", compare_export, table, program, cache, folder, environment,
                3 if arguments.quick else 5)
        runs = 5 if arguments.quick else 10
        attempt("start, offscreen", compare_start, table, build, program, cache, environment, "offscreen", runs)
        if shutil.which("Xvfb"):
            def under_xvfb():
                with Xvfb() as display:
                    compare_start(table, build, program, cache,
                                  {**environment, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}, "Xvfb", runs)
            attempt("start, Xvfb", under_xvfb)
        else:
            print("Xvfb is not installed: the start is measured offscreen only")
        table.show()
    for failure in failures:
        print("could not run:", failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
