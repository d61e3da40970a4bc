#!/usr/bin/env python3
"""Compares the program with the reference implementation, cell by cell.

    python3 compare.py --btcflow PATH --data DIR --catalogue FILE [--quick] [--only REGEX]

Imports DIR into a cache of its own, then asks for metrics, signals and study with every timeframe
and preset at several instants, and with every setting at least once. Prints one line a case and
ends with `N passed, M failed`; the exit code is 1 if anything failed.
"""

import argparse
import csv
import io
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

from dashboard import COLUMNS, calculate
from events import STUDY_COLUMNS, signals, study
from market import DAY, HOUR, MINUTE, format_instant, load_market, parse_instant
from reference import to_text
from settings import PRESETS, TIMEFRAMES, make_settings

INSTANTS = ("2016-06-01", "2019-07-15T12:00:00Z", "2020-03-13", "2021-04-14T07:30:00Z", "2024-01-01")

# Each option's values other than the preset's, and combinations whose parts meet.
VARIATIONS = (
    "premium.sampling=last", "premium.sampling=mean", "premium.sign=perp",
    "basket.spot=median", "basket.spot=volume", "basket.perp=median", "basket.perp=oi",
    "basket.spot=volume basket.perp=oi basket.outlier_pct=off",
    "basket.outlier_pct=off", "basket.outlier_pct=0.1", "basket.outlier_pct=2",
    "basket.quote_correction=false",
    "bars.three_day=running",
    "oi.unit=coin", "oi.composition=sum", "oi.composition=sum oi.unit=coin",
    "oi.composition={instrument}", "oi.composition={instrument} oi.unit=coin",
    "oi.composition={other_instrument}",
    "zscore.length=20", "zscore.length=20 zscore.min_known=0.5", "zscore.length=120",
    "zscore.length=100 zscore.min_known=0.55",  # 0.55 * 100 is a little more than 55 in binary
    "zscore.length=20 zscore.method=robust",
    "zscore.method=robust", "zscore.min_known=1", "zscore.min_known=0.5",
    "funding.weights=oi", "funding.twap_length=1", "funding.twap_length=12",
    "confluence.mode=absolute", "confluence.mode=absolute funding.twap_length=2",
    "confluence.premium=0.5", "confluence.oi=0.75", "confluence.funding=0.5",
    "confluence.premium=0.3 confluence.oi=0.3 confluence.funding=0.3 extremes.k=0.5 signals.join_gap=0",
    "extremes.k=1.25", "extremes.need=1", "extremes.need=3 extremes.k=0.5",
    "signals.join_gap=0", "signals.join_gap=4",
    "venues.exclude={spot}", "venues.exclude={first_perp}|{instrument}|{references}",
    "venues.exclude={other_instrument} oi.composition=sum funding.weights=oi basket.perp=oi",
    "venues.exclude={instrument} oi.composition={instrument}", "venues.exclude={all_spots}", "venues.exclude={all}",
)

Z_COLUMNS = ("premium_z", "oi_z", "funding_z", "extreme_strength")
TEXT_COLUMNS = ("time", "closed", "bullish", "bearish", "over_leverage", "extreme_top", "extreme_bottom", "kind")

SHOWN_DIFFERENCES = 6


# ------------------------------------------------------------------------------------------------
# What is compared


