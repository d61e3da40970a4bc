#!/usr/bin/env python3
"""Reference implementation of the metrics: plain Python, written from docs/metrics.md alone, so that
the program can be compared with something that shares no line with it.

    python3 reference.py --data DIR --catalogue FILE.json --timeframe D|3D|W|M
        --preset standard|classic --as-of INSTANT [--asset BTC] [--set key=value]...
        [--signals] [--study] > out.csv

market.py reads the input, settings.py knows the presets, dashboard.py computes sections 1 to 9,
events.py the signals and what followed them.
"""

import argparse
import csv
import sys

from dashboard import COLUMNS, calculate
from events import STUDY_COLUMNS, signals, study
from market import format_instant, load_market, parse_instant
from settings import PRESETS, TIMEFRAMES, make_settings


def to_text(name, value):
    """Unknown is empty; repr() of a float is the shortest text that reads back the same double."""
    if value is None:
        return ""
    if name == "time":
        return format_instant(value)
    if name == "flags":
        return "|".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def metrics_table(dashboard):
    yield list(COLUMNS)
    for row in dashboard.rows:
        yield [to_text(name, row[name]) for name in COLUMNS]


def signals_table(dashboard):
    yield ["time", "kind"]
    for b, kind in signals(dashboard):
        yield [format_instant(dashboard.bars[b].open), kind]


def study_table(dashboard):
    yield list(STUDY_COLUMNS)
    for cell in study(dashboard):
        yield [to_text(name, cell[name]) for name in STUDY_COLUMNS]


def main():
    parser = argparse.ArgumentParser(description="Reference implementation of the metrics.")
    parser.add_argument("--data", required=True)
    parser.add_argument("--catalogue", required=True)
    parser.add_argument("--timeframe", required=True, choices=TIMEFRAMES)
    parser.add_argument("--preset", default="standard", choices=PRESETS)
    parser.add_argument("--as-of", required=True)
    parser.add_argument("--asset", default="BTC")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    parser.add_argument("--signals", action="store_true", help="events instead of columns")
    parser.add_argument("--study", action="store_true", help="what followed instead of columns")
    arguments = parser.parse_args()

    market = load_market(arguments.data, arguments.catalogue)
    settings = make_settings(arguments.preset, arguments.set)
    dashboard = calculate(market, settings, arguments.timeframe, parse_instant(arguments.as_of), arguments.asset)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if arguments.signals:
        writer.writerows(signals_table(dashboard))
    if arguments.study:
        writer.writerows(study_table(dashboard))
    if not arguments.signals and not arguments.study:
        writer.writerows(metrics_table(dashboard))


if __name__ == "__main__":
    main()
