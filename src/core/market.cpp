#include "btcflow/core/market.h"

#include <algorithm>
#include <array>
#include <utility>

namespace btcflow::core {

const std::string& quote_on(const Instrument& instrument, Time day) {
  for (const QuoteSpan& span : instrument.quote_history) {
    if (day < span.until) return span.quote;
  }
  return instrument.quote;
}

const Instrument* Catalogue::find(std::string_view id) const {
  const auto it =
      std::find_if(instruments.begin(), instruments.end(), [&](const auto& i) { return i.id == id; });
  return it == instruments.end() ? nullptr : &*it;
}

SeriesKind series_of(const Rows& rows) {
  switch (rows.index()) {
    case 0:
      return SeriesKind::Candles;
    case 1:
      return SeriesKind::OpenInterest;
    default:
      return SeriesKind::Funding;
  }
}

std::size_t count(const Rows& rows) {
  return std::visit([](const auto& r) { return r.size(); }, rows);
}

namespace {

template <typename Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<MarketKind, 5> kMarketKinds{{{MarketKind::Spot, "spot"},
                                             {MarketKind::PerpLinear, "perp-linear"},
                                             {MarketKind::PerpInverse, "perp-inverse"},
                                             {MarketKind::PerpQuanto, "perp-quanto"},
                                             {MarketKind::Aggregate, "aggregate"}}};
constexpr Names<SeriesKind, 3> kSeriesKinds{{{SeriesKind::Candles, "candles"},
                                             {SeriesKind::OpenInterest, "open-interest"},
                                             {SeriesKind::Funding, "funding"}}};
constexpr Names<OpenInterestUnit, 3> kUnits{{{OpenInterestUnit::Coin, "coin"},
                                             {OpenInterestUnit::Usd, "usd"},
                                             {OpenInterestUnit::Contracts, "contracts"}}};

template <typename Enum, std::size_t N>
std::string_view name_of(const Names<Enum, N>& names, Enum value) {
  for (const auto& [key, name] : names) {
    if (key == value) return name;
  }
  return "";
}

template <typename Enum, std::size_t N>
std::optional<Enum> value_of(const Names<Enum, N>& names, std::string_view text) {
  for (const auto& [key, name] : names) {
    if (name == text) return key;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_text(MarketKind kind) { return name_of(kMarketKinds, kind); }
std::optional<MarketKind> parse_market_kind(std::string_view text) { return value_of(kMarketKinds, text); }
std::string_view to_text(SeriesKind kind) { return name_of(kSeriesKinds, kind); }
std::optional<SeriesKind> parse_series_kind(std::string_view text) { return value_of(kSeriesKinds, text); }
std::string_view to_text(OpenInterestUnit unit) { return name_of(kUnits, unit); }
std::optional<OpenInterestUnit> parse_open_interest_unit(std::string_view text) {
  return value_of(kUnits, text);
}

}  // namespace btcflow::core
