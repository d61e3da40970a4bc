// Faults by script: what exchanges, their proxies and the network do wrong, on demand.
//
// A script is a JSON list of
//   {"match": "<regex, searched in '<venue>/<path>?<query>' as it came>", "fault": "<name>",
//    "times": 1 (how often; -1: always), "after": 0 (let that many matches pass first),
//    "seconds": number, "minutes": number, "retry_after": number or "date", "body": text, "type": text}
// Entries are tried in order; each that matches and is due strikes, so that several can strike one request.
//
// name                    what happens
// "400" ... "599"         that status; body and content type as given, else the venue's own manner (429, 418,
//                         403, 451 of Binance and Bybit), else a small JSON or, from 500 on, a proxy's HTML.
//                         `retry_after`: seconds, or "date" for an HTTP date `seconds` (60) ahead; none if
//                         absent
// "silence"               the request is read and never answered
// "headers-then-silence"  status and headers, then nothing more
// "half-then-silence"     half of the body, then nothing more
// "delay"                 the whole answer `seconds` late
// "slow"                  the answer drips in, evenly over `seconds`
// "reset"                 TCP reset instead of an answer
// "reset-mid-body"        TCP reset after half of the body
// "close-mid-body"        orderly close after half of the body
// "length-long"           Content-Length 1000 more than comes, then close
// "length-short"          Content-Length half of what comes, then close
// "bad-gzip"              Content-Encoding: gzip over bytes that are none
// "html"                  status 200 with a page of HTML
// "empty"                 status 200 without a body
// "truncated"             status 200, the body cut in its middle, Content-Length right
// "damaged"               some bytes of the body changed (a zip whose checksum is then wrong)
// "wrong-types"           each number of the rows (also a quoted one) is an object instead
// "nulls"                 every second row has null for all but its time
// "negative"              each value of the rows, times aside, is negative
// "duplicate-rows"        each row comes twice
// "missing-rows"          the first half of the rows is not there
// "gap-rows"              the middle third of the rows is not there
// "reverse-rows"          rows in the opposite order
// "shuffle-rows"          rows in no order, always the same one
// "clock-jump"            the exchange's clock jumps ahead by `seconds` before this request, for everybody.
//                         It stays there: a new bar appears during paging (at most 100 days in all)
// "skew"                  for this request the server's clock, and its Date header, are off by `minutes`
//
// Row faults are made on the JSON body: the first array of at least two arrays or objects found from the
// outside in, or an object's arrays of equal length (columns). Bodies without such are left as they are.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server.h"

namespace exchange {

struct Fault {
  std::string name;
  double seconds = 0;
  double minutes = 0;
  std::string retry_after;
  std::optional<std::string> body;
  std::optional<std::string> type;
};

// What is done to the bytes of an answer on their way out.
struct WireFault {
  enum class Kind {
    none,
    silence,
    headers_then_silence,
    half_then_silence,
    delay,
    slow,
    reset,
    reset_mid_body,
    close_mid_body,
    length_long,
    length_short,
  };
  Kind kind = Kind::none;
  double seconds = 0;
};

class FaultScript {
 public:
  FaultScript();
  ~FaultScript();
  FaultScript(const FaultScript&) = delete;
  FaultScript& operator=(const FaultScript&) = delete;
  // Replaces the script. Gives a sentence about what is wrong with it, and then leaves the old one.
  std::optional<std::string> load(const std::string& json);
  // Those that strike this request. Thread-safe.
  std::vector<Fault> strike(const std::string& url);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

// Changes the reply by the fault if it is one of status, body or rows.
void spoil(Reply& reply, const Fault& fault, const std::string& venue, Millis now);
WireFault wire_fault(const Fault& fault);

}  // namespace exchange
