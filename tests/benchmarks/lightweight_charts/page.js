// The dashboard's five panes in lightweight-charts, from the columns in bars.js (window.BARS, made by
// ../lightweight_charts.py from `btcflow metrics -t D`). Says on the console when they were painted; with #move in the address it then pans
// and zooms, and says how long each frame took.
"use strict";

const UP = "#3cb27d", DOWN = "#e5544d", SPOT = "#f0f3f6", PERP = "#58a6ff", INTEREST = "#58a6ff", FUNDING = "#b584f5";
const SCORES = { "-3": DOWN, "-2": DOWN, "-1": "#7d3a3a", 0: "#262d37", 1: "#2d6650", 2: UP, 3: UP };
const WIDTH = 1600, HEIGHT = 1000;
const MOVES = 300;  // frames that are measured, of panning and of zooming each

// Quiet price lines and no labels of last values, or five panes would be covered by them.
const PLAIN = { lineWidth: 1, priceLineVisible: false, lastValueVisible: false };

// A bar without a value keeps its place on the time axis.
function points(values, colour) {
  return BARS.time.map((time, i) => {
    if (values[i] === null) return { time };
    return colour ? { time, value: values[i], color: colour(values[i]) } : { time, value: values[i] };
  });
}

function candles() {
  const { time, open, high, low, close } = BARS;
  return time.map((t, i) =>
    open[i] === null ? { time: t } : { time: t, open: open[i], high: high[i], low: low[i], close: close[i] });
}

// Filled to zero on both sides, as in the dashboard.
function filled(colour) {
  const fill = colour + "40";
  return { ...PLAIN, baseValue: { type: "price", price: 0 }, topLineColor: colour, bottomLineColor: colour,
           topFillColor1: fill, topFillColor2: fill, bottomFillColor1: fill, bottomFillColor2: fill };
}

function draw() {
  const lib = LightweightCharts;
  const chart = lib.createChart(document.getElementById("chart"), {
    width: WIDTH,
    height: HEIGHT,
    layout: { background: { color: "#0e1116" }, textColor: "#8993a0", attributionLogo: false },
    grid: { vertLines: { color: "#171c24" }, horzLines: { color: "#171c24" } },
    timeScale: { minBarSpacing: 0.01 },  // by default the whole history would not fit
  });
  const price = chart.addSeries(lib.CandlestickSeries,
    { ...PLAIN, upColor: UP, downColor: DOWN, borderVisible: false, wickUpColor: UP, wickDownColor: DOWN }, 0);
  price.setData(candles());
  chart.addSeries(lib.LineSeries, { ...PLAIN, color: SPOT }, 0).setData(points(BARS.spot));
  chart.addSeries(lib.LineSeries, { ...PLAIN, color: PERP }, 0).setData(points(BARS.perp));
  chart.addSeries(lib.HistogramSeries, PLAIN, 1).setData(points(BARS.premium_pct, (v) => (v >= 0 ? UP : DOWN)));
  const interest = chart.addSeries(lib.BaselineSeries, filled(INTEREST), 2);
  interest.setData(points(BARS.oi_z));
  for (const threshold of [-1.5, 1.5]) {
    interest.createPriceLine({ price: threshold, color: "#8993a0", lineWidth: 1, lineStyle: lib.LineStyle.Dashed });
  }
  const percent = { type: "price", precision: 2, minMove: 0.01 };
  const funding = BARS.funding_twap_8h.map((rate) => (rate === null ? null : rate * 100));
  chart.addSeries(lib.BaselineSeries, { ...filled(FUNDING), priceFormat: percent }, 3).setData(points(funding));
  chart.addSeries(lib.HistogramSeries, PLAIN, 4).setData(points(BARS.score, (v) => SCORES[v]));
  chart.priceScale("right", 0).applyOptions({ mode: lib.PriceScaleMode.Logarithmic });
  [5.2, 2.05, 2.05, 2.05, 1.25].forEach((height, pane) => chart.panes()[pane].setStretchFactor(height));
  chart.timeScale().fitContent();
  return chart;
}

// The library draws in callbacks of this kind; the time they take is kept.
const plainFrame = requestAnimationFrame.bind(window);
let drawing = 0;
window.requestAnimationFrame = (callback) => plainFrame((time) => {
  const begun = performance.now();
  callback(time);
  drawing += performance.now() - begun;
});

// The moment at which the callbacks of the next frame have come to this one.
const nextFrame = () => new Promise((resolve) => plainFrame(() => resolve(performance.now())));
const say = (what) => console.log(`btcflow ${JSON.stringify(what)}`);

// The browser's own word: the frame with the first picture has gone to the compositor.
function firstContentfulPaint() {
  return performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
}

// What the script takes in a frame (the library's, without the compositor's work), and the time from frame to
// frame, which holds everything and means something where the browser was told not to wait for a display.
async function frames(scale, ranges) {
  const scripts = [], frames = [];
  for (let i = 0; i < 20; ++i) await nextFrame();
  let last = await nextFrame();
  for (const range of ranges) {
    drawing = 0;
    const begun = performance.now();
    scale.setVisibleLogicalRange(range);
    const asked = performance.now() - begun;
    const after = nextFrame();  // asked for last, so the library has drawn by then
    await after;
    scripts.push(asked + drawing);
    frames.push((await after) - last);
    last = await after;
  }
  return { scripts, frames };
}

// Back and forth by a bar with half the history in view; from all of it to a fifth and back.
async function move(chart) {
  const scale = chart.timeScale();
  const { from, to } = scale.getVisibleLogicalRange();
  const quarter = (to - from) / 4;
  const steps = [...Array(MOVES).keys()];
  const pan = steps.map((i) => ({ from: from + quarter + (i % 2), to: to - quarter + (i % 2) }));
  const zoom = steps.map((i) => {
    const cut = 1.6 * quarter * (1 - Math.abs(1 - (2 * i) / MOVES));
    return { from: from + cut, to: to - cut };
  });
  return { pan: await frames(scale, pan), zoom: await frames(scale, zoom) };
}

(async () => {
  const begun = performance.now();
  const chart = draw();
  const made = performance.now();
  await nextFrame();  // the library's own callback has drawn when this one runs
  const drawn = performance.now();
  const painted = await nextFrame();  // the picture before it has been handed on
  const said = { origin: performance.timeOrigin, begun, made, drawn, painted: performance.now() };
  if (location.hash === "#move") said.moves = await move(chart);
  await new Promise((resolve) => setTimeout(resolve, 100));  // until the browser has noted its first paint
  say({ ...said, contentful: firstContentfulPaint(), inner: [innerWidth, innerHeight], bars: BARS.time.length });
})();
