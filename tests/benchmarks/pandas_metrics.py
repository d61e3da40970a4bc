#!/usr/bin/python3
"""The metrics of all four timeframes in pandas and numpy, as a good analyst would write them: what
btcflow_benchmarks' "metrics/all" is compared with.

    pandas_metrics.py --data DIR [--runs N] [--json] [--btcflow PROGRAM --db CACHE]

DIR has the layout of the imports. From loaded frames (loading is not timed) to the columns of `btcflow
metrics`, with the standard preset, as of 2024-01-01: no loop over rows anywhere, only over venues, and
what the timeframes share is computed once. Less is asked of it than of the program, which also finds the
events and each venue's own columns.

With --btcflow and --db the columns are compared with the program's: "agrees", or where they do not. The
rolling z-score of pandas carries running sums, so the z columns can differ a little.

Needs pandas 1.5 or newer (Debian: python3-pandas), hence /usr/bin/python3.
"""

import argparse
import io
import json
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view

AS_OF = "2024-01-01"
DAY = np.timedelta64(1, "D")
MINUTE = np.timedelta64(1, "m")
THREE_DAYS = 3 * DAY
TIMEFRAMES = {"D": (90, 7), "3D": (60, 5), "W": (52, 4), "M": (24, 3)}  # lengths of z-score and TWAP
OUTLIER_PCT = 5.0
MIN_KNOWN = 0.95
MAD_TO_SD = 1.4826
FLAG_TEXTS = np.array(["|".join(name for bit, name in enumerate(("quote_assumed", "basket_disagrees", "window_outlier"))
                                if code >> bit & 1) for code in range(8)], dtype=object)
PRICES = ["open", "high", "low", "close"]


# Loading: not timed


@dataclass
class Instrument:
    kind: str
    quote: str = "USD"
    candles: pd.DataFrame | None = None  # by day
    funding: pd.DataFrame | None = None  # by time
    interest: pd.Series | None = None  # in USD, by time


@dataclass
class Market:
    instruments: dict = field(default_factory=dict)
    references: dict = field(default_factory=dict)  # quote -> ids, best first


def load_market(folder, catalogue_file):
    catalogue = json.loads(catalogue_file.read_text(encoding="utf-8"))
    known = {entry["id"]: entry for entry in catalogue["instruments"]}
    market = Market(references=catalogue["references"])
    for file in sorted(folder.glob("*/*.csv")):
        stem, series = file.name.removesuffix(".csv").rsplit(".", 1)
        symbol, _, suffix = stem.rpartition(".") if stem.endswith((".spot", ".perp")) else (stem, "", "")
        name = f"{file.parent.name}:{symbol}"
        entry = known.get(name, {})
        kind = entry.get("kind", {"spot": "spot", "perp": "perp-linear", "": "aggregate"}[suffix])
        if entry.get("base", "BTC") != "BTC":
            continue
        instrument = market.instruments.setdefault(name, Instrument(kind, entry.get("quote", "USD")))
        rows = pd.read_csv(file)
        rows.index = pd.DatetimeIndex(pd.to_datetime(rows.iloc[:, 0], utc=True).dt.tz_localize(None))
        if series != "candles-1d":
            rows.index = rows.index.round("min")
        if "since" in entry:
            rows = rows[rows.index >= entry["since"]]
        rows = rows[~rows.index.duplicated(keep="last")].sort_index()
        if series == "candles-1d":
            instrument.candles = rows[[*PRICES, "volume"]]
        elif series == "funding":
            instrument.funding = rows[["rate", "interval_hours"]]
        else:
            instrument.interest = rows["open_interest_usd"]
    return market


# Days: the same for every timeframe


def row_medians(values):
    """Of each row, leaving out NaN. np.nanmedian is several times slower on narrow tables."""
    ordered = np.sort(values, axis=1)  # NaN last
    count = np.count_nonzero(~np.isnan(ordered), axis=1)
    rows = np.arange(len(ordered))
    low, high = np.maximum(count - 1, 0) // 2, np.minimum(count // 2, ordered.shape[1] - 1)
    return (ordered[rows, low] + ordered[rows, high]) / 2


