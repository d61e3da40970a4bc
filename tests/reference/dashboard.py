"""Sections 1 to 9 of docs/metrics.md: from the rows of a market to the columns of the dashboard.

Naive on purpose: every bar is computed from scratch, nothing is updated from bar to bar but
the open-interest chain, whose definition is a recursion. What was computed of the very same
column before is remembered: most settings leave most columns as they are.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from market import DAY, EPOCH
from settings import TIMEFRAMES

THREE_DAYS = 3 * DAY

COLUMNS = (
    "time closed open high low close spot perp premium_pct premium_z oi_usd oi_coin oi_linked_usd oi_z "
    "funding_8h funding_twap_8h funding_twap_apr_pct funding_z state_premium state_oi state_funding "
    "states_known score bullish bearish over_leverage extreme_top extreme_bottom extreme_strength "
    "spot_venues perp_venues oi_venues funding_venues flags").split()

FLAGS = ("quote_assumed", "basket_disagrees", "window_outlier")


# ------------------------------------------------------------------------------------------------
# Section 1: bars


@dataclass(frozen=True)
class Bar:
    open: int
    end: int
    as_of: int

    @property
    def lim(self):
        return min(self.end, self.as_of)

    @property
    def closed(self):
        return self.end <= self.as_of

    @property
    def length(self):
        return self.lim - self.open

    @property
    def days(self):
        return range(self.open // DAY, self.end // DAY)


def day_number(year, month, day):
    return (datetime(year, month, day, tzinfo=EPOCH.tzinfo) - EPOCH).days


def first_day_of_bar(day, timeframe, three_day):
    """The day on which the bar that holds `day` opens."""
    date = EPOCH + timedelta(days=day)
    if timeframe == "D":
        return day
    if timeframe == "W":
        return day - date.weekday()
    if timeframe == "M":
        return day_number(date.year, date.month, 1)
    if three_day == "running":
        return day - (day - 1) % 3
    first_of_january = day_number(date.year, 1, 1)
    return day - (day - first_of_january) % 3


def make_bars(first_day, timeframe, three_day, as_of):
    bars = []
    day = first_day_of_bar(first_day, timeframe, three_day)
    while day * DAY < as_of:
        following = day + 1
        while first_day_of_bar(following, timeframe, three_day) == day:
            following += 1
        bars.append(Bar(day * DAY, following * DAY, as_of))
        day = following
    return bars


# ------------------------------------------------------------------------------------------------
# Small mathematics


def mean(values):
    return sum(values) / len(values)


def median(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def weighted_mean(values, weights):
    return sum(v * w for v, w in zip(values, weights)) / sum(weights)


def k_not(a):
    return None if a is None else not a


def k_and(*parts):
    """Three-valued: false if a part is false, else unknown if a part is unknown."""
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def k_or(*parts):
    return k_not(k_and(*(k_not(part) for part in parts)))


# ------------------------------------------------------------------------------------------------
# Section 2: a venue's day


@dataclass(frozen=True)
class VenueDay:
    open: float
    high: float
    low: float
    close: float
    volume: float | None
    assumed: bool  # its quote was taken for a dollar because no rate was known


def finished_candles(instrument, as_of):
    """The days with a price known at `as_of`. Zero volume means that nobody traded: no price."""
    return {day: candle for day, candle in instrument.candles.items()
            if (day + 1) * DAY <= as_of and candle.volume != 0}


class QuoteRates:
    """The value in USD of a stablecoin, by the day."""

    def __init__(self, market, as_of):
        self.closes = {}  # quote -> one {day: close} for each reference, best first
        for quote, ids in market.references.items():
            self.closes[quote] = [
                {day: candle.close for day, candle in finished_candles(market.instruments[i], as_of).items()}
                for i in ids if i in market.instruments]

    def rate(self, quote, day):
        """The rate and whether it had to be assumed."""
        for back in range(4):  # the day itself, else the last rate carried at most 3 days
            for closes in self.closes.get(quote, []):
                close = closes.get(day - back)
                if close is not None and 0.80 <= close <= 1.10:
                    return close, False
        return 1.0, True


def venue_days(instrument, rates, correct_quotes, as_of):
    days = {}
    for day, candle in finished_candles(instrument, as_of).items():
        quote = instrument.quote_on(day)
        rate, assumed = 1.0, False
        if correct_quotes and quote != "USD":
            rate, assumed = rates.rate(quote, day)
        days[day] = VenueDay(candle.open * rate, candle.high * rate, candle.low * rate,
                             candle.close * rate, candle.volume, assumed)
    return days


def day_of_stamp(time):
    """A snapshot stamped 00:00 is the closing value of the day before."""
    return (time - 1) // DAY


def snapshot_value(snapshot, unit, own_days, perp_basket):
    """In USD or in coin; None where the day of the snapshot has no price to convert with."""
    if snapshot.unit == unit:
        return snapshot.value
    day = day_of_stamp(snapshot.time)
    if day in own_days:
        price = own_days[day].close
    elif day in perp_basket:
        price = perp_basket[day].close
    else:
        return None
    return snapshot.value * price if unit == "usd" else snapshot.value / price


# ------------------------------------------------------------------------------------------------
# Section 3: baskets


@dataclass(frozen=True)
class BasketDay:
    open: float
    high: float
    low: float
    close: float
    venues: int
    disagrees: bool
    assumed: bool


def basket_day(venues, mode, outlier_pct, weights):
    """venues: id -> VenueDay of those that have the day; weights: id -> weight or None."""
    taken, disagrees = dict(venues), False
    if outlier_pct is not None and len(venues) >= 3:
        middle = median([v.close for v in venues.values()])
        within = {i: v for i, v in venues.items() if abs(v.close - middle) <= outlier_pct / 100 * middle}
        if 2 * len(within) > len(venues):
            taken = within
        else:
            disagrees = True  # nobody knows who is right, so nobody is left out

    def average(values):
        if mode == "median":
            return median(values)
        if mode in ("volume", "oi"):
            wanted = [weights.get(i) for i in taken]
            if all(weight is not None and weight > 0 for weight in wanted):
                return weighted_mean(values, wanted)
        return mean(values)

    o, h, l, c = (average([getattr(v, name) for v in taken.values()])
                  for name in ("open", "high", "low", "close"))
    return BasketDay(o, max(o, h, l, c), min(o, h, l, c), c, len(taken), disagrees,
                     any(v.assumed for v in taken.values()))


def basket_days(days_of, mode, outlier_pct, weights_on):
    """days_of: id -> {day: VenueDay}; weights_on: day -> {id: weight}."""
    basket = {}
    for day in sorted({day for days in days_of.values() for day in days}):
        venues = {i: days[day] for i, days in days_of.items() if day in days}
        basket[day] = basket_day(venues, mode, outlier_pct, weights_on(day))
    return basket


def basket_of_bar(bar, basket):
    """The basket's last day in the bar, None if there is none or it is more than 3 days old."""
    days = [day for day in bar.days if day in basket]
    if not days or (days[-1] + 1) * DAY < bar.lim - THREE_DAYS:
        return None
    return basket[days[-1]]


