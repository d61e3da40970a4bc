// What Binance's three venues have in common: https://api.binance.com, fapi, dapi and the archive.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "answers.h"
#include "server.h"

namespace exchange::binance {

Reply error(int status, int code, const std::string& message);
Reply invalid_symbol();
Reply missing(const std::string& parameter);

// A weight budget per minute, refused with 429 and, for those who go on, 418.
class Budget {
 public:
  Budget(std::string name, double per_minute) : meter_{std::move(name), per_minute, kMinute} {}
  // Sets the used-weight header on every answer of `handler` and refuses above the budget.
  Reply charge(VenueServer& server, const Ask& ask, double weight,
               const std::function<Reply(VenueServer&, const Ask&)>& handler) const;

 private:
  Reply refuse(VenueServer& server, Millis now) const;
  Meter meter_;
  std::shared_ptr<std::atomic<Millis>> banned_until_ = std::make_shared<std::atomic<Millis>>(0);  // real time
};

std::optional<Width> width_of(const std::string& interval);
double futures_weight(Millis limit);

enum class Kind { spot, linear, inverse };
Kind kind_of(const Listing& listing);
double contract_size(const Listing& listing);  // USD of an inverse contract
// A line of twelve values; quoted as in JSON, or bare as in the archive's CSV.
void append_kline(std::string& out, const Book& book, const Bar& bar, Millis close_time, bool csv);

void add_spot(VenueServer& server);
void add_linear(VenueServer& server);
void add_inverse(VenueServer& server);
// What the futures share with spot: candles, clock, instruments.
void add_futures_basics(VenueServer& server, const std::string& root, Kind kind, const Budget& budget);
void add_archive(VenueServer& server);  // data.binance.vision and its S3 listing
std::string spot_exchange_info(const VenueServer& server, Millis now);
std::string futures_exchange_info(const VenueServer& server, Millis now);

// The instant that a row of the open-interest archive or of openInterestHist speaks of, by its label: since
// 2026-06-25 it is the START of its five minutes (docs/venues.md, Binance, time labels).
Millis snapshot_of_label(Millis label);

}  // namespace exchange::binance
