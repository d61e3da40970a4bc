#include <algorithm>

#include "all.h"

namespace btcflow::venues {

const std::vector<Venue>& all_venues() {
  static const std::vector<Venue> venues = [] {
    std::vector<Venue> all;
    for (const auto& make : {binance_venues, bybit_venues, okx_venues, bitmex_venues, kraken_venues,
                             kraken_futures_venues, deribit_venues, bitfinex_venues, coinbase_venues,
                             bitstamp_venues, gate_venues, bitget_venues, hyperliquid_venues}) {
      for (Venue& venue : make()) all.push_back(std::move(venue));
    }
    all.push_back(coinalyze_venue());
    return all;
  }();
  return venues;
}

const Venue* find_venue(const std::string& id) {
  const auto& venues = all_venues();
  const auto it = std::find_if(venues.begin(), venues.end(), [&](const Venue& v) { return v.id == id; });
  return it == venues.end() ? nullptr : &*it;
}

std::vector<Feed> feeds_of(const core::Instrument& instrument) {
  std::vector<Feed> feeds;
  if (instrument.custom) return feeds;
  if (const Venue* venue = find_venue(instrument.venue)) feeds = venue->feeds(instrument);
  for (Feed& feed : find_venue("coinalyze")->feeds(instrument)) feeds.push_back(std::move(feed));
  return feeds;
}

namespace {

class OnePage : public Fetch {
 public:
  OnePage(Query query, const MakeRequest& request, const ReadAnswer& read)
      : query_(std::move(query)), request_(request), read_(read) {}
  Request first() override { return request_(query_); }
  core::Result<Step> read(const core::HttpResponse& answer) override { return read_(query_, answer); }

 private:
  Query query_;
  MakeRequest request_;
  ReadAnswer read_;
};

}  // namespace

std::function<std::unique_ptr<Fetch>(const Query&)> one_page(MakeRequest request, ReadAnswer read) {
  return [request = std::move(request), read = std::move(read)](const Query& query) {
    return std::make_unique<OnePage>(query, request, read);
  };
}

}  // namespace btcflow::venues