def quote_rates(market, quote, days):
    """USD for each day, and where it had to be assumed."""
    rate = pd.Series(np.nan, index=days)
    for name in market.references.get(quote, []):
        if name in market.instruments:
            closes = market.instruments[name].candles["close"].reindex(days)
            rate = rate.fillna(closes.where(closes.between(0.80, 1.10)))
    rate = rate.ffill(limit=3)
    return rate.fillna(1.0).to_numpy(), rate.isna().to_numpy()


@dataclass
class Basket:
    days: pd.DataFrame  # open high low close venues
    closes: dict  # id -> each venue's own, in USD
    assumed: np.ndarray
    disagrees: np.ndarray


def basket(market, is_member, days):
    tables, assumed, own_closes = [], [], {}
    for name, instrument in market.instruments.items():
        if instrument.candles is None or not is_member(instrument.kind):
            continue
        candles = instrument.candles[instrument.candles["volume"] != 0]
        table = candles[PRICES].reindex(days).to_numpy()
        used = np.zeros(len(days), dtype=bool)
        if instrument.quote != "USD":
            rate, used = quote_rates(market, instrument.quote, days)
            table = table * rate[:, None]
        tables.append(table)
        own_closes[name] = pd.Series(table[:, 3], index=days)
        assumed.append(used & ~np.isnan(table[:, 3]))
    cube = np.stack(tables, axis=2)  # days x prices x venues
    closes = cube[:, 3, :]
    known = ~np.isnan(closes)
    count = known.sum(axis=1)
    middle = row_medians(closes)
    within = np.abs(closes - middle[:, None]) <= OUTLIER_PCT / 100 * middle[:, None]
    guarded = count >= 3
    majority = 2 * within.sum(axis=1) > count
    taken = np.where((guarded & majority)[:, None], within, known)
    venues = taken.sum(axis=1)
    with np.errstate(invalid="ignore"):
        average = np.where(taken[:, None, :], cube, 0).sum(axis=2) / np.where(venues, venues, np.nan)[:, None]
    table = pd.DataFrame(average, index=days, columns=PRICES)
    table["high"], table["low"] = average.max(axis=1), average.min(axis=1)
    table["venues"] = np.where(venues, venues, np.nan)
    return Basket(table, own_closes, (np.stack(assumed, axis=1) & taken).any(axis=1), guarded & ~majority)


# Bars


def bar_opens(days, timeframe):
    """The day on which the bar of each day opens."""
    if timeframe == "D":
        return days
    if timeframe == "W":
        return days - pd.to_timedelta(days.weekday, unit="D")
    if timeframe == "M":
        return days - pd.to_timedelta(days.day - 1, unit="D")
    return days - pd.to_timedelta((days.dayofyear - 1) % 3, unit="D")


@dataclass
class Bars:
    open: np.ndarray
    end: np.ndarray
    lim: np.ndarray
    of_day: np.ndarray  # number of the bar

    def of_stamps(self, stamps):
        """The bar of each instant t, open < t <= end; -1 before the first."""
        return np.searchsorted(self.open, stamps, side="left") - 1


def make_bars(days, timeframe, as_of):
    first = bar_opens(days[:1], timeframe)[0]
    # A month beyond as_of, to see where the last bar ends.
    opens = bar_opens(pd.date_range(first, as_of + np.timedelta64(32, "D")), timeframe).unique().to_numpy()
    count = np.searchsorted(opens, as_of)
    opened, ends = opens[:count], opens[1:count + 1]
    return Bars(opened, ends, np.minimum(ends, as_of), np.searchsorted(opened, days.to_numpy(), side="right") - 1)


def linked(bars, values):
    """Chain-linked over the venues (the columns), starting with 1."""
    before = values.ffill().shift()
    last_end = pd.DataFrame(np.where(values.notna(), bars.end[:, None], np.datetime64("NaT")),
                            index=values.index).ffill().shift().to_numpy(dtype="datetime64[ns]")
    both = values.notna().to_numpy() & (bars.open[:, None] - last_end <= THREE_DAYS)
    with np.errstate(invalid="ignore", divide="ignore"):
        growth = np.where(both, values, 0).sum(axis=1) / np.where(both, before, 0).sum(axis=1)
    level = np.where(both.any(axis=1), growth, 1.0).cumprod()
    return pd.Series(level).where(values.notna().any(axis=1))