def instants_for(market):
    """Those of the list that come right after a day with prices, else some for this market: in
    the midst of a bar and on the edge of one."""
    days = {day for i in market.instruments.values() if i.base == "BTC" for day in i.candles}
    first, end = min(days), max(days) + 1
    reached = [text for text in INSTANTS if parse_instant(text) // DAY - 1 in days]
    if len(reached) >= 3:
        return reached
    parts = [(0.65, 0), (0.75, 12 * HOUR), (0.85, 0), (0.93, 7 * HOUR + 30 * MINUTE)]
    own = [format_instant((first + int((end - first) * part)) * DAY + later) for part, later in parts]
    return own + [format_instant(end * DAY)]


def excludable(market):
    """Names for the variations of venues.exclude: the market's oldest ones, so that the first bar moves."""
    own = sorted((i for i in market.instruments.values() if i.base == "BTC"),
                 key=lambda i: (min(i.candles, default=float("inf")), i.id))
    spots = [i.id for i in own if i.is_spot]
    perps = [i.id for i in own if i.is_perp]
    references = [i for ids in market.references.values() for i in ids]
    return {"spot": spots[0], "first_perp": perps[0], "references": "|".join(references),
            "all_spots": "|".join(spots), "all": "|".join(i.id for i in own)}


def configurations(market, quick):
    """(timeframe, preset, as-of, settings) of every run."""
    instants = instants_for(market)
    for timeframe in TIMEFRAMES:
        for preset in PRESETS:
            for as_of in instants[-2:] if quick else instants:
                yield timeframe, preset, as_of, ()
    with_interest = [i.id for i in market.instruments.values() if i.base == "BTC" and i.open_interest]
    names = {"instrument": with_interest[0], "other_instrument": with_interest[-1], **excludable(market)}
    for variation in VARIATIONS:
        pairs = tuple(variation.format(**names).split())
        for timeframe in ("W",) if quick else ("W", "D"):
            # The cycle of 3D bars is the business of 3D alone.
            yield "3D" if "bars." in variation else timeframe, "standard", instants[-1], pairs
    for variation in ("oi.composition=linked basket.quote_correction=true",
                      "premium.sampling=mean zscore.min_known=0.9"):
        yield "W", "classic", instants[-1], tuple(variation.split())


COMMANDS = ("metrics", "signals", "study")


def case_name(command, configuration):
    timeframe, preset, as_of, pairs = configuration
    return " ".join([command, timeframe, preset, as_of, *pairs])


# ------------------------------------------------------------------------------------------------
# The two sides


def run_program(command, configuration):
    """The header and rows that the program prints."""
    timeframe, preset, as_of, pairs = configuration
    line = [program["path"], "--db", program["cache"], command, "--timeframe", timeframe,
            "--preset", preset, "--as-of", as_of, "--format", "csv"]
    if command != "metrics":
        line.append("--extremes")
    for pair in pairs:
        line += ["--set", pair]
    done = subprocess.run(line, capture_output=True, text=True, env=program["environment"])
    if done.returncode != 0:
        raise RuntimeError(f"exit code {done.returncode}: {done.stderr.strip()[:500]}")
    lines = list(csv.reader(io.StringIO(done.stdout)))
    if not lines:
        raise RuntimeError("no header")
    return lines[0], [dict(zip(lines[0], line)) for line in lines[1:]]


def reference_rows(command, dashboard):
    if command == "metrics":
        return [row | {"time": format_instant(row["time"])} for row in dashboard.rows]
    if command == "signals":
        return [{"time": format_instant(dashboard.bars[b].open), "kind": kind} for b, kind in signals(dashboard)]
    return study(dashboard)


def key_of(command, row):
    if command == "metrics":
        return row["time"]
    if command == "signals":
        return f"{row['time']} {row['kind']}"
    return f"{row['kind']} {row['horizon']}"


# ------------------------------------------------------------------------------------------------
# Comparison


def same(column, theirs, ours):
    """theirs: the program's text; ours: the reference's value."""
    if column == "flags":
        return set(theirs.split("|")) == set("|".join(ours).split("|"))
    if ours is None or theirs == "" or column in TEXT_COLUMNS:
        return theirs == to_text("", ours)
    try:
        number = float(theirs)
    except ValueError:
        return False
    near_zero = 1e-9 if column in Z_COLUMNS else 1e-12
    return abs(number - ours) <= max(near_zero, 1e-9 * abs(ours))


def differences(command, header, theirs, ours):
    """Sentences, one for each difference."""
    columns = {"metrics": COLUMNS, "signals": ("time", "kind"), "study": STUDY_COLUMNS}[command]
    if command == "metrics" and tuple(header) != tuple(columns):
        return [f"columns {','.join(header)}"]
    if not set(columns) <= set(header):
        return [f"columns missing: {','.join(sorted(set(columns) - set(header)))}"]

    found = []
    their_keys, our_keys = ([key_of(command, row) for row in rows] for rows in (theirs, ours))
    for key, times in (Counter(our_keys) - Counter(their_keys)).items():
        found.append(f"{key}: {times} row(s) only in the reference")
    for key, times in (Counter(their_keys) - Counter(our_keys)).items():
        found.append(f"{key}: {times} row(s) only in the program")
    if command == "metrics" and not found and their_keys != our_keys:
        found.append("rows are not in order of time")

    by_key = {key_of(command, row): row for row in ours}
    for row in theirs:
        key = key_of(command, row)
        for column in columns:
            if key in by_key and not same(column, row[column], by_key[key][column]):
                expected = by_key[key][column]
                text = "|".join(expected) if column == "flags" else to_text("", expected)
                found.append(f"{key} {column}: program {row[column] or 'unknown'}, reference {text or 'unknown'}")
    return found


# Filled in each worker process: the parsed market, where the program and its cache are.
program = {}


def start_worker(values, data, catalogue, only):
    program.update(values)
    program["market"] = load_market(data, catalogue)
    program["only"] = re.compile(only)


def run_configuration(configuration):
    """[(name of the case, differences)]"""
    timeframe, preset, as_of, pairs = configuration
    wanted = [command for command in COMMANDS if program["only"].search(case_name(command, configuration))]
    if not wanted:
        return []
    dashboard = calculate(program["market"], make_settings(preset, pairs), timeframe, parse_instant(as_of))
    results = []
    for command in wanted:
        try:
            header, theirs = run_program(command, configuration)
            found = differences(command, header, theirs, reference_rows(command, dashboard))
        except (RuntimeError, OSError, csv.Error, KeyError) as error:
            found = [f"{type(error).__name__}: {error}"]
        results.append((case_name(command, configuration), found))
    return results


def import_folder(values, data):
    done = subprocess.run([values["path"], "--db", values["cache"], "import", "--folder", data],
                          capture_output=True, text=True, env=values["environment"])
    if done.returncode != 0:
        sys.exit(f"import failed with exit code {done.returncode}:\n{done.stderr}")


def main():
    parser = argparse.ArgumentParser(description="Compares the program with the reference implementation.")
    parser.add_argument("--btcflow", required=True, metavar="PATH")
    parser.add_argument("--data", required=True, metavar="DIR")
    parser.add_argument("--catalogue", required=True, metavar="FILE")
    parser.add_argument("--quick", action="store_true", help="fewer instants, settings on W alone")
    parser.add_argument("--only", default="", metavar="REGEX", help="only the cases whose name matches")
    arguments = parser.parse_args()

    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        # Settings of whoever runs this must not change the numbers.
        homes = {name: folder for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
        values = {"path": os.path.abspath(arguments.btcflow), "cache": os.path.join(folder, "market.sqlite"),
                  "environment": {**os.environ, **homes}}
        import_folder(values, arguments.data)
        market = load_market(arguments.data, arguments.catalogue)
        runs = list(dict.fromkeys(configurations(market, arguments.quick)))
        inputs = (values, arguments.data, arguments.catalogue, arguments.only)
        with multiprocessing.Pool(2, start_worker, inputs) as pool:
            for results in pool.imap(run_configuration, runs):
                for name, found in results:
                    print(f"{'FAIL' if found else 'ok  '} {name}", flush=True)
                    for sentence in found[:SHOWN_DIFFERENCES]:
                        print(f"       {sentence}")
                    if len(found) > SHOWN_DIFFERENCES:
                        print(f"       and {len(found) - SHOWN_DIFFERENCES} more")
                    failed += bool(found)
                    passed += not found
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