# ------------------------------------------------------------------------------------------------
# Section 4: premium


def premium_of_bar(bar, spot, perp, sampling):
    days = [day for day in bar.days if day in spot and day in perp]
    premiums = [100 * (spot[day].close / perp[day].close - 1) for day in days]
    if sampling == "last":
        return premiums[-1] if premiums else None
    if 2 * len(premiums) * DAY < bar.length:
        return None
    return mean(premiums)


# ------------------------------------------------------------------------------------------------
# Section 5: open interest


def stamped_in(rows, times, after, until):
    """The rows stamped in (after, until]; `times` are their stamps, ascending."""
    return rows[bisect_right(times, after):bisect_right(times, until)]


def open_interest_by_bar(bars, rows, own_days, perp_basket, unit):
    """One venue's value for each bar: its last snapshot in it, unless older than 3 days."""
    times = [row.time for row in rows]
    result = []
    for bar in bars:
        value = None
        for row in stamped_in(rows, times, bar.open, bar.lim):
            converted = snapshot_value(row, unit, own_days, perp_basket)
            if converted is not None:
                value = converted if row.time >= bar.lim - THREE_DAYS else None
        result.append(value)
    return result


def plain_sum(venues, count):
    """venues: id -> values by bar. None where no venue has a value."""
    result = []
    for b in range(count):
        present = [values[b] for values in venues.values() if values[b] is not None]
        result.append(sum(present) if present else None)
    return result


