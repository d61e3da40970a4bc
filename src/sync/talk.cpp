#include "talk.h"

#include <algorithm>
#include <cctype>
#include <ctime>

#include "unpack.h"

namespace btcflow::sync {

using core::Error;
using core::ErrorKind;
using core::HttpResponse;
using core::Result;
using core::Time;
using venues::Request;
using venues::Step;

namespace {

// A month of minute rows, unzipped, is far below.
constexpr std::size_t kMostUnpacked = 64u << 20;
constexpr core::Duration kClockTolerance = std::chrono::minutes{2};

std::optional<Time> date_of(const HttpResponse& response) {
  const std::string text(response.header("date"));
  std::tm tm{};
  if (text.empty() || strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &tm) == nullptr)
    return std::nullopt;
  return Time{std::chrono::seconds{timegm(&tm)}};
}

void append(core::Rows& rows, core::Rows more) {
  if (core::count(rows) == 0) {
    rows = std::move(more);
    return;
  }
  std::visit(
      [&](auto& list) {
        using List = std::decay_t<decltype(list)>;
        if (auto* other = std::get_if<List>(&more)) list.insert(list.end(), other->begin(), other->end());
      },
      rows);
}

// Pages of one conversation may overlap and come newest first.
void in_order(core::Rows& rows) {
  std::visit(
      [](auto& list) {
        std::stable_sort(list.begin(), list.end(),
                         [](const auto& a, const auto& b) { return core::time_of(a) < core::time_of(b); });
        list.erase(
            std::unique(list.begin(), list.end(),
                        [](const auto& a, const auto& b) { return core::time_of(a) == core::time_of(b); }),
            list.end());
      },
      rows);
}

}  // namespace

std::vector<net::Budget> budgets() {
  std::map<std::string, net::Budget> all;
  for (const venues::Venue& venue : venues::all_venues()) {
    for (const venues::Budget& b : venue.budgets) {
      all[b.id] = {b.id, b.capacity, b.window, b.used_header, b.left_header, b.venue_limit};
    }
  }
  std::vector<net::Budget> list;
  for (auto& [id, budget] : all) list.push_back(std::move(budget));
  return list;
}

struct Talk::Conversation {
  std::string scope;
  std::string label;
  int priority = 0;
  std::unique_ptr<venues::Fetch> fetch;
  Done done;
  Talked talked;
};

Talk::Talk(net::Client& client, const Options& options, Time now)
    : client_(client), options_(options), now_(now), recorder_(options.record) {}

void Talk::begin(const std::string& scope, const std::string& label, const venues::Feed& feed,
                 venues::Query query, int priority, Done done) {
  auto talk = std::make_shared<Conversation>();
  talk->scope = scope;
  talk->label = label;
  talk->priority = priority;
  talk->fetch = feed.fetch(query);
  talk->done = std::move(done);
  talk->talked.now = now_;
  send(talk, talk->fetch->first());
}

std::string Talk::endpoint(const std::string& scope) const {
  if (const auto it = options_.endpoints.find(scope); it != options_.endpoints.end()) return it->second;
  if (const auto all = options_.endpoints.find("all"); all != options_.endpoints.end()) {
    return all->second + "/" + scope;
  }
  return {};
}

core::HttpRequest Talk::http_request(const std::string& scope, const Request& request) const {
  const std::string instead = endpoint(scope);
  const std::string& origin = instead.empty() ? request.origin : instead;
  core::HttpRequest http{request.method, origin + request.target, request.headers, request.body};
  for (core::HttpHeader& header : http.headers) {
    if (header.name == "api_key") header.value = options_.coinalyze_key;
  }
  if (request.range) {
    http.headers.push_back({"Range", "bytes=" + std::to_string(request.range->first) + "-" +
                                         std::to_string(request.range->last)});
  }
  return http;
}

void Talk::send(const std::shared_ptr<Conversation>& talk, const Request& request) {
  net::Call call;
  call.request = http_request(talk->scope, request);
  call.scope = talk->scope;
  call.budget = request.budget;
  call.weight = request.weight;
  call.priority = talk->priority;
  client_.send(std::move(call), [this, talk, request](Result<HttpResponse> result) {
    answered(talk, request, std::move(result));
  });
}

Time Talk::venue_now(const std::string& scope, const HttpResponse& response) {
  const auto date = date_of(response);
  if (!date) return now_;
  const Time ours = options_.as_of.value_or(response.received);
  const core::Duration ahead = ours - *date;
  if (std::chrono::abs(ahead) > kClockTolerance && !clock_told_[scope]) {
    clock_told_[scope] = true;
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(ahead)).count();
    if (notice_) {
      notice_("The clock of this machine and that of " + scope + " are " + std::to_string(minutes) +
              " minutes apart; the earlier of the two decides which day is over.");
    }
  }
  // However little: just after midnight a minute makes the difference between a running day and a finished
  // one.
  return now_ - std::max(ahead, core::Duration{0});
}

void Talk::answered(const std::shared_ptr<Conversation>& talk, const Request& request,
                    Result<HttpResponse> result) {
  if (!result) {
    if (result.error().kind == ErrorKind::BadInput) {  // too large, broken encoding
      heard_anything_ = true;
      ++talk->talked.requests;
    }
    return fail(talk, request, result.error());
  }
  heard_anything_ = true;
  ++talk->talked.requests;
  HttpResponse response = std::move(*result);
  if (options_.as_of) response.received = *options_.as_of;
  recorder_.keep(talk->scope, talk->label, http_request(talk->scope, request), response);
  talk->talked.now = std::min(talk->talked.now, venue_now(talk->scope, response));
  if (response.status >= 200 && response.status < 300) {
    auto body = unpacked(request, std::move(response.body), kMostUnpacked);
    if (!body) return fail(talk, request, body.error());
    response.body = std::move(*body);
  }
  auto step = talk->fetch->read(response);
  if (!step) return fail(talk, request, step.error());

  Step& whole = talk->talked.step;
  const std::optional<Request> next = std::move(step->next);
  append(whole.rows, std::move(step->rows));
  if (step->covers) whole.covers = step->covers;
  whole.truncated = whole.truncated || step->truncated;
  whole.not_yet = whole.not_yet || step->not_yet;
  whole.remarks.insert(whole.remarks.end(), step->remarks.begin(), step->remarks.end());
  if (next) return send(talk, *next);
  in_order(whole.rows);
  const std::size_t requests = talk->talked.requests;
  talk->done(std::move(talk->talked), requests);
}

namespace {

// A sentence in the middle of another: names keep their capital.
std::string continued(std::string sentence) {
  for (const std::string word : {"The ", "There ", "A ", "Not "}) {
    if (sentence.rfind(word, 0) == 0) sentence[0] = static_cast<char>(std::tolower(sentence[0]));
  }
  return sentence;
}

}  // namespace

void Talk::fail(const std::shared_ptr<Conversation>& talk, const Request& request, Error error) {
  if (error.kind != ErrorKind::Cancelled) {
    // A page that cannot be used is looked up by its address; a venue that cannot be reached by its name.
    const std::string where =
        error.kind == ErrorKind::BadInput ? " (" + request.origin + request.target + ")" : std::string();
    while (!error.sentence.empty() && error.sentence.back() == '.') error.sentence.pop_back();
    const bool question = !error.sentence.empty() && error.sentence.back() == '?' && where.empty();
    error.sentence = talk->label + ": " + continued(error.sentence) + where + (question ? "" : ".");
    error.cause += (error.cause.empty() ? "" : "; ") + request.origin + request.target;
  }
  talk->done(std::move(error), talk->talked.requests);
}

}  // namespace btcflow::sync