def zero_limit(centre):
    return np.where(centre == 0, 1e-15, 1e-12 * np.abs(centre))


def z_score(values, length, least_sd=0.0):
    window = values.rolling(length, min_periods=int(np.ceil(MIN_KNOWN * length - 1e-9)))
    mean, sd = window.mean(), window.std(ddof=0)
    flat = (sd <= zero_limit(mean)) | (sd <= least_sd)
    z = ((values - mean) / sd).mask(flat)
    z.iloc[:length - 1] = np.nan  # min_periods counts values; the window must be full as well
    return z


def window_outliers(values, length, least_sd=0.0):
    flags = np.zeros(len(values), dtype=bool)
    if len(values) < length:
        return flags
    windows = sliding_window_view(values.to_numpy(), length)
    missing = np.isnan(windows).sum(axis=1)
    # Full windows need no care for NaN, which is what makes a median slow.
    for rows, median in ((missing == 0, np.median),
                         ((missing > 0) & (length - missing >= np.ceil(MIN_KNOWN * length - 1e-9)), None)):
        chosen = windows[rows]
        if not len(chosen):
            continue
        middle = median(chosen, axis=1) if median else row_medians(chosen)
        away = np.abs(chosen - middle[:, None])
        sd = MAD_TO_SD * (median(away, axis=1) if median else row_medians(away))
        farthest = away.max(axis=1) if median else np.nanmax(away, axis=1)
        flags[length - 1:][rows] = (sd > zero_limit(middle)) & (sd > least_sd) & (farthest > 10 * sd)
    return flags


def state(z, threshold, bullish_side):
    """+1 on the bullish side, -1 on the other, NaN where z is."""
    above, below = z >= threshold, z <= -threshold
    return pd.Series(np.where(z.isna(), np.nan, bullish_side * (above.astype(float) - below)), index=z.index)


def truth(series, condition):
    """Three-valued: unknown where the series is. pandas' nullable booleans follow Kleene."""
    return pd.arrays.BooleanArray(condition.to_numpy(), series.isna().to_numpy())