def chain(bars, venues):
    """The chain-linked level L, which starts with 1 and knows nothing of later bars."""
    result = []
    last_level = None  # L of the last bar that had one
    last_seen = {}  # id -> (bar, value) of the last earlier bar with a value
    for b, bar in enumerate(bars):
        present = {i: values[b] for i, values in venues.items() if values[b] is not None}
        if not present:
            result.append(None)
            continue
        now, before = [], []
        for i, value in present.items():
            if i in last_seen and bar.open - last_seen[i][0].end <= THREE_DAYS:
                now.append(value)
                before.append(last_seen[i][1])
        growth = sum(now) / sum(before) if now else 1.0
        last_level = 1.0 if last_level is None else growth * last_level
        result.append(last_level)
        for i, value in present.items():
            last_seen[i] = (bar, value)
    return result


def scaled_chain(bars, levels, sums):
    """For display: so that on the last closed bar with a sum the chain equals the sum."""
    closed = [b for b, bar in enumerate(bars) if bar.closed and sums[b] is not None]
    if not closed:
        return [None] * len(bars)
    factor = sums[closed[-1]] / levels[closed[-1]]
    return [None if level is None else level * factor for level in levels]


# ------------------------------------------------------------------------------------------------
# Section 6: funding


def funding_by_bar(bars, prints):
    """One venue's 8-hour rate for each bar, weighted by the time that each print was paid for."""
    times = [p.time for p in prints]
    result = []
    for bar in bars:
        total = weight_sum = 0.0
        for p in stamped_in(prints, times, bar.open, bar.lim):
            hours = p.interval / 3_600_000
            rate_8h = p.rate * 8 / hours
            weight = p.time - max(p.time - p.interval, bar.open)
            total += rate_8h * weight
            weight_sum += weight
        result.append(None if 2 * weight_sum < bar.length else total / weight_sum)
    return result


def funding_composite(funding, open_interest_usd, weights, count):
    """funding, open_interest_usd: id -> values by bar."""
    result = []
    for b in range(count):
        present = [i for i, values in funding.items() if values[b] is not None]
        rates = [funding[i][b] for i in present]
        interest = [open_interest_usd[i][b] for i in present]
        if not present:
            result.append(None)
        elif weights == "oi" and all(value is not None for value in interest):
            result.append(weighted_mean(rates, interest))
        else:
            result.append(mean(rates))
    return result


def twap(bars, composite, length, by_time):
    result = []
    for b in range(len(bars)):
        window = range(b - length + 1, b + 1)
        if b + 1 < length or any(composite[i] is None for i in window):
            result.append(None)
        elif by_time:
            result.append(weighted_mean([composite[i] for i in window], [bars[i].length for i in window]))
        else:
            result.append(mean([composite[i] for i in window]))
    return result


# ------------------------------------------------------------------------------------------------
# Section 7: z-score


def known_window(values, b, length, min_known):
    """The known values of the window that ends at b, None where they are too few."""
    if b + 1 < length:
        return None
    known = [v for v in values[b - length + 1:b + 1] if v is not None]
    return known if known and len(known) >= math.ceil(min_known * length - 1e-9) else None


def counts_as_zero(spread, centre, is_premium):
    limit = 1e-15 if centre == 0 else 1e-12 * abs(centre)
    return spread <= limit or (is_premium and spread <= 1e-12)


def robust_spread(known):
    centre = median(known)
    return centre, 1.4826 * median([abs(x - centre) for x in known])


@lru_cache(maxsize=512)
def z_scores(values, length, min_known, method, is_premium=False):
    result = []
    for b, value in enumerate(values):
        known = known_window(values, b, length, min_known)
        if value is None or known is None:
            result.append(None)
            continue
        if method == "robust":
            centre, spread = robust_spread(known)
        else:
            centre = mean(known)
            spread = math.sqrt(mean([(x - centre) ** 2 for x in known]))
        result.append(None if counts_as_zero(spread, centre, is_premium) else (value - centre) / spread)
    return result


@lru_cache(maxsize=512)
def window_outliers(values, length, min_known, is_premium=False):
    result = []
    for b in range(len(values)):
        known = known_window(values, b, length, min_known)
        if known is None:
            result.append(False)
            continue
        centre, spread = robust_spread(known)
        result.append(not counts_as_zero(spread, centre, is_premium)
                      and any(abs(x - centre) > 10 * spread for x in known))
    return result


