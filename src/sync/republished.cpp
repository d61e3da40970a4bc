#include "republished.h"

#include "btcflow/venues/binance_listing.h"

namespace btcflow::sync {

using core::Result;
using core::Time;

std::string listing_name(const venues::Feed& feed) { return feed.name + ", listing"; }

namespace {

// "data/.../BTCUSDT-metrics-2026-07-30.zip": the day; nothing for checksums and other names.
std::optional<core::Span> day_of_key(const std::string& key) {
  constexpr std::size_t kDate = 10;
  const std::string ending = ".zip";
  if (key.size() < kDate + ending.size() ||
      key.compare(key.size() - ending.size(), ending.size(), ending) != 0) {
    return std::nullopt;
  }
  const auto day = core::parse_time(key.substr(key.size() - ending.size() - kDate, kDate));
  if (!day) return std::nullopt;
  return core::Span{*day, *day + core::kDay};
}

struct Reading : std::enable_shared_from_this<Reading> {
  net::Client& client;
  std::string scope;
  std::string origin;
  venues::Feed feed;
  Time since;
  Republished done;
  Spans found;

  Reading(net::Client& c, std::string s, std::string o, venues::Feed f, Time t, Republished d)
      : client(c),
        scope(std::move(s)),
        origin(std::move(o)),
        feed(std::move(f)),
        since(t),
        done(std::move(d)) {}

  void ask(const std::string& marker) {
    const venues::Request request = venues::archive_listing(feed.listing, marker);
    net::Call call;
    call.request.url = (origin.empty() ? request.origin : origin) + request.target;
    call.scope = scope;
    call.budget = request.budget;
    call.weight = request.weight;
    client.send(std::move(call), [self = shared_from_this()](Result<core::HttpResponse> answer) {
      if (!answer) return self->done(answer.error());
      self->read(*answer);
    });
  }

  void read(const core::HttpResponse& answer) {
    auto listing = venues::read_archive_listing(answer);
    if (!listing) return done(listing.error());
    for (const venues::ArchiveEntry& file : listing->files) {
      if (file.last_modified <= since) continue;
      if (const auto day = day_of_key(file.key)) found.push_back(*day);
    }
    if (!listing->next_marker.empty()) return ask(listing->next_marker);
    done(joined(std::move(found)));
  }
};

}  // namespace

void find_republished(net::Client& client, const std::string& scope, const std::string& origin,
                      const venues::Feed& feed, Time since, Republished done) {
  std::make_shared<Reading>(client, scope, origin, feed, since, std::move(done))->ask("");
}

}  // namespace btcflow::sync
