// The HTTP side of the test exchange: what a venue's file gets and gives. No venue's rules are in here.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "market.h"

namespace exchange {

struct Ask {
  std::string method;                          // GET, HEAD, POST
  std::string path;                            // below the venue: "/api/v3/klines"
  std::map<std::string, std::string> query;    // decoded
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  Millis now = 0;  // the exchange's clock

  bool has(const std::string& key) const { return query.count(key) > 0; }
  std::string get(const std::string& key, const std::string& otherwise = "") const;
  // Whole numbers; nothing where absent or no number.
  std::optional<Millis> integer(const std::string& key) const;
};

// Where a reply of status 200 has a header Accept-Ranges, the front serves Range requests of its body (206,
// 416). A HEAD request is handled as a GET whose body is not sent.
struct Reply {
  int status = 200;
  std::string body;
  std::string type = "application/json";
  std::map<std::string, std::string> headers;
};

// The machine's clock. Budgets go by it: under a --now that stands still they would never be filled again.
Millis real_time();

// A request budget as the venue meters it: at most `capacity` in a window; above it `refusal` is answered.
// Counted per exchange process; --no-limits lifts all.
struct Meter {
  std::string name;
  double capacity = 0;
  Millis window = 0;
};

// A venue: handlers by path. A path may end in "*" (anything below). The first that fits answers.
class VenueServer {
 public:
  using Handler = std::function<Reply(const Ask&)>;
  using Answerer = std::function<Reply(VenueServer&, const Ask&)>;  // one that needs its meters or books

  VenueServer(std::string venue, const Market& market);
  void on(const std::string& path, Handler handler);
  void on(const std::string& path, Answerer answerer);
  Reply not_found;  // what an unknown path gets, in the venue's manner
  const std::string& venue() const { return venue_; }
  const Market& market() const { return market_; }
  const Book* book(const std::string& symbol) const { return market_.find(venue_, symbol); }

  // Takes `weight` from a meter (made on first use); gives what is used in the running window with it, or
  // nothing where that would be above capacity (answer your 429 then). Windows go by real_time(), whatever
  // `now` is.
  std::optional<double> take(const Meter& meter, double weight, Millis now);
  void lift_limits() { limits_lifted_ = true; }

  Reply answer(const Ask& ask);

 private:
  struct Route {
    std::string path;
    Answerer answerer;
  };
  struct Used {
    Millis window_start = 0;
    double weight = 0;
  };
  std::string venue_;
  const Market& market_;
  std::vector<Route> routes_;
  std::map<std::string, Used> used_;
  bool limits_lifted_ = false;
  std::shared_ptr<void> lock_;  // meters are shared by the server's threads
};

// What each venue's file offers.
std::vector<VenueServer> binance_servers(const Market& market);  // binance, binance-usdm, binance-coinm
std::vector<VenueServer> bybit_servers(const Market& market);
std::vector<VenueServer> okx_servers(const Market& market);
std::vector<VenueServer> bitmex_servers(const Market& market);
std::vector<VenueServer> deribit_servers(const Market& market);
std::vector<VenueServer> kraken_servers(const Market& market);  // kraken, kraken-futures
std::vector<VenueServer> bitfinex_servers(const Market& market);
std::vector<VenueServer> coinbase_servers(const Market& market);
std::vector<VenueServer> bitstamp_servers(const Market& market);
std::vector<VenueServer> gate_servers(const Market& market);    // gate, gate-spot
std::vector<VenueServer> bitget_servers(const Market& market);  // bitget, bitget-spot
std::vector<VenueServer> hyperliquid_servers(const Market& market);
std::vector<VenueServer> coinalyze_servers(const Market& market);

}  // namespace exchange
