#include "market_made.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text.h"

namespace exchange {
namespace {

struct Anchor {
  const char* date;
  double price;  // USD at the end of the day
};

// Roughly where the real market was, so that scales and drawdowns look like the field's; the days between are
// invented.
constexpr Anchor kBitcoin[] = {
    {"2011-08-17", 10.9},   {"2011-11-18", 2.2},   {"2012-08-15", 13.2},   {"2013-01-01", 13.4},
    {"2013-04-09", 230},    {"2013-07-06", 68},    {"2013-12-01", 1000},   {"2014-04-10", 380},
    {"2014-06-01", 640},    {"2015-01-14", 180},   {"2015-10-01", 237},    {"2016-01-01", 433},
    {"2016-06-17", 740},    {"2017-01-01", 995},   {"2017-06-11", 2900},   {"2017-07-16", 1950},
    {"2017-09-01", 4900},   {"2017-09-14", 3250},  {"2017-12-17", 19100},  {"2018-02-05", 6900},
    {"2018-05-05", 9800},   {"2018-08-14", 6200},  {"2018-11-10", 6400},   {"2018-12-15", 3230},
    {"2019-04-01", 4150},   {"2019-06-26", 12900}, {"2019-12-17", 6620},   {"2020-02-12", 10350},
    {"2020-03-12", 4970},   {"2020-05-08", 9800},  {"2020-10-01", 10600},  {"2021-01-01", 29400},
    {"2021-04-13", 63500},  {"2021-07-20", 29800}, {"2021-11-08", 67500},  {"2022-01-22", 35000},
    {"2022-03-28", 47100},  {"2022-06-18", 19000}, {"2022-11-21", 15800},  {"2023-07-13", 31400},
    {"2023-10-01", 28000},  {"2023-12-31", 42280}, {"2024-03-13", 73000},  {"2024-09-06", 54000},
    {"2024-12-17", 106000}, {"2025-04-08", 76500}, {"2025-10-06", 124500}, {"2025-11-21", 85000},
    {"2026-06-01", 78000},  {"2026-11-20", 91000}, {"2027-12-31", 120000}, {"2030-12-31", 180000},
};
constexpr Anchor kEther[] = {
    {"2015-08-06", 2.8},  {"2016-01-01", 0.95}, {"2016-03-13", 14},   {"2016-12-06", 7},
    {"2017-06-12", 395},  {"2017-07-16", 157},  {"2018-01-13", 1390}, {"2018-04-06", 370},
    {"2018-05-05", 815},  {"2018-12-15", 84},   {"2019-06-26", 336},  {"2020-01-01", 130},
    {"2020-03-12", 112},  {"2020-12-31", 737},  {"2021-05-11", 4170}, {"2021-07-20", 1790},
    {"2021-11-08", 4810}, {"2022-06-18", 995},  {"2022-08-13", 1980}, {"2022-11-09", 1100},
    {"2024-03-11", 4060}, {"2024-09-06", 2225}, {"2024-12-16", 3990}, {"2025-04-08", 1470},
    {"2025-08-24", 4780}, {"2026-06-01", 2300}, {"2026-11-20", 3000}, {"2030-12-31", 6000},
};

struct Dip {  // of a stablecoin from its par
  const char* base;
  const char* date;
  double depth;
  double days;  // until it is back
};
constexpr Dip kDips[] = {
    {"USDT", "2018-10-15", -0.025, 12}, {"USDT", "2019-04-26", -0.018, 14}, {"USDT", "2022-05-12", -0.004, 3},
    {"USDT", "2023-03-11", 0.006, 3},   {"USDC", "2023-03-11", -0.033, 2},
};

struct Knot {
  Millis time;
  double log2;
};

// log2 by halving and the series of atanh: no library function whose last bit differs between machines.
double log2_exact(double x) {
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);  // exact
  const double y = (mantissa - 1) / (mantissa + 1);
  double sum = 0, power = y;
  for (int k = 1; k < 60; k += 2) {
    sum += power / k;
    power *= y * y;
  }
  return exponent + 2 * sum / 0.6931471805599453;
}

template <class Anchors>
std::vector<Knot> knots_of(const Anchors& anchors) {
  std::vector<Knot> knots;
  for (const Anchor& a : anchors) knots.push_back({*parse_instant(a.date) + kDay, log2_exact(a.price)});
  return knots;
}

// Rough from day to day, and nothing at the anchors.
double roughness(std::uint64_t seed, Millis t) {
  static constexpr std::array<std::pair<int, double>, 7> kOctaves = {
      {{1, 0.045}, {2, 0.045}, {4, 0.05}, {8, 0.06}, {16, 0.07}, {32, 0.08}, {64, 0.09}}};
  double sum = 0;
  for (const auto& [days, size] : kOctaves)
    sum += size * smooth_noise(seed + static_cast<std::uint64_t>(days), t, days * kDay);
  return sum;
}

double price_at(const std::vector<Knot>& knots, std::uint64_t seed, Millis t) {
  const auto next =
      std::find_if(knots.begin() + 1, knots.end() - 1, [&](const Knot& k) { return k.time >= t; });
  const Knot& a = *(next - 1);
  const Knot& b = *next;
  const double part =
      std::clamp(static_cast<double>(t - a.time) / static_cast<double>(b.time - a.time), 0.0, 1.0);
  const double to_anchor =
      static_cast<double>(std::min(t - a.time, b.time - t)) / static_cast<double>(20 * kDay);
  const double rough = roughness(seed, t) * std::clamp(to_anchor, 0.0, 1.0);
  return exp2_exact(a.log2 + (b.log2 - a.log2) * part + rough);
}

double coin_at(const std::string& base, Millis t) {
  const std::uint64_t seed = hash(base);
  double rate =
      1 - 0.0003 + 0.0006 * smooth_noise(seed, t, 16 * kDay) + 0.0004 * smooth_noise(seed + 1, t, kDay);
  for (const Dip& dip : kDips) {
    if (base != dip.base) continue;
    const Millis since = t - *parse_instant(dip.date) - kDay;
    const double away =
        static_cast<double>(since < 0 ? -2 * since : since) / (dip.days * static_cast<double>(kDay));
    rate += dip.depth * std::max(0.0, 1 - away);
  }
  return rate;
}

double usd_at(const std::string& base, Millis t) {
  static const std::vector<Knot> bitcoin = knots_of(kBitcoin);
  static const std::vector<Knot> ether = knots_of(kEther);
  if (base == "BTC") return price_at(bitcoin, hash("BTC"), t);
  if (base == "ETH") return price_at(ether, hash("ETH"), t);
  if (base == "USD") return 1;
  return coin_at(base, t);
}

// How far this book trades from the common course, as a factor.
double basis_at(const Listing& l, Millis t) {
  const std::uint64_t seed = hash(l.venue + ":" + l.symbol);
  const bool stable = l.base != "BTC" && l.base != "ETH";
  const double size = stable ? 0.0001 : 0.0004;
  double basis = size * smooth_noise(seed, t, kDay) + size * smooth_noise(seed + 1, t, 8 * kDay);
  if (l.perp) {  // all perps lean the same way, as their funding does
    basis += 0.0012 * smooth_noise(hash("lean"), t, 40 * kDay) +
             0.0006 * smooth_noise(hash("lean") + 1, t, 6 * kDay);
  }
  return 1 + basis;
}

bool is_stable(const std::string& base) { return base != "BTC" && base != "ETH"; }

double made_volume(const Listing& l, Millis start, double price) {
  const std::uint64_t seed = hash(l.venue + ":" + l.symbol);
  const double wave = exp2_exact(1.2 * smooth_noise(hash("volume"), start, 9 * kDay) +
                                 0.8 * smooth_noise(seed + 7, start, kDay));
  const double usd = (l.perp ? 9e9 : 1.8e9) * l.scale *
                     (l.base == "ETH"     ? 0.5
                      : is_stable(l.base) ? 0.02
                                          : 1);
  const double coin_then = std::min(usd / price, is_stable(l.base) ? 1e12 : 2e5 * l.scale * 3);
  return std::max(round_to(coin_then * wave, 3), 0.001);
}

}  // namespace

