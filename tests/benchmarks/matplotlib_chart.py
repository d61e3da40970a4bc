#!/usr/bin/python3
"""Five such panes in matplotlib: what `btcflow export` is compared with, as a whole process.

    matplotlib_chart.py METRICS.csv PICTURE.png

METRICS.csv is what `btcflow metrics -t D` prints. The picture has 3840x2160 pixels. Drawn the quick way: one
collection for all candles and one for all premiums instead of a patch a bar, an image for the strip, and the
numbers read without pandas, whose import alone would take longer than our whole picture.

Needs matplotlib (Debian: python3-matplotlib), hence /usr/bin/python3.
"""

import csv
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

BACKGROUND, TEXT, GRID = "#0d1117", "#8b949e", "#1f2630"
UP, DOWN, INTEREST, FUNDING = "#26a69a", "#ef5350", "#b388ff", "#ffb74d"


def read_columns(file):
    with open(file, encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        names = next(rows)
        texts = dict(zip(names, zip(*rows)))
    time = np.array([text[:10] for text in texts["time"]], dtype="datetime64[D]")
    wanted = ("open", "high", "low", "close", "spot", "perp", "premium_pct", "oi_z", "funding_twap_8h", "score")
    return time, {name: np.array([float(text) if text else np.nan for text in texts[name]]) for name in wanted}


def main():
    time, d = read_columns(sys.argv[1])
    plt.rcParams.update({"axes.facecolor": BACKGROUND, "figure.facecolor": BACKGROUND, "axes.edgecolor": GRID,
                         "text.color": TEXT, "xtick.color": TEXT, "ytick.color": TEXT, "grid.color": GRID})
    figure, panes = plt.subplots(5, 1, sharex=True, figsize=(19.2, 10.8), dpi=200,
                                 gridspec_kw={"height_ratios": (5.2, 2, 2, 2, 1.2), "hspace": 0.03})
    price, premium, interest, funding, strip = panes

    colours = np.where(d["close"] >= d["open"], UP, DOWN)
    price.vlines(time, d["low"], d["high"], colors=colours, linewidth=0.4)
    price.vlines(time, d["open"], d["close"], colors=colours, linewidth=1.0)
    price.plot(time, d["spot"], color="#58a6ff", linewidth=0.6, label="spot")
    price.plot(time, d["perp"], color="#d29922", linewidth=0.6, label="perp")
    price.set_yscale("log")
    price.legend(loc="upper left", frameon=False, ncols=2)

    premium.vlines(time, 0, d["premium_pct"], colors=np.where(d["premium_pct"] >= 0, UP, DOWN), linewidth=0.6)
    for pane, values, colour in ((interest, d["oi_z"], INTEREST), (funding, d["funding_twap_8h"] * 100, FUNDING)):
        pane.plot(time, values, color=colour, linewidth=0.8)
        pane.fill_between(time, 0, values, color=colour, alpha=0.25, linewidth=0)
        pane.axhline(0, color=TEXT, linewidth=0.5)
    for threshold in (-1.5, 1.5):
        interest.axhline(threshold, color=TEXT, linewidth=0.5, linestyle="--")
    first, last = matplotlib.dates.date2num(time[[0, -1]])
    strip.imshow(d["score"][None, :], aspect="auto", cmap="RdYlGn", vmin=-3, vmax=3, interpolation="nearest",
                 extent=(first, last + 1, 0, 1))
    strip.set_yticks([])

    for pane, title in zip(panes, ("price, USD", "spot premium, %", "open interest, z", "funding TWAP, %", "score")):
        pane.yaxis.tick_right()
        pane.grid(linewidth=0.4)
        pane.text(0.005, 0.9, title, transform=pane.transAxes, va="top")
    price.set_xlim(first, last + 1)
    figure.subplots_adjust(left=0.01, right=0.95, top=0.99, bottom=0.04)
    figure.savefig(sys.argv[2])


if __name__ == "__main__":
    main()
