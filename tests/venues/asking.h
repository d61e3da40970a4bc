// Asking a feed and answering it by hand, as the tests of several venues do.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "btcflow/venues/feed.h"

namespace btcflow::venues::asking {

inline core::Time at(const char* text) { return core::parse_time(text).value(); }

inline core::Instrument perp(const std::string& venue, const std::string& symbol, core::MarketKind kind,
                             core::OpenInterestUnit unit, int sides = 1, core::Contract contract = {}) {
  core::Instrument instrument;
  instrument.id = venue + ":" + symbol;
  instrument.venue = venue;
  instrument.symbol = symbol;
  instrument.kind = kind;
  instrument.base = symbol.substr(0, 3);
  instrument.quote = "USD";
  instrument.contract = contract;
  instrument.open_interest_unit = unit;
  instrument.open_interest_sides = sides;
  return instrument;
}

inline core::Instrument spot(const std::string& venue, const std::string& symbol) {
  core::Instrument instrument;
  instrument.id = venue + ":" + symbol;
  instrument.venue = venue;
  instrument.symbol = symbol;
  instrument.base = symbol.substr(0, 3);
  instrument.quote = "USDT";
  return instrument;
}

inline Query query(const core::Instrument& instrument, const char* from, const char* to, const char* now) {
  return {instrument, {at(from), at(to)}, at(now)};
}

inline core::HttpResponse answer(std::string body, int status = 200,
                                 std::vector<core::HttpHeader> headers = {},
                                 core::Time received = at("2026-11-22T12:00Z")) {
  return {status, std::move(headers), std::move(body), received};
}

inline Feed feed_named(const std::vector<Venue>& venues, const core::Instrument& instrument,
                       const std::string& name) {
  for (const Venue& venue : venues) {
    if (venue.id != instrument.venue) continue;
    for (Feed& feed : venue.feeds(instrument)) {
      if (feed.name == name) return feed;
    }
  }
  ADD_FAILURE() << "no feed " << name << " of " << instrument.id;
  return {};
}

// The first answer of a conversation.
inline core::Result<Step> answered(const Feed& feed, const Query& query, const core::HttpResponse& response) {
  const auto fetch = feed.fetch(query);
  (void)fetch->first();
  return fetch->read(response);
}

inline Request first_request(const Feed& feed, const Query& query) { return feed.fetch(query)->first(); }

template <typename Row>
std::vector<Row> rows_of(const core::Result<Step>& step) {
  if (!step) {
    ADD_FAILURE() << step.error().sentence;
    return {};
  }
  return std::get<std::vector<Row>>(step->rows);
}

inline core::Error error_of(const core::Result<Step>& step) {
  if (step) {
    ADD_FAILURE() << "an error was expected";
    return {};
  }
  return step.error();
}

// A recorded or documented answer from the shared folder; empty where the folder is not there.
inline std::string payload(const std::string& name) {
  std::ifstream file(std::string(BTCFLOW_SHARED_DIR) + "/payloads/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

#define BTCFLOW_PAYLOAD(variable, name)                                \
  const std::string variable = btcflow::venues::asking::payload(name); \
  if (variable.empty()) GTEST_SKIP() << "SKIPPED: payloads/" << (name) << " is absent"

}  // namespace btcflow::venues::asking