def metrics(market, days, spot, perp, premium, timeframe, as_of):
    z_length, twap_length = TIMEFRAMES[timeframe]
    bars = make_bars(days, timeframe, as_of)
    count = len(bars.open)
    index = pd.RangeIndex(count)
    length = pd.Series(bars.lim - bars.open, index=index)
    out = pd.DataFrame(index=index)
    out["time"] = bars.open
    out["closed"] = bars.end <= as_of

    # Prices
    def last_of(table, columns):
        """Aggregates by bar; unknown where the last day is more than three days old."""
        result = table.groupby(bars.of_day).agg(columns).reindex(index)
        day_end = pd.Series(np.where(table["close"].notna(), (days + DAY).to_numpy(), np.datetime64("NaT")))
        last = day_end.groupby(bars.of_day).last().reindex(index).to_numpy()
        result[~(last >= bars.lim - THREE_DAYS)] = np.nan
        return result

    spot_bars = last_of(spot.days, {"open": "first", "high": "max", "low": "min", "close": "last", "venues": "last"})
    perp_bars = last_of(perp.days, {"close": "last", "venues": "last"})
    out[PRICES] = spot_bars[PRICES]
    out["spot"], out["perp"] = spot_bars["close"], perp_bars["close"]

    by_bar = premium.groupby(bars.of_day)
    out["premium_pct"] = by_bar.mean().reindex(index).where(
        2 * by_bar.count().reindex(index, fill_value=0) >= length / DAY)
    out["premium_z"] = z_score(out["premium_pct"], z_length, 1e-12)

    # Open interest
    usd, coin = {}, {}
    perp_closes = perp.days["close"]
    for name, instrument in market.instruments.items():
        if instrument.interest is None:
            continue
        stamps = instrument.interest.index.to_numpy()
        values = instrument.interest.to_numpy()
        own = perp.closes.get(name)
        price_day = (stamps - MINUTE).astype("datetime64[D]").astype("datetime64[ns]")
        price = perp_closes.reindex(price_day)
        if own is not None:
            price = own.reindex(price_day).fillna(price)
        for table, amounts in ((usd, values), (coin, values / price.to_numpy())):
            good = (stamps <= as_of) & (values > 0) & ~np.isnan(amounts)
            bar = bars.of_stamps(stamps[good])
            rows = pd.DataFrame({"amount": amounts[good], "stamp": stamps[good]})[bar >= 0]
            last = rows.groupby(bar[bar >= 0]).last().reindex(index)
            table[name] = last["amount"].where(last["stamp"].to_numpy() >= bars.lim - THREE_DAYS)
    usd, coin = pd.DataFrame(usd, index=index), pd.DataFrame(coin, index=index)
    out["oi_usd"], out["oi_coin"] = usd.sum(axis=1, min_count=1), coin.sum(axis=1, min_count=1)
    chain = linked(bars, usd)
    anchor = out["oi_usd"].where(out["closed"]).last_valid_index()
    out["oi_linked_usd"] = chain * (out["oi_usd"][anchor] / chain[anchor]) if anchor is not None else np.nan
    out["oi_z"] = z_score(chain, z_length)

    # Funding
    rates = {}
    for name, instrument in market.instruments.items():
        if instrument.funding is None:
            continue
        stamps = instrument.funding.index.to_numpy()
        hours = instrument.funding["interval_hours"].to_numpy()
        bar = bars.of_stamps(stamps)
        good = (bar >= 0) & (stamps <= as_of)
        bar, stamps, hours = bar[good], stamps[good], hours[good]
        rate_8h = instrument.funding["rate"].to_numpy()[good] * 8 / hours
        inside = np.minimum(hours, (stamps - bars.open[bar]) / np.timedelta64(1, "h"))
        weight = np.bincount(bar, inside, count)
        total = np.bincount(bar, rate_8h * inside, count)
        enough = 2 * weight >= (length / np.timedelta64(1, "h")).to_numpy()
        with np.errstate(invalid="ignore", divide="ignore"):
            rates[name] = np.where(enough & (weight > 0), total / weight, np.nan)
    rates = pd.DataFrame(rates, index=index)
    out["funding_8h"] = rates.mean(axis=1)
    hours = length / np.timedelta64(1, "h")
    out["funding_twap_8h"] = ((out["funding_8h"] * hours).rolling(twap_length).sum()
                              / hours.rolling(twap_length).sum())
    out["funding_twap_apr_pct"] = out["funding_twap_8h"] * 3 * 365 * 100
    out["funding_z"] = z_score(out["funding_8h"], z_length)

    # Confluence
    states = pd.DataFrame({"state_premium": state(out["premium_z"], 1.0, 1), "state_oi": state(out["oi_z"], 1.5, -1),
                           "state_funding": state(out["funding_z"], 1.0, -1)})
    out[states.columns] = states
    out["states_known"] = states.notna().sum(axis=1)
    score = out["score"] = states.sum(axis=1, min_count=1)
    p, i, f, rate = (*(out[name] for name in states.columns), out["funding_8h"])
    out["bullish"] = truth(p, p == 1) & truth(score, score >= 2)
    out["bearish"] = truth(p, p == -1) & truth(score, score <= -2)
    crowded = (truth(f, f == -1) & truth(rate, rate > 0)) | (truth(f, f == 1) & truth(rate, rate < 0))
    out["over_leverage"] = truth(i, i == -1) & crowded

    # Extremes
    parts = np.column_stack([-out["premium_z"], out["oi_z"], out["funding_z"]])
    enough = (~np.isnan(parts)).sum(axis=1) >= 2
    for name, beyond in (("extreme_top", parts >= 2.0), ("extreme_bottom", parts <= -2.0)):
        out[name] = pd.arrays.BooleanArray(beyond.sum(axis=1) >= 2, ~enough)
    out["extreme_strength"] = pd.DataFrame(parts).mean(axis=1).where(enough)

    out["spot_venues"] = spot_bars["venues"].fillna(0).astype(int)
    out["perp_venues"] = perp_bars["venues"].fillna(0).astype(int)
    out["oi_venues"] = usd.notna().sum(axis=1)
    out["funding_venues"] = rates.notna().sum(axis=1)
    outlier = (window_outliers(out["premium_pct"], z_length, 1e-12) | window_outliers(chain, z_length)
               | window_outliers(out["funding_8h"], z_length))
    assumed = np.bincount(bars.of_day, spot.assumed | perp.assumed, count) > 0
    disagrees = np.bincount(bars.of_day, spot.disagrees | perp.disagrees, count) > 0
    out["flags"] = FLAG_TEXTS[assumed + 2 * disagrees + 4 * outlier]
    return out


