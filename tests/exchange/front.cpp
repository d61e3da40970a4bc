#include "front.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "archives.h"
#include "text.h"

namespace exchange {
namespace {

constexpr double kIdleSeconds = 75;
constexpr size_t kThreads = 64;
constexpr size_t kWorthGzip = 1024;         // bytes; below, headers weigh more
constexpr size_t kGzipTooDear = 64 * 1024;  // above, it takes longer than making the answer

thread_local Wire* current_wire = nullptr;

std::string lower_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

Ask ask_of(const httplib::Request& request, const std::string& path, Millis now) {
  Ask ask;
  ask.method = request.method;
  ask.path = path;
  for (const auto& [key, value] : request.params) ask.query.emplace(key, value);
  for (const auto& [key, value] : request.headers) ask.headers.emplace(lower_case(key), value);
  ask.body = request.body;
  ask.now = now;
  return ask;
}

// One range of bytes, as "bytes=5-9", "bytes=5-" or "bytes=-4"; more at once are not served.
void cut_range(Reply& reply, const std::string& asked) {
  const size_t size = reply.body.size();
  const size_t dash = asked.find('-');
  if (asked.compare(0, 6, "bytes=") != 0 || dash == std::string::npos || asked.find(',') != std::string::npos)
    return;
  const std::string from = asked.substr(6, dash - 6), to = asked.substr(dash + 1);
  size_t first = 0, last = size - 1;
  try {
    if (from.empty()) {
      first = size - std::min<size_t>(size, std::stoull(to));
    } else {
      first = std::stoull(from);
      if (!to.empty()) last = std::min<size_t>(last, std::stoull(to));
    }
  } catch (const std::exception&) {
    return;
  }
  if (first >= size || first > last) {
    reply.status = 416;
    reply.body.clear();
    reply.headers["Content-Range"] = "bytes */" + std::to_string(size);
    return;
  }
  reply.status = 206;
  reply.headers["Content-Range"] =
      "bytes " + std::to_string(first) + "-" + std::to_string(last) + "/" + std::to_string(size);
  reply.body = reply.body.substr(first, last - first + 1);
}

bool worth_gzip(const Reply& reply) {
  return reply.body.size() >= kWorthGzip && reply.body.size() <= kGzipTooDear &&
         !reply.headers.count("Content-Encoding") && reply.status != 206 &&
         (reply.type.find("json") != std::string::npos || reply.type.find("xml") != std::string::npos ||
          reply.type.find("text") != std::string::npos);
}

Reply plain(int status, std::string body) {
  Reply reply;
  reply.status = status;
  reply.body = std::move(body);
  return reply;
}

}  // namespace

Front::Front(FrontOptions options, std::vector<VenueServer> venues)
    : options_(std::move(options)), venues_(std::move(venues)) {
  if (!options_.log.empty()) log_file_.open(options_.log, std::ios::app);
  const auto handle = [this](const httplib::Request& request, httplib::Response& response) {
    respond(request, response);
  };
  set_pre_routing_handler([handle](const httplib::Request& request, httplib::Response& response) {
    if (request.method == "POST") return HandlerResponse::Unhandled;  // its body is not read yet
    handle(request, response);
    return HandlerResponse::Handled;
  });
  Post(".*", handle);
  set_tcp_nodelay(true);
  set_keep_alive_max_count(1'000'000'000);
  set_keep_alive_timeout(static_cast<time_t>(kIdleSeconds));
  new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
}

int Front::bind() {
  socket_t listener = INVALID_SOCKET;
  set_socket_options([&listener](socket_t socket) {  // a second exchange on the same port is an error
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    listener = socket;
  });
  int port = options_.port;
  if (port == 0) {
    port = bind_to_any_port("127.0.0.1");
  } else if (!bind_to_port("127.0.0.1", port)) {
    port = -1;
  }
  if (port < 0) throw std::runtime_error("port " + std::to_string(options_.port) + " is not free");
  ::listen(listener, 512);  // the library's own queue of 5 delays many connections at once by a second
  return port;
}

void Front::serve() { listen_after_bind(); }

void Front::end() {
  stopping_ = true;
  stop();
}

bool Front::process_and_close_socket(socket_t socket) {
  Wire wire(socket, stopping_);
  current_wire = &wire;
  const auto setup = [](httplib::Request& request) {
    // Ranges and compression are done here; the library would do them again.
    request.ranges.clear();
    const std::string encodings = request.get_header_value("Accept-Encoding");
    request.headers.erase("Accept-Encoding");
    if (!encodings.empty()) request.set_header("X-Encodings", encodings);
  };
  while (wire.wait_for_request(kIdleSeconds)) {
    bool closed = false;
    const bool understood = process_request(wire, false, closed, setup);
    if (!wire.flush() || !understood || closed) break;
  }
  current_wire = nullptr;
  ::close(socket);  // an orderly end, or a reset where a fault asked for one
  return true;
}

Millis Front::clock() const { return options_.now.value_or(real_time()) + jumped_; }

VenueServer* Front::find(const std::string& venue) {
  const auto found = std::find_if(venues_.begin(), venues_.end(),
                                  [&](const VenueServer& server) { return server.venue() == venue; });
  return found == venues_.end() ? nullptr : &*found;
}

Reply Front::reply_of(VenueServer& server, const httplib::Request& request, const std::string& path,
                      Millis now) {
  Reply reply = server.answer(ask_of(request, path, now));
  if (reply.status == 200 && reply.headers.count("Accept-Ranges") && request.has_header("Range"))
    cut_range(reply, request.get_header_value("Range"));
  return reply;
}

Reply Front::remembered_reply(VenueServer& server, const httplib::Request& request, const std::string& path,
                              Millis now) {
  std::string key = request.method + ' ' + request.target + '\n' + request.body;
  for (const char* header : {"Range", "X-Encodings"}) key += '\n' + request.get_header_value(header);
  {
    const std::lock_guard<std::mutex> hold(memory_lock_);
    if (const auto found = memory_.find(key); found != memory_.end()) return found->second;
  }
  Reply reply = reply_of(server, request, path, now);
  if (reply.status != 200) return reply;
  compress(request, reply);
  const std::lock_guard<std::mutex> hold(memory_lock_);
  return memory_.emplace(std::move(key), std::move(reply)).first->second;
}

void Front::compress(const httplib::Request& request, Reply& reply) const {
  if (!options_.gzip || !worth_gzip(reply) ||
      request.get_header_value("X-Encodings").find("gzip") == std::string::npos) {
    return;
  }
  reply.body = gzip(reply.body);
  reply.headers["Content-Encoding"] = "gzip";
}

// Under one lock: whoever comes after the request that makes the clock jump must see it jumped, else one
// venue would answer from before the jump while another answers from after it.
std::vector<Fault> Front::struck(const std::string& url, Answer& answer) {
  const std::lock_guard<std::mutex> hold(clock_lock_);
  std::vector<Fault> faults = faults_.strike(url);
  Millis skew = 0;
  for (const Fault& fault : faults) {
    if (fault.name == "clock-jump") jumped_ += static_cast<Millis>(fault.seconds * 1000);
    if (fault.name == "skew") skew += static_cast<Millis>(fault.minutes * static_cast<double>(kMinute));
    answer.struck += (answer.struck.empty() ? "" : "+") + fault.name;
  }
  answer.now = clock() + skew;
  return faults;
}

Front::Answer Front::answer(const httplib::Request& request, const std::string& venue,
                            const std::string& path) {
  Answer answer;
  const std::vector<Fault> faults = struck(request.target.substr(1), answer);
  VenueServer* server = find(venue);
  if (!server) {
    answer.reply = plain(404, R"({"error":"no such venue"})");
    return answer;
  }
  const bool usual = faults.empty() && jumped_ == 0;
  answer.reply = options_.remember && usual ? remembered_reply(*server, request, path, answer.now)
                                            : reply_of(*server, request, path, answer.now);
  for (const Fault& fault : faults) {
    spoil(answer.reply, fault, venue, answer.now);
    if (const WireFault wire = wire_fault(fault); wire.kind != WireFault::Kind::none) answer.wire = wire;
  }
  return answer;
}

void Front::respond(const httplib::Request& request, httplib::Response& response) {
  const size_t slash = std::min(request.path.find('/', 1), request.path.size());
  const std::string venue = request.path.substr(1, slash - 1);
  const std::string path = slash < request.path.size() ? request.path.substr(slash) : "/";
  Answer answer;
  if (venue == "_") {
    answer.reply = control(request);
    answer.now = clock();
  } else {
    try {
      answer = this->answer(request, venue, path);
    } catch (const std::exception& e) {
      answer.reply = plain(500, std::string("the test exchange failed: ") + e.what());
    }
    write_log(request, venue, answer);
  }
  if (current_wire) current_wire->set_fault(answer.wire);
  Reply& reply = answer.reply;
  compress(request, reply);
  response.status = reply.status;
  response.set_header("Date", http_date(answer.now));
  for (const auto& [key, value] : reply.headers) response.set_header(key, value);
  response.set_header("Content-Type", reply.type);
  response.body = std::move(reply.body);
  if (response.body.empty()) response.set_header("Content-Length", "0");
}

Reply Front::control(const httplib::Request& request) {
  if (request.path == "/_/health") return plain(200, R"({"ok":true})");
  if (request.path == "/_/faults" && request.method == "POST") {
    if (const auto wrong = faults_.load(request.body)) {
      return plain(400, nlohmann::json{{"error", *wrong}}.dump());
    }
    return plain(200, R"({"ok":true})");
  }
  if (request.path != "/_/log") return plain(404, R"({"error":"/_/log, /_/faults (POST), /_/health"})");
  const std::lock_guard<std::mutex> hold(log_lock_);
  Reply reply;
  reply.type = "application/x-ndjson";
  for (const std::string& line : log_) reply.body += line;
  if (request.method == "POST") log_.clear();  // gives it for the last time
  return reply;
}

void Front::write_log(const httplib::Request& request, const std::string& venue, const Answer& answer) {
  const size_t start = std::min(request.target.size(), venue.size() + 1);
  nlohmann::ordered_json line{{"venue", venue},
                              {"method", request.method},
                              {"url", request.target.substr(start)},
                              {"status", answer.reply.status}};
  if (!answer.struck.empty()) line["fault"] = answer.struck;
  const std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  const std::lock_guard<std::mutex> hold(log_lock_);
  log_.push_back(text);
  if (log_file_.is_open()) log_file_ << text << std::flush;
}

}  // namespace exchange