std::uint64_t hash(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9e3779b97f4a7c15ULL + b + 0x632be59bd9b4e019ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

std::uint64_t hash(const std::string& text) {
  std::uint64_t h = 1469598103934665603ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash(h, text.size());
}

double unit(std::uint64_t h) { return static_cast<double>(h >> 11) / 9007199254740992.0; }

double exp2_exact(double x) {
  const double whole = std::floor(x + 0.5);
  const double y = (x - whole) * 0.6931471805599453;
  double term = 1, sum = 1;
  for (int k = 1; k < 20; ++k) {
    term *= y / k;
    sum += term;
  }
  return std::ldexp(sum, static_cast<int>(whole));
}

double round_to(double x, int decimals) {
  static constexpr std::array<double, 9> kPowers = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
  const double power = kPowers.at(static_cast<size_t>(decimals));
  return std::nearbyint(x * power) / power;
}

double smooth_noise(std::uint64_t seed, Millis t, Millis period) {
  const Millis start = floor_to(t, period);
  const auto slot = static_cast<std::uint64_t>(start / period);
  const double a = 2 * unit(hash(seed, slot)) - 1;
  const double b = 2 * unit(hash(seed, slot + 1)) - 1;
  const double part = static_cast<double>(t - start) / static_cast<double>(period);
  return a + (b - a) * part;
}

void Course::record(const std::string& base, std::vector<Bar> days) {
  auto& known = recorded_[base];
  for (const Bar& day : days) known.emplace(day.time, day);  // what came first stays
}

Bar Course::day(const std::string& base, Millis start) const {
  if (const auto known = recorded_.find(base); known != recorded_.end()) {
    if (const auto day = known->second.find(start); day != known->second.end()) return day->second;
  }
  return made_day(base, start);
}

Bar Course::made_day(const std::string& base, Millis start) const {
  Bar bar{start, usd_at(base, start), 0, 0, usd_at(base, start + kDay), 0};
  const std::uint64_t h = hash(hash(base + " wicks"), static_cast<std::uint64_t>(start / kDay));
  const double reach = is_stable(base) ? 0.0008 : 0.022;
  bar.high = std::max(bar.open, bar.close) * (1 + reach * unit(h));
  bar.low = std::min(bar.open, bar.close) * (1 - reach * unit(hash(h, 1)));
  return bar;
}

std::vector<Bar> made_days(const Listing& l, const Course& course, Millis end) {
  std::vector<Bar> days;
  const int decimals = is_stable(l.base) ? 5 : 2;
  const Millis first = floor_to(l.since, kDay);
  const Millis last = floor_to(std::min(end, l.until.value_or(end)), kDay);
  const bool in_dollars = l.quote == "USD";
  double before = 0;
  for (Millis t = first; t <= last; t += kDay) {
    const Bar usd = course.day(l.base, t);
    const double factor = basis_at(l, t + kDay) / (in_dollars ? 1 : usd_at(l.quote, t + kDay));
    Bar bar{t, usd.open * factor, usd.high * factor, usd.low * factor, round_to(usd.close * factor, decimals),
            0};
    bar.open = t == first ? round_to(bar.open, decimals) : before;
    bar.high = std::max({round_to(bar.high, decimals), bar.open, bar.close});
    bar.low = std::min({round_to(bar.low, decimals), bar.open, bar.close});
    bar.volume = made_volume(l, t, bar.close);
    before = bar.close;
    days.push_back(bar);
  }
  return days;
}

std::vector<Print> made_funding(const Listing& l, Millis end) {
  std::vector<Print> prints;
  if (!l.perp || l.funding_hours <= 0) return prints;
  static const Millis daily_until = *parse_instant("2016-06-04T12:00");  // BitMEX paid once a day until then
  const auto every = static_cast<Millis>(l.funding_hours * static_cast<double>(kHour));
  const std::uint64_t seed = hash(l.venue + ":" + l.symbol);
  const Millis since = l.funding_since ? l.funding_since : l.since;
  const Millis last = std::min(end, l.until.value_or(end));
  const bool daily_at_first = l.venue == "bitmex" && l.base == "BTC";
  for (Millis t = floor_to(since + every - 1, every, l.funding_phase); t <= last; t += every) {
    if (t < since) continue;
    const bool daily = daily_at_first && t <= daily_until;
    if (daily && t % kDay != 12 * kHour) continue;
    const double premium = 0.0011 * smooth_noise(hash("lean"), t, 40 * kDay) +
                           0.0006 * smooth_noise(hash("lean") + 1, t, 6 * kDay) +
                           0.0003 * smooth_noise(seed, t, kDay);
    const double per_8h = premium + std::clamp(0.0001 - premium, -0.0005, 0.0005);
    const double hours = daily ? 24 : l.funding_hours;
    prints.push_back({t, round_to(per_8h * hours / 8, 8), hours});
  }
  return prints;
}

double made_open_interest(const Listing& l, Millis t) {
  const std::uint64_t seed = hash(l.venue + ":" + l.symbol);
  static constexpr std::array<std::pair<Millis, double>, 5> kOctaves = {
      {{60 * kDay, 0.5}, {12 * kDay, 0.15}, {2 * kDay, 0.05}, {6 * kHour, 0.01}, {20 * kMinute, 0.002}}};
  double wave = 0;
  for (const auto& [period, size] : kOctaves) {
    wave += size * smooth_noise(hash("oi") + static_cast<std::uint64_t>(period), t, period) * 0.7;
    wave += size * smooth_noise(seed + static_cast<std::uint64_t>(period), t, period) * 0.5;
  }
  // A young market is a small one: to full size within 600 days.
  const double age = static_cast<double>(t - l.since) / static_cast<double>(600 * kDay);
  const double grown = std::clamp(0.08 + 0.92 * age, 0.08, 1.0) * l.scale;
  if (l.inverse) {
    const double usd = (l.base == "ETH" ? 4e8 : 1.1e9) * grown * exp2_exact(wave);
    return std::max(100.0, round_to(usd / 100, 0) * 100);
  }
  const double coin = (l.base == "ETH" ? 1'500'000 : 95'000) * grown * exp2_exact(wave);
  return std::max(1.0, round_to(coin, 3));
}

}  // namespace exchange