def all_metrics(market, as_of):
    last = as_of - DAY
    first = min(i.candles.index[0] for i in market.instruments.values() if i.candles is not None and
                (i.kind == "spot" or i.kind.startswith("perp")))
    days = pd.date_range(first, last)
    spot = basket(market, lambda kind: kind == "spot", days)
    perp = basket(market, lambda kind: kind.startswith("perp"), days)
    premium = 100 * (spot.days["close"] / perp.days["close"] - 1)
    return {name: metrics(market, days, spot, perp, premium, name, as_of) for name in TIMEFRAMES}


# Comparison


def differences(program, cache, timeframe, ours):
    """Sentences about columns that differ from the program's by more than 1e-6."""
    line = [program, "--db", cache, "metrics", "--timeframe", timeframe, "--as-of", AS_OF, "--format", "csv"]
    text = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    theirs = pd.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""], dtype={"flags": str})
    if len(theirs) != len(ours):
        return [f"{timeframe}: {len(ours)} rows here, {len(theirs)} there"]
    if list(theirs.columns) != list(ours.columns):
        return [f"{timeframe}: columns {set(theirs.columns) ^ set(ours.columns) or 'in another order'}"]
    found = []
    for name in theirs.columns:
        a, b = ours[name], theirs[name]
        if name == "time":
            a = a.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
        if name in ("time", "flags"):
            wrong = int((a.fillna("") != b.fillna("")).sum())
        else:
            a, b = (column.map({True: 1.0, False: 0.0, "true": 1.0, "false": 0.0}) if column.dtype in ("boolean", object)
                    else column for column in (a, b))
            a, b = a.to_numpy(dtype=float, na_value=np.nan), b.to_numpy(dtype=float, na_value=np.nan)
            wrong = int((~np.isclose(a, b, rtol=1e-6, atol=1e-6 if name.endswith("_z") else 1e-9, equal_nan=True)).sum())
        if wrong:
            found.append(f"{timeframe} {name}: {wrong} of {len(a)} bars")
    return found


def main():
    parser = argparse.ArgumentParser(description="The metrics of all four timeframes in pandas.")
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--catalogue", type=Path,
                        default=Path(__file__).resolve().parents[2] / "data" / "instruments.json")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--btcflow", metavar="PROGRAM")
    parser.add_argument("--db", metavar="CACHE")
    arguments = parser.parse_args()

    market = load_market(arguments.data, arguments.catalogue)
    as_of = np.datetime64(AS_OF, "ns")
    tables = all_metrics(market, as_of)  # also warms up
    wall, processor = [], []
    for _ in range(arguments.runs):
        started = time.perf_counter(), time.process_time()
        all_metrics(market, as_of)
        wall.append(time.perf_counter() - started[0])
        processor.append(time.process_time() - started[1])
    result = {"seconds": statistics.median(wall), "processor_seconds": statistics.median(processor),
              "pandas": pd.__version__, "agrees": None, "differences": []}
    if arguments.btcflow and arguments.db:
        for timeframe, table in tables.items():
            result["differences"] += differences(arguments.btcflow, arguments.db, timeframe, table)
        result["agrees"] = not result["differences"]
    if arguments.json:
        print(json.dumps(result))
        return
    for sentence in result["differences"]:
        print("differs:", sentence)
    if result["agrees"]:
        print("agrees")
    print(f"median of {arguments.runs} runs: {result['seconds'] * 1000:.1f} ms "
          f"({result['processor_seconds'] * 1000:.1f} ms of the processor), pandas {pd.__version__}")


if __name__ == "__main__":
    sys.exit(main())
