// The HTTP front of the test exchange: listens, hands requests to the venues, keeps the clock, does the
// faults, writes the log.
#pragma once

#include <atomic>
#include <fstream>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "faults.h"
#include "server.h"
#include "wire.h"

namespace exchange {

struct FrontOptions {
  int port = 0;
  std::optional<Millis> now;  // a clock that stands still
  bool gzip = true;           // when the client asks for it, for bodies of 1 to 64 KB
  // Gives what was answered once again, without making it again: for benchmarks, in which the exchange is not
  // what is measured. The clock must stand still; headers that count requests stand still too.
  bool remember = false;
  std::string log;  // a file that gets what /_/log gives
};

class Front : private httplib::Server {
 public:
  Front(FrontOptions options, std::vector<VenueServer> venues);
  FaultScript& faults() { return faults_; }
  int bind();    // the port; throws std::runtime_error
  void serve();  // until end()
  void end();

 private:
  struct Answer {
    Reply reply;
    WireFault wire;
    std::string struck;  // names of the faults
    Millis now = 0;
  };
  bool process_and_close_socket(socket_t socket) override;
  void respond(const httplib::Request& request, httplib::Response& response);
  // The faults of this request, which are noted in `answer` with the time that it is given at.
  std::vector<Fault> struck(const std::string& url, Answer& answer);
  Answer answer(const httplib::Request& request, const std::string& venue, const std::string& path);
  Reply reply_of(VenueServer& server, const httplib::Request& request, const std::string& path, Millis now);
  Reply remembered_reply(VenueServer& server, const httplib::Request& request, const std::string& path,
                         Millis now);
  void compress(const httplib::Request& request, Reply& reply) const;
  Reply control(const httplib::Request& request);
  Millis clock() const;
  void write_log(const httplib::Request& request, const std::string& venue, const Answer& answer);
  VenueServer* find(const std::string& venue);

  FrontOptions options_;
  std::vector<VenueServer> venues_;
  FaultScript faults_;
  std::mutex clock_lock_;
  std::atomic<Millis> jumped_{0};
  std::atomic<bool> stopping_{false};
  std::mutex memory_lock_;
  std::unordered_map<std::string, Reply> memory_;  // by all of a request that an answer goes by
  std::mutex log_lock_;
  std::vector<std::string> log_;
  std::ofstream log_file_;
};

}  // namespace exchange
