#include "server.h"

#include <charconv>
#include <chrono>
#include <mutex>

namespace exchange {
namespace {

bool fits(const std::string& route, const std::string& path) {
  if (!route.empty() && route.back() == '*')
    return path.compare(0, route.size() - 1, route, 0, route.size() - 1) == 0;
  return route == path;
}

}  // namespace

std::string Ask::get(const std::string& key, const std::string& otherwise) const {
  const auto found = query.find(key);
  return found == query.end() ? otherwise : found->second;
}

std::optional<Millis> Ask::integer(const std::string& key) const {
  const auto found = query.find(key);
  if (found == query.end() || found->second.empty()) return {};
  Millis value = 0;
  const char* end = found->second.data() + found->second.size();
  const auto [read, error] = std::from_chars(found->second.data(), end, value);
  if (error != std::errc() || read != end) return {};
  return value;
}

Millis real_time() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

VenueServer::VenueServer(std::string venue, const Market& market)
    : venue_(std::move(venue)), market_(market), lock_(std::make_shared<std::mutex>()) {
  not_found.status = 404;
  not_found.body = R"({"error":"not found"})";
}

void VenueServer::on(const std::string& path, Handler handler) {
  routes_.push_back(
      {path, [handler = std::move(handler)](VenueServer&, const Ask& ask) { return handler(ask); }});
}

void VenueServer::on(const std::string& path, Answerer answerer) {
  routes_.push_back({path, std::move(answerer)});
}

std::optional<double> VenueServer::take(const Meter& meter, double weight, Millis) {
  const std::lock_guard<std::mutex> hold(*static_cast<std::mutex*>(lock_.get()));
  Used& used = used_[meter.name];
  const Millis now = real_time();
  const Millis start = now - now % meter.window;
  if (used.window_start != start) used = {start, 0};
  if (!limits_lifted_ && used.weight + weight > meter.capacity) return {};
  used.weight += weight;
  return used.weight;
}

Reply VenueServer::answer(const Ask& ask) {
  for (const Route& route : routes_) {
    if (fits(route.path, ask.path)) return route.answerer(*this, ask);
  }
  return not_found;
}

}  // namespace exchange