# ------------------------------------------------------------------------------------------------
# Section 8: confluence


def state(value, bullish, bearish):
    if value is None:
        return None
    return 1 if bullish(value) else -1 if bearish(value) else 0


def states_of_bar(row, s):
    oi = state(row["oi_z"], lambda z: z <= -s["confluence.oi"], lambda z: z >= s["confluence.oi"])
    if s["confluence.mode"] == "absolute":
        return (
            state(row["premium_pct"], lambda p: p >= 0.05 - 1e-12, lambda p: p <= -0.05 + 1e-12), oi,
            state(row["funding_twap_8h"], lambda f: f <= 1e-12, lambda f: f >= 0.0003 - 1e-12))
    premium, funding = s["confluence.premium"], s["confluence.funding"]
    return (
        state(row["premium_z"], lambda z: z >= premium, lambda z: z <= -premium), oi,
        state(row["funding_z"], lambda z: z <= -funding, lambda z: z >= funding))


def equals(value, wanted):
    return None if value is None else value == wanted


def confluence_of_bar(row, s):
    premium, oi, funding = states_of_bar(row, s)
    known = [x for x in (premium, oi, funding) if x is not None]
    score = sum(known) if known else None
    rate = row["funding_8h"]
    longs = k_and(equals(funding, -1), None if rate is None else rate > 0)
    shorts = k_and(equals(funding, 1), None if rate is None else rate < 0)
    return {
        "state_premium": premium, "state_oi": oi, "state_funding": funding,
        "states_known": len(known), "score": score,
        "bullish": k_and(equals(premium, 1), None if score is None else score >= 2),
        "bearish": k_and(equals(premium, -1), None if score is None else score <= -2),
        "over_leverage": k_and(equals(oi, -1), k_or(longs, shorts)),
        # Not columns: the two kinds of over-leverage, which are signals of their own.
        "longs_crowded": k_and(equals(oi, -1), longs),
        "shorts_crowded": k_and(equals(oi, -1), shorts),
    }


# ------------------------------------------------------------------------------------------------
# Section 9: extremes


def extremes_of_bar(row, s):
    premium_z = row["premium_z"]
    parts = (None if premium_z is None else -premium_z, row["oi_z"], row["funding_z"])
    known = [a for a in parts if a is not None]
    if len(known) < 2:
        return {"extreme_top": None, "extreme_bottom": None, "extreme_strength": None}
    k, need = s["extremes.k"], s["extremes.need"]
    return {
        "extreme_top": sum(a >= k for a in known) >= need,
        "extreme_bottom": sum(a <= -k for a in known) >= need,
        "extreme_strength": mean(known),
    }


# ------------------------------------------------------------------------------------------------
# All together


@dataclass
class Dashboard:
    timeframe: str
    settings: dict
    bars: list
    rows: list  # one dict a bar: the columns of docs/data.md, longs_crowded and shorts_crowded


