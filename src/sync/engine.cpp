#include "engine.h"

#include <algorithm>
#include <utility>

#include "republished.h"

namespace btcflow::sync {

using core::Duration;
using core::Error;
using core::ErrorKind;
using core::Result;
using core::Span;
using core::Time;
using venues::Feed;
using venues::FeedKind;
using State = FeedReport::State;

namespace {

// A stop waits until a batch, and what has come since, are written: some ten milliseconds of this size.
constexpr std::size_t kFlushPages = 256;
constexpr std::size_t kFlushRows = 20'000;
constexpr int kAttempts = 2;  // of a page whose answer could not be used
constexpr int kRateLimitedAttempts = 5;
constexpr std::size_t kRefusedPages = 3;  // then the feed is given up for this run
constexpr Duration kDefaultWait{60'000};  // a venue asks to wait and does not say how long

std::string venue_name(const std::string& id) {
  const venues::Venue* venue = venues::find_venue(id);
  return venue != nullptr ? venue->name : id;
}

}  // namespace

std::string feed_label(const core::Instrument& instrument, const Feed& feed) {
  std::string series(core::to_text(feed.series));
  std::replace(series.begin(), series.end(), '-', ' ');
  return venue_name(scope_of(instrument, feed)) + ", " + instrument.symbol + " " + series + " (" + feed.name +
         ")";
}

Sync::Engine::Engine(store::Cache& cache, const core::Catalogue& catalogue, Options options)
    : cache_(cache), catalogue_(catalogue), options_(std::move(options)), writer_(cache) {
  const net::Surroundings surroundings = net::system_surroundings();
  started_ = surroundings.now();
  now_ = options_.as_of.value_or(started_);
  client_ = std::make_unique<net::Client>(options_.net, budgets());
  talk_ = std::make_unique<Talk>(*client_, options_, now_);
}

Result<Report> Sync::Engine::run() {
  talk_->on_notice([this](const std::string& text) { say(text); });
  client_->on_notice([this](const net::Notice& n) {
    if (n.kind == net::Notice::Kind::Retry) {
      check_offline(n.scope, n.text.rfind("HTTP ", 0) == 0);
    } else {
      if (n.until) held_[n.scope] = *n.until;
      say(venue_name(n.scope) + ": " + n.text);
    }
  });
  if (auto prepared = prepare(); !prepared) return prepared.error();
  for (auto& lane : lanes_) begin_feed(*lane);
  client_->run([this] { tick(); });
  flush();
  writer_.settle();
  count_written();
  if (aborted_) return *aborted_;
  report_.requests = client_->requests_sent();
  report_.bytes = client_->bytes_received();
  report_.stopped = stopping_;
  return std::move(report_);
}

void Sync::Engine::stop() {
  stopping_ = true;
  client_->stop();
}

Result<void> Sync::Engine::prepare() {
  auto lanes = lanes_of(catalogue_, options_);
  if (!lanes) return lanes.error();
  for (Lane& lane : *lanes) {
    lane.first_report = report_.feeds.size();
    for (const Feed& feed : lane.feeds) {
      FeedReport report;
      report.venue = scope_of(lane.instrument, feed);
      report.instrument = lane.instrument.id;
      report.series = lane.series;
      report.feed = feed.name;
      report.kind = feed.kind;
      report_.feeds.push_back(std::move(report));
    }
    lanes_.push_back(std::make_unique<Lane>(std::move(lane)));
  }
  std::set<std::string> scopes;
  for (const FeedReport& feed : report_.feeds) scopes.insert(feed.venue);
  scopes_ = scopes.size();
  return {};
}

void Sync::Engine::begin_feed(Lane& lane) {
  flush();
  if (aborted_ || stopping_) return;
  report(lane).state = State::Running;
  if (!look_for_republished(lane)) begin_pages(lane);
}

// Once a week: files that were published again since are fetched again. Goes on with the pages when that is
// known, or at once where there is nothing to find out.
bool Sync::Engine::look_for_republished(Lane& lane) {
  const Feed feed = lane.feed();
  if (feed.listing.empty()) return false;
  const auto statuses = settled_cache().feed_statuses();
  if (!statuses) return false;
  const std::string name = listing_name(feed);
  const auto before = std::find_if(statuses->begin(), statuses->end(), [&](const store::FeedStatus& s) {
    return s.instrument == lane.instrument.id && s.series == lane.series && s.feed == name;
  });
  if (before == statuses->end() || !before->succeeded) {
    // Nothing was fetched before this run: whatever comes is the newest.
    pending_.statuses.push_back({lane.instrument.id, lane.series, name, now_, now_, ""});
    return false;
  }
  if (now_ - *before->succeeded < kListingInterval) return false;
  const std::string scope = scope_of(lane.instrument, feed);
  find_republished(*client_, scope, talk_->endpoint(scope), feed, *before->succeeded,
                   [this, &lane, name](Result<Spans> found) {
                     if (found) {
                       lane.forced = std::move(*found);
                       pending_.statuses.push_back({lane.instrument.id, lane.series, name, now_, now_, ""});
                     }
                     begin_pages(lane);
                   });
  return true;
}

void Sync::Engine::begin_pages(Lane& lane) {
  const Feed& feed = lane.feed();
  const store::Cache& cache = settled_cache();
  const auto rows = rows_of(cache, lane.instrument.id, lane.series);
  if (!rows) return abort(rows.error());
  auto answered = cache.coverage(lane.instrument.id, lane.series, feed.name);
  if (!answered) return abort(answered.error());
  // Where the venue itself has answered for all times that there is nothing, its bulk files have nothing
  // either.
  for (std::size_t i = 0; i < lane.current; ++i) {
    const Feed& before = lane.feeds[i];
    if (feed.kind != FeedKind::Archive || before.kind != FeedKind::Api || before.retention) continue;
    const auto known = cache.coverage(lane.instrument.id, lane.series, before.name);
    if (!known) return abort(known.error());
    answered->insert(answered->end(), known->begin(), known->end());
  }
  lane.pages = missing_pages(lane, *rows, *answered, options_, now_);
  lane.refused = 0;
  lane.oldest = oldest_of(*rows);
  lane.forced.clear();
  if (const auto closed = closed_.find(scope_of(lane.instrument, feed));
      closed != closed_.end() && feed.kind != FeedKind::Archive && !lane.pages.empty()) {
    give_up(lane, closed->second);
  }
  pump(lane);
}

// Keeps as many pages under way as the feed bears; ends the feed when nothing is left.
void Sync::Engine::pump(Lane& lane) {
  while (!lane.pages.empty() && lane.in_flight < parallel_pages(lane.feed()) && !stopping_ && !aborted_) {
    const Page page = lane.pages.front();
    lane.pages.pop_front();
    ask(lane, page);
  }
  report(lane).pages_left = lane.pages.size() + lane.in_flight;
  if (lane.pages.empty() && lane.in_flight == 0) end_feed(lane);
}

void Sync::Engine::end_feed(Lane& lane) {
  FeedReport& ended = report(lane);
  if (stopping_ || aborted_) return;
  const bool failed = !ended.errors.empty();
  ended.state = failed ? State::Failed : State::Done;
  store::FeedStatus status{lane.instrument.id, lane.series, ended.feed, now_, std::nullopt, ""};
  if (failed) {
    status.error = ended.errors.back().sentence;
  } else {
    status.succeeded = now_;
  }
  if (ended.requests > 0 || failed) pending_.statuses.push_back(std::move(status));
  next_feed(lane);
}

void Sync::Engine::next_feed(Lane& lane) {
  if (lane.current + 1 >= lane.feeds.size()) return;
  ++lane.current;
  begin_feed(lane);
}

std::string Sync::Engine::label(const Lane& lane) const { return feed_label(lane.instrument, lane.feed()); }

void Sync::Engine::ask(Lane& lane, const Page& page) {
  ++lane.in_flight;
  // The newest of every feed first, so that the chart lives at once.
  const int priority = static_cast<int>(lane.sent++);
  talk_->begin(scope_of(lane.instrument, lane.feed()), label(lane), lane.feed(),
               {lane.instrument, page.span, now_}, priority,
               [this, &lane, page](Result<Talked> result, std::size_t requests) {
                 --lane.in_flight;
                 report(lane).requests += requests;
                 answered(lane, page, std::move(result));
                 if (!aborted_ && !stopping_) pump(lane);
               });
}

void Sync::Engine::answered(Lane& lane, Page page, Result<Talked> result) {
  if (!result) return failed(lane, page, result.error());
  const std::vector<std::string> remarks = result->step.remarks;
  const bool newer_rows = lane.oldest && *lane.oldest >= page.span.to;
  auto verdict = accept({lane.feed(), page, result->now, newer_rows}, std::move(result->step));
  if (!verdict) {
    Error error = verdict.error();
    error.sentence = label(lane) + ", " + core::to_date(page.span.from) + " to " +
                     core::to_date(page.span.to) + ": " + error.sentence + ".";
    return failed(lane, page, error);
  }
  for (const std::string& text : remarks) remark(lane, text);
  keep(lane, page, std::move(*verdict), *result);
}

void Sync::Engine::remark(Lane& lane, const std::string& text) {
  pending_.remarks.push_back({lane.instrument.id, lane.series, now_, text});
  report(lane).remarks.push_back(text);
}

void Sync::Engine::keep(Lane& lane, const Page& page, Verdict verdict, const Talked& talked) {
  // The newest in front.
  for (auto span = verdict.instead.rbegin(); span != verdict.instead.rend(); ++span)
    lane.pages.push_front({*span, page.again, page.attempts});
  for (const Span& hole : verdict.again) lane.pages.push_front({hole, true, 0});
  if (const auto oldest = oldest_of(verdict.rows); oldest && (!lane.oldest || *oldest < *lane.oldest))
    lane.oldest = oldest;
  if (verdict.instead.empty() && !talked.step.not_yet) ask_rest(lane, page, talked);
  write_later(lane, {lane.instrument.id, std::move(verdict.rows), {}, ""}, verdict.covered);
  if (verdict.start_found) found_start(lane, page);
}

// An answer for a part of the page only (one month's file): the rest is asked next.
void Sync::Engine::ask_rest(Lane& lane, const Page& page, const Talked& talked) {
  if (!talked.step.covers || lane.feed().whole) return;
  const Spans rest = without({page.span}, {*talked.step.covers});
  if (rest == Spans{page.span}) return;  // nothing of it was answered: not worth the same question again
  for (const Span& span : rest) lane.pages.push_front({span});
}

void Sync::Engine::found_start(Lane& lane, const Page& page) {
  lane.pages.clear();
  const Span nothing{wanted(lane.feed(), options_, now_).from, page.span.to};
  write_later(lane, {}, {nothing});
}

void Sync::Engine::failed(Lane& lane, Page page, const Error& error) {
  switch (error.kind) {
    case ErrorKind::Cancelled:
      return;  // the run ends; nothing of this page was answered
    case ErrorKind::RateLimited:
      return rate_limited(lane, page, error);
    case ErrorKind::BadInput:
      // Garbled on its way, or cut: once more, then the page is refused and the others go on.
      if (++page.attempts < kAttempts) {
        lane.pages.push_front(page);
        return;
      }
      if (++lane.refused >= kRefusedPages) return give_up(lane, error);
      report(lane).errors.push_back(error);
      return;
    case ErrorKind::NotFound:
      if (lane.feed().kind == FeedKind::Archive || lane.feed().kind == FeedKind::Aggregator) {
        // Not every archive has every instrument: that is an answer too.
        remark(lane, error.sentence);
        write_later(lane, {}, {page.span});
        return;
      }
      return give_up(lane, error);
    case ErrorKind::Forbidden:
      closed_.emplace(scope_of(lane.instrument, lane.feed()), error);
      return give_up(lane, error);
    default:
      return give_up(lane, error);
  }
}

void Sync::Engine::rate_limited(Lane& lane, Page page, const Error& error) {
  const Duration wait = error.retry_after.value_or(kDefaultWait);
  const std::string scope = scope_of(lane.instrument, lane.feed());
  client_->hold(scope, net::system_surroundings().now() + wait);
  if (wait > options_.net.longest_hold || ++page.attempts >= kRateLimitedAttempts)
    return give_up(lane, error);
  lane.pages.push_front(page);
}

void Sync::Engine::give_up(Lane& lane, const Error& error) {
  lane.pages.clear();
  FeedReport& given_up = report(lane);
  if (given_up.errors.empty() || given_up.errors.back().sentence != error.sentence)
    given_up.errors.push_back(error);
}

// An attempt at a venue failed. Where several venues cannot be reached and none has ever answered, the rest
// need not be tried one after the other.
void Sync::Engine::check_offline(const std::string& scope, bool answered) {
  constexpr std::size_t kEnough = 5;
  heard_anything_ = heard_anything_ || answered || talk_->heard_anything();
  silent_.insert(scope);
  if (heard_anything_ || silent_.size() < std::min(kEnough, scopes_) || report_.offline) return;
  say("None of the venues can be reached: there seems to be no network. The cache is as it was.");
  report_.offline = true;
  client_->stop();
  for (FeedReport& feed : report_.feeds) {
    if (feed.state == State::Done || feed.state == State::Failed) continue;
    feed.state = State::Failed;
    if (feed.errors.empty())
      feed.errors.push_back({ErrorKind::Network, "There seems to be no network.", {}, {}});
  }
}

void Sync::Engine::write_later(Lane& lane, store::Page page, const Spans& covered) {
  const std::string& id = lane.instrument.id;
  for (const Span& span : covered) pending_.covered.push_back({id, lane.series, lane.feed().name, span});
  if (const std::size_t rows = core::count(page.rows); rows > 0) {
    page.source = venue_name(scope_of(lane.instrument, lane.feed())) + ": " + lane.feed().name;
    pending_.pages.push_back(std::move(page));
    pending_reports_.push_back(lane.first_report + lane.current);
    pending_rows_ += rows;
  }
  if (pending_.covered.size() >= kFlushPages || pending_rows_ >= kFlushRows) flush();
}

void Sync::Engine::flush() {
  if (aborted_) return;
  const bool nothing = pending_.pages.empty() && pending_.covered.empty() && pending_.statuses.empty();
  if (nothing && pending_.remarks.empty()) return;
  writer_.write(std::exchange(pending_, {}));
  written_reports_.push_back(std::exchange(pending_reports_, {}));
  pending_rows_ = 0;
}

const store::Cache& Sync::Engine::settled_cache() {
  writer_.settle();
  return cache_;
}

void Sync::Engine::count_written() {
  for (const Writer::Written& written : writer_.take_written()) {
    if (!written) return abort(written.error());
    const std::vector<std::size_t> reports = std::move(written_reports_.front());
    written_reports_.pop_front();
    for (std::size_t i = 0; i < written->size(); ++i) {
      FeedReport& feed = report_.feeds.at(reports.at(i));
      feed.rows_added += (*written)[i].added;
      feed.rows_changed += (*written)[i].changed;
    }
  }
}

void Sync::Engine::abort(const Error& error) {
  if (!aborted_) aborted_ = error;
  client_->stop();
}

void Sync::Engine::tick() {
  if (!writer_.busy()) flush();  // else with what comes meanwhile
  count_written();
  if (progress)
    progress({report_.feeds, client_->requests_sent(), client_->bytes_received(), time_left(), held_});
}

void Sync::Engine::say(const std::string& text) {
  report_.notices.push_back(text);
  if (notice) notice(text);
}

std::optional<Duration> Sync::Engine::time_left() const {
  std::size_t done = 0;
  std::size_t left = 0;
  for (const FeedReport& feed : report_.feeds) {
    done += feed.requests;
    left += feed.pages_left;
  }
  constexpr std::size_t kEnough = 20;
  if (done < kEnough) return std::nullopt;
  const Duration passed = net::system_surroundings().now() - started_;
  return Duration{static_cast<Duration::rep>(static_cast<double>(passed.count()) * static_cast<double>(left) /
                                             static_cast<double>(done))};
}

bool Report::complete() const {
  return !stopped && std::none_of(feeds.begin(), feeds.end(),
                                  [](const FeedReport& f) { return f.state == State::Failed; });
}

Sync::Sync(store::Cache& cache, const core::Catalogue& catalogue, Options options)
    : engine_(std::make_unique<Engine>(cache, catalogue, std::move(options))) {}
Sync::~Sync() = default;
void Sync::on_progress(std::function<void(const Progress&)> listener) {
  engine_->progress = std::move(listener);
}
void Sync::on_notice(std::function<void(const std::string&)> listener) {
  engine_->notice = std::move(listener);
}
Result<Report> Sync::run() { return engine_->run(); }
void Sync::stop() { engine_->stop(); }

}  // namespace btcflow::sync
