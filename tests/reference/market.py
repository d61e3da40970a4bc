"""The input of the reference implementation: instants, the catalogue, a folder of CSV files.

Covers what docs/metrics.md says about single rows (section 1: rounding of stamps, `since`;
section 2: quotes that change with time). Everything that combines rows is in dashboard.py.

Times are whole milliseconds since 1970-01-01T00:00Z, days whole numbers since that day.
Unknown is None throughout, never a NaN and never zero.
"""

import csv
import json
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def parse_instant(text):
    """A date means 00:00 UTC of that day; a full instant is taken too."""
    moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return (moment - EPOCH) // timedelta(milliseconds=1)


def format_instant(ms):
    return (EPOCH + timedelta(milliseconds=ms)).strftime("%Y-%m-%dT%H:%M:%SZ")


def round_to_minute(ms):
    """Exchanges stamp some milliseconds late (or early): the nearest minute, half a minute up."""
    return (ms + MINUTE // 2) // MINUTE * MINUTE


@dataclass(frozen=True)
class Candle:
    open: float
    high: float
    low: float
    close: float
    volume: float | None  # None: not known, which is not the same as nobody traded


@dataclass(frozen=True)
class FundingPrint:
    time: int
    interval: int  # milliseconds that the rate was paid for, up to `time`
    rate: float  # fraction per interval


@dataclass(frozen=True)
class Snapshot:
    time: int
    unit: str  # usd | coin
    value: float


@dataclass
class Instrument:
    id: str
    kind: str  # spot | perp-linear | perp-inverse | aggregate
    base: str
    quote: str
    quote_history: list = field(default_factory=list)  # (until in ms, quote), ascending
    since: int | None = None
    candles: dict = field(default_factory=dict)  # day -> Candle
    funding: list = field(default_factory=list)  # ascending in time
    open_interest: list = field(default_factory=list)  # ascending in time

    @property
    def is_spot(self):
        return self.kind == "spot"

    @property
    def is_perp(self):
        return self.kind.startswith("perp")

    def quote_on(self, day):
        """Days that open before `until` are quoted in the older quote."""
        for until, quote in self.quote_history:
            if day * DAY < until:
                return quote
        return self.quote


@dataclass
class Market:
    instruments: dict  # id -> Instrument, in the order of ids
    references: dict  # quote -> ids of the instruments that give its USD rate, best first


def load_market(folder, catalogue_file):
    with open(catalogue_file, encoding="utf-8") as file:
        catalogue = json.load(file)
    known = {entry["id"]: entry for entry in catalogue["instruments"]}

    instruments = {}
    for venue in sorted(os.listdir(folder)):
        if not os.path.isdir(os.path.join(folder, venue)):
            continue
        for name in sorted(os.listdir(os.path.join(folder, venue))):
            if not name.endswith(".csv"):
                continue
            stem, series = name.removesuffix(".csv").rsplit(".", 1)
            symbol, market_kind = stem, None
            for suffix in ("spot", "perp"):
                if stem.endswith("." + suffix):
                    symbol, market_kind = stem.removesuffix("." + suffix), suffix
            instrument_id = f"{venue}:{symbol}"
            if instrument_id not in instruments:
                instruments[instrument_id] = describe(instrument_id, symbol, market_kind, known)
            read_series(os.path.join(folder, venue, name), series, instruments[instrument_id])
    return Market(dict(sorted(instruments.items())), catalogue.get("references", {}))


def describe(instrument_id, symbol, market_kind, known):
    """The catalogue's entry, or for an instrument that it lacks what the file's name says."""
    entry = known.get(instrument_id)
    if entry is not None:
        history = [(parse_instant(part["until"]), part["quote"]) for part in entry.get("quote_history", [])]
        since = entry.get("since")
        return Instrument(
            instrument_id, entry["kind"], entry["base"], entry["quote"], sorted(history),
            parse_instant(since) if since else None)
    upper = symbol.upper()
    kind = {"spot": "spot", "perp": "perp-linear", None: "aggregate"}[market_kind]
    base = "BTC" if "BTC" in upper or "XBT" in upper else "ETH" if "ETH" in upper else symbol
    quote = "USDT" if "USDT" in upper else "USDC" if "USDC" in upper else "USD"
    return Instrument(instrument_id, kind, base, quote)


def read_series(path, series, instrument):
    """Adds the rows of one file. Rows before the instrument's `since` are not used; of rows with
    the same time the last counts, as when they are written into a table one after the other."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    if series == "candles-1d":
        for row in rows:
            opened = parse_instant(row["date"])
            if not before_since(opened, instrument):
                volume = float(row["volume"]) if row["volume"] else None
                instrument.candles[opened // DAY] = Candle(
                    float(row["open"]), float(row["high"]), float(row["low"]), float(row["close"]), volume)
    elif series == "funding":
        prints = {}
        for row in rows:
            time = round_to_minute(parse_instant(row["time"]))
            if not before_since(time, instrument):
                interval = round(float(row["interval_hours"]) * HOUR)
                prints[time] = FundingPrint(time, interval, float(row["rate"]))
        instrument.funding = [prints[time] for time in sorted(prints)]
    elif series == "open-interest-1d":
        snapshots = {}
        for row in rows:
            time = round_to_minute(parse_instant(row["time"]))
            unit = "usd" if "open_interest_usd" in row else "coin"
            value = float(row[f"open_interest_{unit}"])
            # Zero or negative open interest is as good as no row (section 2).
            if not before_since(time, instrument) and value > 0:
                snapshots[time] = Snapshot(time, unit, value)
        instrument.open_interest = [snapshots[time] for time in sorted(snapshots)]


def before_since(time, instrument):
    return instrument.since is not None and time < instrument.since