def calculate(market, settings, timeframe, as_of, asset="BTC"):
    s = settings
    composition = s["oi.composition"]
    if composition not in ("sum", "linked") and composition not in market.instruments:
        raise SystemExit(f"oi.composition: no instrument {composition}")
    # Who is excluded may still give a rate: `market` stays whole.
    venues = {i: v for i, v in market.instruments.items() if v.base == asset and i not in s["venues.exclude"]}

    # Section 2
    rates = QuoteRates(market, as_of)
    own_days = {i: venue_days(v, rates, s["basket.quote_correction"], as_of) for i, v in venues.items()}
    snapshots = {i: [row for row in v.open_interest if row.time <= as_of]
                 for i, v in venues.items() if not v.is_spot}
    prints = {i: [row for row in v.funding if row.time <= as_of] for i, v in venues.items() if v.is_perp}

    # Section 3
    closing_interest = {}  # perp -> {day: USD open interest closing that day}
    for i, rows in snapshots.items():
        by_day = closing_interest.setdefault(i, {})
        for row in rows:
            value = snapshot_value(row, "usd", own_days[i], {})
            if value is not None:
                by_day[day_of_stamp(row.time)] = value

    spot_days = {i: own_days[i] for i, v in venues.items() if v.is_spot}
    perp_days = {i: own_days[i] for i, v in venues.items() if v.is_perp}
    spot = basket_days(
        spot_days, s["basket.spot"], s["basket.outlier_pct"],
        lambda day: {i: days[day].volume for i, days in spot_days.items() if day in days})
    perp = basket_days(
        perp_days, s["basket.perp"], s["basket.outlier_pct"],
        lambda day: {i: closing_interest[i].get(day) for i in perp_days})

    # Section 1: from the first bar with any price
    if not spot and not perp:
        return Dashboard(timeframe, s, [], [])
    bars = make_bars(min([*spot, *perp]), timeframe, s["bars.three_day"], as_of)
    count = len(bars)

    # Section 4
    premium = [premium_of_bar(bar, spot, perp, s["premium.sampling"]) for bar in bars]

    # Section 5
    interest = {
        unit: {i: open_interest_by_bar(bars, rows, own_days[i], perp, unit) for i, rows in snapshots.items()}
        for unit in ("usd", "coin")}
    sums = {unit: plain_sum(interest[unit], count) for unit in interest}
    chains = {unit: chain(bars, interest[unit]) for unit in interest}
    linked_usd = scaled_chain(bars, chains["usd"], sums["usd"])
    unit = s["oi.unit"]
    if composition == "sum":
        chosen_interest = sums[unit]
    elif composition == "linked":
        chosen_interest = chains[unit]
    else:
        chosen_interest = interest[unit].get(composition, [None] * count)

    # Section 6
    defaults = TIMEFRAMES[timeframe]
    funding = {i: funding_by_bar(bars, rows) for i, rows in prints.items()}
    composite = funding_composite(funding, interest["usd"], s["funding.weights"], count)
    funding_twap = twap(bars, composite, s["funding.twap_length"] or defaults.twap_length,
                        by_time=s["funding.twap"] == "time")

    # Section 7
    length = s["zscore.length"] or defaults.z_length
    window = (length, s["zscore.min_known"])
    premium, chosen_interest, composite = tuple(premium), tuple(chosen_interest), tuple(composite)
    premium_z = z_scores(premium, *window, s["zscore.method"], is_premium=True)
    oi_z = z_scores(chosen_interest, *window, s["zscore.method"])
    funding_z = z_scores(composite, *window, s["zscore.method"])
    outliers = [any(three) for three in zip(
        window_outliers(premium, *window, is_premium=True),
        window_outliers(chosen_interest, *window),
        window_outliers(composite, *window))]

    rows = []
    for b, bar in enumerate(bars):
        spot_bar, perp_bar = basket_of_bar(bar, spot), basket_of_bar(bar, perp)
        spot_in_bar = [spot[day] for day in bar.days if day in spot]
        in_bar = spot_in_bar + [perp[day] for day in bar.days if day in perp]
        flags = {
            "quote_assumed": any(day.assumed for day in in_bar),
            "basket_disagrees": any(day.disagrees for day in in_bar),
            "window_outlier": outliers[b],
        }
        row = {
            "time": bar.open, "closed": bar.closed,
            "open": spot_in_bar[0].open if spot_bar else None,
            "high": max(day.high for day in spot_in_bar) if spot_bar else None,
            "low": min(day.low for day in spot_in_bar) if spot_bar else None,
            "close": spot_bar.close if spot_bar else None,
            "spot": spot_bar.close if spot_bar else None,
            "perp": perp_bar.close if perp_bar else None,
            "premium_pct": premium[b], "premium_z": premium_z[b],
            "oi_usd": sums["usd"][b], "oi_coin": sums["coin"][b], "oi_linked_usd": linked_usd[b],
            "oi_z": oi_z[b],
            "funding_8h": composite[b], "funding_twap_8h": funding_twap[b],
            "funding_twap_apr_pct": None if funding_twap[b] is None else funding_twap[b] * 3 * 365 * 100,
            "funding_z": funding_z[b],
            "spot_venues": spot_bar.venues if spot_bar else 0,
            "perp_venues": perp_bar.venues if perp_bar else 0,
            "oi_venues": sum(values[b] is not None for values in interest["usd"].values()),
            "funding_venues": sum(values[b] is not None for values in funding.values()),
            "flags": [name for name in FLAGS if flags[name]],
        }
        row |= confluence_of_bar(row, s)
        row |= extremes_of_bar(row, s)
        rows.append(row)
    return Dashboard(timeframe, s, bars, rows)
