"""Signals as events (docs/metrics.md section 8) and what followed them (section 10)."""

from functools import lru_cache, reduce
from operator import add

from dashboard import median
from settings import TIMEFRAMES

KINDS = ("bullish", "bearish", "longs_crowded", "shorts_crowded", "extreme_top", "extreme_bottom")

STUDY_COLUMNS = (
    "kind horizon count mean median share_above_zero ci_low ci_high "
    "baseline_count baseline_mean mean_minus_baseline").split()

RESAMPLES = 10_000
SEED = 20090103


# ------------------------------------------------------------------------------------------------
# Section 8: a signal is an event on the first bar of a run on closed bars


def event_bars(dashboard, kind):
    join_gap = dashboard.settings["signals.join_gap"]
    on = [bar.closed and row[kind] is True for bar, row in zip(dashboard.bars, dashboard.rows)]
    return [b for b in range(len(on)) if on[b] and not any(on[max(0, b - join_gap - 1):b])]


def signals(dashboard):
    """(bar, kind), ordered by time, then by the order of kinds."""
    found = [(b, order, kind) for order, kind in enumerate(KINDS) for b in event_bars(dashboard, kind)]
    return [(b, kind) for b, order, kind in sorted(found)]


# ------------------------------------------------------------------------------------------------
# Section 10: what followed


def plain_mean(values):
    """Left to right, rounding after each addition. The built-in sum() does not do so in every
    version of Python, and the bootstrap is to be the same in any language."""
    return reduce(add, values, 0.0) / len(values)


class Generator:
    """The upper halves of the numbers of SplitMix64, kept from the first on."""

    def __init__(self):
        self.words, self.state = [], SEED

    def first(self, count):
        mask = (1 << 64) - 1
        while len(self.words) < count:
            self.state = (self.state + 0x9E3779B97F4A7C15) & mask
            z = self.state
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
            self.words.append((z ^ (z >> 31)) >> 32)
        return self.words[:count]


generator = Generator()


@lru_cache(maxsize=4096)
def bootstrap_interval(returns):
    """5th and 95th percentile of the means of 10,000 resamples. Every cell of the table starts
    the generator anew, so all may read the same numbers from the beginning."""
    n = len(returns)
    drawn = [returns[(word * n) >> 32] for word in generator.first(RESAMPLES * n)]
    means = sorted(plain_mean(drawn[k * n:(k + 1) * n]) for k in range(RESAMPLES))
    return percentile(means, 5), percentile(means, 95)


def percentile(ordered, p):
    rank = p / 100 * (len(ordered) - 1)
    low = int(rank)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (rank - low)


def study(dashboard):
    """One dict for each kind and horizon, with the names of STUDY_COLUMNS."""
    bars, rows = dashboard.bars, dashboard.rows
    all_z_known = [all(row[name] is not None for name in ("premium_z", "oi_z", "funding_z")) for row in rows]

    def forward_return(b, horizon):
        if b + horizon >= len(bars) or not bars[b].closed or not bars[b + horizon].closed:
            return None
        start, finish = rows[b]["spot"], rows[b + horizon]["spot"]
        return None if start is None or finish is None else finish / start - 1

    cells = []
    for kind in KINDS:
        for horizon in TIMEFRAMES[dashboard.timeframe].horizons:
            baseline = [forward_return(b, horizon) for b in range(len(bars)) if all_z_known[b]]
            baseline = [value for value in baseline if value is not None]
            counted, last = [], None
            for b in event_bars(dashboard, kind):
                value = forward_return(b, horizon)
                if all_z_known[b] and value is not None and (last is None or b - last >= horizon):
                    counted.append(value)
                    last = b
            cell = {"kind": kind, "horizon": horizon, "count": len(counted)}
            cell["baseline_count"] = len(baseline)
            cell["baseline_mean"] = plain_mean(baseline) if baseline else None
            if counted:
                cell["mean"] = plain_mean(counted)
                cell["median"] = median(counted)
                cell["share_above_zero"] = sum(value > 0 for value in counted) / len(counted)
                cell["mean_minus_baseline"] = cell["mean"] - cell["baseline_mean"]
            cells.append((cell, counted))

    for cell, counted in cells:
        if counted:
            cell["ci_low"], cell["ci_high"] = bootstrap_interval(tuple(counted))
    return [{name: cell.get(name) for name in STUDY_COLUMNS} for cell, _ in cells]
