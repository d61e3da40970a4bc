#!/usr/bin/env python3
"""Writes a small synthetic market that holds what real history does not: python3 fixture.py DIR

Three years of days, 2022-09-01 to 2025-08-31, and three weeks long before them, invented from a linear congruential generator and
plain arithmetic, so that every machine writes the same bytes. The layout is that of the imports:
<venue>/<symbol>.<spot|perp>.<series>.csv. What is in it on purpose is said where it is made.
"""

import os
import sys
from datetime import date, datetime, timedelta


def span(first, last=None):
    """The days from first to last, both included, written as 2024-02-29."""
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    days = set()
    while day <= end:
        days.add(day)
        day += timedelta(days=1)
    return days


# The early days are those in which Bitfinex's dollar turned from USDT into USD (2018-11-27), and
# Binance's perpetual was not listed yet.
EARLY = span("2018-11-15", "2018-12-05")
MAIN = span("2022-09-01", "2025-08-31")
DAYS = sorted(EARLY | MAIN)


class Numbers:
    """Each series has its own generator, so that changing one leaves the others as they are."""

    def __init__(self, name):
        self.state = 20090103
        for letter in name:
            self.state = (self.state * 131 + ord(letter)) % 2**64

    def next(self):
        """Uniform, from 0 to 1."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) / 2**31

    def around(self, size):
        return size * (self.next() + self.next() - 1)


# Stretches in which everything stands still, so that a standard deviation is zero: premium 0 and
# later 0.1 %; open interest; funding for longer than 90 days, and at exactly zero.
PREMIUM_ZERO = span("2023-08-01", "2023-08-31")
STILL = span("2024-07-01", "2024-08-10")
FUNDING_FLAT = span("2023-08-01", "2023-11-20")

# Days on which no venue of a side has a price. 2024-05-27 to 06-02 is a whole week; August 2024
# ends exactly three days after its last spot price, May 2024 more than three. The last 3D bar of
# 2023 has two days, one of them without perps: exactly half.
NO_SPOT = span("2024-05-27", "2024-06-02") | span("2024-08-29", "2024-08-31") | span("2025-02-22", "2025-02-23")
NO_PERP = (span("2023-12-25", "2023-12-28") | span("2023-12-31") | span("2024-03-04", "2024-03-06")
           | span("2024-10-07", "2024-10-10"))

# Days without any snapshot: a gap that the chain bridges, one that it does not and that holds a
# whole week. Days without any funding.
NO_INTEREST = span("2022-09-01", "2022-09-09") | span("2023-06-19", "2023-06-21") | span("2024-05-06", "2024-05-13")
NO_FUNDING = span("2024-11-11", "2024-11-12") | span("2025-07-14", "2025-07-19")

# One venue far off the others: left out. Several: nobody is left out and the day disagrees.
# On 2025-02-05 exactly half of the perps are near the median, which is not enough. On 2025-03-24
# those left out are those whose quote had to be assumed. On 2022-10-20 there are two spot venues
# only, so that nobody is judged.
OFF = {
    ("bitstamp", "2022-10-20"): 0.85,
    ("bitstamp", "2023-04-12"): 1.08, ("coinbase", "2024-01-17"): 0.88, ("binance", "2025-01-08"): 1.055,
    ("deribit", "2023-07-20"): 1.07, ("hyperliquid", "2023-11-29"): 0.70, ("bitmex", "2024-09-18"): 1.25,
    ("bitstamp", "2023-10-11"): 0.90, ("binance", "2023-10-11"): 1.12,
    ("binance-usdm", "2024-04-17"): 0.90, ("bitmex", "2024-04-17"): 0.92,
    ("deribit", "2024-04-17"): 1.08, ("hyperliquid", "2024-04-17"): 1.10,
    ("binance", "2025-03-24"): 1.10, ("binance-usdm", "2025-03-24"): 1.10,
    ("binance-usdm", "2025-02-05"): 0.90, ("deribit", "2025-02-05"): 1.01, ("hyperliquid", "2025-02-05"): 1.12,
}


def fair_prices():
    numbers, price, prices = Numbers("fair"), 20000.0, {}
    for day in DAYS:
        if day in STILL:
            prices[day] = 60000.0
            price = 60000.0
            continue
        price *= 1.0008 + numbers.around(0.05)
        prices[day] = price
    return prices


def premiums():
    """What perps cost more than spot, in parts of the price: slow waves and some days of panic."""
    numbers, level, result = Numbers("premium"), 0.0, {}
    for day in DAYS:
        level = 0.9 * level + numbers.around(0.0004)
        panic = numbers.around(0.006) if numbers.next() < 0.01 else 0.0
        result[day] = 0.0 if day in PREMIUM_ZERO else 0.001 if day in STILL else level + panic
    return result


def pegs(coin, troubles):
    numbers, result = Numbers(coin), {}
    for day in DAYS:
        quiet = day in PREMIUM_ZERO or day in STILL
        result[day] = 1.0 if quiet else round(1 + numbers.around(0.0015), 4)
        if day in EARLY and coin == "USDT":
            result[day] = 0.971
    for day, value in troubles.items():
        result[date.fromisoformat(day)] = value
    return result


FAIR = fair_prices()
PREMIUM = premiums()
PEGS = {
    "USD": dict.fromkeys(DAYS, 1.0),
    "USDT": pegs("USDT", {"2023-03-10": 1.004, "2023-03-11": 1.012, "2023-03-12": 1.009}),
    "USDC": pegs("USDC", {"2023-03-10": 0.995, "2023-03-11": 0.967, "2023-03-12": 0.981}),
}


class Folder:
    def __init__(self, path):
        self.path = path

    def write(self, name, header, rows):
        path = os.path.join(self.path, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(header + "\n")
            file.writelines(",".join(row) + "\n" for row in rows)


def candles(folder, venue, file_name, quote, days, perp=False, nobody=frozenset(), unknown_volume=frozenset(),
            odd_open=frozenset()):
    """nobody: days with a row of zero volume, whose price is nonsense on purpose."""
    numbers, previous, rows = Numbers("candles " + venue), None, []
    for day in DAYS:
        noise = 0.0 if day in PREMIUM_ZERO or day in STILL else numbers.around(0.0006)
        price = FAIR[day] * (1 + noise + (PREMIUM[day] if perp else 0.0)) / PEGS[quote][day]
        price *= OFF.get((venue, day.isoformat()), 1.0)
        close = round(price, 2)
        opened = first = round(price * (1 + numbers.around(0.02)), 2)
        # BitMEX opens with the close of the day before, which can lie outside low..high.
        if previous is not None and (venue == "bitmex" or day in odd_open):
            opened, first = previous, close
        high = round(max(first, close) * (1 + 0.02 * numbers.next()), 2)
        low = round(min(first, close) * (1 - 0.02 * numbers.next()), 2)
        volume = round(100 + 5000 * numbers.next(), 4)
        previous = close
        if day not in days or day in (NO_PERP if perp else NO_SPOT):
            continue
        if day in nobody:
            rows.append([day.isoformat(), *["1.5"] * 4, "0"])
        else:
            text = "" if day in unknown_volume else str(volume)
            rows.append([day.isoformat(), str(opened), str(high), str(low), str(close), text])
    folder.write(f"{venue}/{file_name}.{'perp' if perp else 'spot'}.candles-1d.csv",
                 "date,open,high,low,close,volume", rows)


def reference_rate(folder, venue, symbol, quote, days, odd=None, nobody=None):
    rows = []
    for day in sorted(days):
        close = (odd or {}).get(day.isoformat(), PEGS[quote][day])
        volume = "0" if day.isoformat() == nobody else "250000.5"
        rows.append([day.isoformat(), str(close), str(close), str(close), str(close), volume])
    folder.write(f"{venue}/{symbol}.spot.candles-1d.csv", "date,open,high,low,close,volume", rows)


def stamp(moment, jitter_ms):
    moment += timedelta(milliseconds=jitter_ms)
    if moment.microsecond:
        return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def at(day, hour=0):
    return datetime(day.year, day.month, day.day) + timedelta(hours=hour)


def funding(folder, venue, symbol, days, hours_on, jitter, missing=lambda day, hour: False):
    """hours_on(day): the hours of the day with a print, and the interval in hours."""
    numbers, level, rows = Numbers("funding " + venue), 0.0001, []
    for day in DAYS:
        level = 0.00001 + 0.9 * level + numbers.around(0.00008)
        hours, interval = hours_on(day)
        for hour in hours:
            rate_8h = level + numbers.around(0.00003)
            if day in FUNDING_FLAT:
                rate_8h = 0.0001
            if day in STILL:
                rate_8h = 0.0
            rate = f"{rate_8h * interval / 8:.12f}".rstrip("0").rstrip(".")
            row = [stamp(at(day, hour), jitter(numbers)), rate, f"{interval}"]
            if day in days and day not in NO_FUNDING and not missing(day, hour):
                rows.append(row)
    folder.write(f"{venue}/{symbol}.perp.funding.csv", "time,rate,interval_hours", rows)


def open_interest(folder, venue, symbol, unit, days, hours_on, jitter=lambda numbers: 0, zero=frozenset()):
    """hours_on(day): hours after the day's 00:00 at which a snapshot is taken, 24 for its close."""
    numbers, rows = Numbers("open interest " + venue), []
    coins = 20000 + 60000 * numbers.next()
    for day in DAYS:
        if day not in STILL:
            coins *= 1.0003 + numbers.around(0.03)
        for hour in hours_on(day):
            value = coins * (1 if unit == "coin" else FAIR[day])
            if day not in STILL:
                value *= 1 + numbers.around(0.004)
            text = "0" if day in zero else str(round(value, 3))
            row = [stamp(at(day, hour), jitter(numbers)), text]
            if day in days and day not in NO_INTEREST:
                rows.append(row)
    folder.write(f"{venue}/{symbol}.perp.open-interest-1d.csv", f"time,open_interest_{unit}", rows)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: fixture.py DIR")
    folder = Folder(sys.argv[1])

    # Rates. Kraken has gaps of three days (carried) and of six (carried, then assumed), rates out
    # of range (once with a second source, once without) and on both ends of it; a day that
    # nobody traded. Coinbase comes later and fills some gaps.
    reference_rate(
        folder, "kraken", "USDTUSD", "USDT",
        EARLY | MAIN - span("2022-10-03", "2022-10-05") - span("2022-11-10", "2022-11-15")
        - span("2024-06-10", "2024-06-20") - span("2025-03-20", "2025-03-25"),
        odd={"2023-10-20": 1.15, "2024-09-09": 0.75, "2025-04-08": 0.8, "2025-04-09": 1.1, "2025-07-04": 0.95},
        nobody="2025-07-04")
    reference_rate(
        folder, "coinbase", "USDT-USD", "USDT",
        span("2023-06-01", "2025-08-31") - span("2023-10-20", "2023-10-22") - span("2025-03-20", "2025-03-25"))
    reference_rate(folder, "kraken", "USDCUSD", "USDC", MAIN - span("2024-01-20", "2024-01-26"))

    # Spot venues
    candles(folder, "bitfinex", "tBTCUSD", "USD", EARLY)
    candles(folder, "bitstamp", "btcusd", "USD", MAIN - span("2023-09-05", "2023-09-14"),
            odd_open=span("2022-09-01", "2022-11-30"),
            nobody=span("2022-12-24", "2022-12-26") | span("2023-06-10") | span("2024-02-29"))
    candles(folder, "coinbase", "BTC-USD", "USD",
            span("2023-01-16", "2025-04-10") | span("2025-05-02", "2025-08-31"),
            unknown_volume=span("2023-11-01", "2023-11-12"))
    candles(folder, "binance", "BTCUSDT", "USDT", MAIN)

    # Binance: USDT linear, open interest in coin, every four hours for a while; 8 h funding some
    # milliseconds late, for six weeks every 4 h; a few prints and a whole week missing. The rows of
    # 2018 are older than the instrument.
    candles(folder, "binance-usdm", "BTCUSDT", "USDT", EARLY | MAIN, perp=True)
    four_hours = span("2024-03-01", "2024-04-15")
    funding(folder, "binance-usdm", "BTCUSDT", EARLY | MAIN,
            lambda day: (range(0, 24, 4), 4) if day in four_hours else ((0, 8, 16), 8),
            lambda numbers: int(45 * numbers.next()),
            missing=lambda day, hour: day in span("2023-05-08", "2023-05-09") | span("2025-01-13", "2025-01-20")
            or (hour == 8 and day in span("2024-09-10", "2024-09-20")))
    often = span("2023-07-01", "2023-09-30")
    open_interest(folder, "binance-usdm", "BTCUSDT", "coin", EARLY | MAIN - span("2024-02-10", "2024-02-20"),
                  lambda day: range(4, 28, 4) if day in often else (24,),
                  jitter=lambda numbers: int(50_000 * numbers.next()) - 25_000,
                  zero=span("2023-02-03", "2023-02-07") | span("2025-06-29", "2025-06-30"))

    # BitMEX: inverse, USD, funding once a day at first, then at 04, 12 and 20 h; leaves in 2025.
    until_2025 = span("2022-09-01", "2025-06-15")
    candles(folder, "bitmex", "XBTUSD", "USD", until_2025, perp=True)
    once_a_day = span("2022-09-01", "2022-10-15")
    funding(folder, "bitmex", "XBTUSD", until_2025,
            lambda day: ((12,), 24) if day in once_a_day else ((4, 12, 20), 8),
            lambda numbers: 0)
    open_interest(folder, "bitmex", "XBTUSD", "usd",
                  until_2025 - span("2022-09-01", "2022-09-20") - span("2024-11-01", "2024-11-20"),
                  lambda day: (24,), zero=span("2023-01-05"))

    # Deribit: hourly funding, some hours missing; snapshots at noon and two seconds
    # before midnight; days without a price of its own while open interest goes on. In 2018 it has
    # everything from the very first bar on.
    since_november = EARLY | span("2022-11-01", "2025-08-31")
    candles(folder, "deribit", "BTC-PERPETUAL", "USD", since_november - span("2024-12-01", "2024-12-10"),
            perp=True, nobody=span("2023-05-01", "2023-05-02"))
    funding(folder, "deribit", "BTC-PERPETUAL", since_november, lambda day: (range(24), 1),
            lambda numbers: int(4_000 * numbers.next()) - 2_000,
            missing=lambda day, hour: (day in span("2023-03-20") and hour in (3, 4))
            or (day in span("2024-01-09", "2024-01-12") and hour >= 11)
            or day in span("2025-02-10", "2025-02-13"))
    open_interest(folder, "deribit", "BTC-PERPETUAL", "usd", since_november - span("2024-08-26", "2024-08-31"),
                  lambda day: (12, 24), jitter=lambda numbers: -2_000)

    # Hyperliquid: quoted in USDC, open interest in coin at noon, hourly funding, 31 ms late,
    # after a time of 8 h; goes and comes back.
    hyperliquid = span("2023-02-15", "2024-09-30") | span("2025-01-01", "2025-08-31")
    candles(folder, "hyperliquid", "BTC", "USDC", hyperliquid, perp=True)
    funding(folder, "hyperliquid", "BTC", hyperliquid,
            lambda day: (range(24), 1) if day >= date(2023, 7, 1) else ((0, 8, 16), 8),
            lambda numbers: 31)
    open_interest(folder, "hyperliquid", "BTC", "coin", hyperliquid, lambda day: (12,))


if __name__ == "__main__":
    main()
