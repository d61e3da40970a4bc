"""The defaults by timeframe (docs/metrics.md sections 6, 7 and 10), the two presets, and `--set`."""

from collections import namedtuple

Timeframe = namedtuple("Timeframe", "z_length twap_length horizons")

TIMEFRAMES = {
    "D": Timeframe(90, 7, (7, 30, 90)),
    "3D": Timeframe(60, 5, (5, 20, 60)),
    "W": Timeframe(52, 4, (4, 12, 26)),
    "M": Timeframe(24, 3, (1, 3, 6)),
}

STANDARD = {
    "premium.sampling": "mean",
    "premium.sign": "spot",  # for the picture only: no column knows it
    "basket.spot": "mean",
    "basket.perp": "mean",
    "basket.outlier_pct": 5.0,  # None: off
    "basket.quote_correction": True,
    "bars.three_day": "year",
    "oi.unit": "usd",
    "oi.composition": "linked",
    "zscore.length": None,  # None: as the timeframe has it
    "zscore.method": "standard",
    "zscore.min_known": 0.95,
    "funding.weights": "equal",
    "funding.twap_length": None,
    "confluence.mode": "z",
    "confluence.premium": 1.0,
    "confluence.oi": 1.5,
    "confluence.funding": 1.0,
    "extremes.k": 2.0,
    "extremes.need": 2,
    "signals.join_gap": 1,
    "venues.exclude": frozenset(),
    "funding.twap": "time",  # time | plain; no `--set` key, the classic preset differs in it
}

# Section 13
CLASSIC = STANDARD | {
    "premium.sampling": "last",
    "basket.outlier_pct": None,
    "basket.quote_correction": False,
    "oi.composition": "sum",
    "zscore.min_known": 1.0,
    "funding.twap": "plain",
}

PRESETS = {"standard": STANDARD, "classic": CLASSIC}

CHOICES = {
    "premium.sampling": ("mean", "last"),
    "premium.sign": ("spot", "perp"),
    "basket.spot": ("mean", "median", "volume"),
    "basket.perp": ("mean", "median", "oi"),
    "bars.three_day": ("year", "running"),
    "oi.unit": ("usd", "coin"),
    "zscore.method": ("standard", "robust"),
    "funding.weights": ("equal", "oi"),
    "confluence.mode": ("z", "absolute"),
}
WHOLE_NUMBERS = ("zscore.length", "funding.twap_length", "extremes.need", "signals.join_gap")


def parse_setting(key, text):
    if key not in STANDARD or key == "funding.twap":
        raise SystemExit(f"no setting {key}")
    if key in CHOICES:
        if text not in CHOICES[key]:
            raise SystemExit(f"{key}: one of {', '.join(CHOICES[key])}, not {text}")
        return text
    if key == "oi.composition":
        return text
    if key == "venues.exclude":
        return frozenset(() if text == "none" else text.split("|"))
    if key == "basket.quote_correction":
        return {"true": True, "false": False}[text]
    if key == "basket.outlier_pct" and text == "off":
        return None
    return int(text) if key in WHOLE_NUMBERS else float(text)


def make_settings(preset, pairs=()):
    """pairs: texts of the form key=value, applied in order on top of the preset."""
    settings = dict(PRESETS[preset])
    for pair in pairs:
        key, text = pair.split("=", 1)
        settings[key] = parse_setting(key, text)
    return settings
