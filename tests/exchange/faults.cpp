#include "faults.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "row_faults.h"
#include "text.h"

namespace exchange {
namespace {

using Kind = WireFault::Kind;

const std::map<std::string, Kind>& wire_kinds() {
  static const std::map<std::string, Kind> kKinds = {
      {"silence", Kind::silence},
      {"headers-then-silence", Kind::headers_then_silence},
      {"half-then-silence", Kind::half_then_silence},
      {"delay", Kind::delay},
      {"slow", Kind::slow},
      {"reset", Kind::reset},
      {"reset-mid-body", Kind::reset_mid_body},
      {"close-mid-body", Kind::close_mid_body},
      {"length-long", Kind::length_long},
      {"length-short", Kind::length_short},
  };
  return kKinds;
}

const std::set<std::string>& body_faults() {
  static const std::set<std::string> kNames = {"bad-gzip", "html",       "empty", "truncated",
                                               "damaged",  "clock-jump", "skew"};
  return kNames;
}

int status_of(const std::string& name) {
  const bool digits = name.size() == 3 && name.find_first_not_of("0123456789") == std::string::npos;
  return digits ? std::stoi(name) : 0;
}

bool known(const std::string& name) {
  return status_of(name) >= 300 || wire_kinds().count(name) || body_faults().count(name) ||
         is_row_fault(name);
}

constexpr const char* kProxyPage =
    "<html>\r\n<head><title>Service unavailable</title></head>\r\n<body>\r\n<center><h1>Service "
    "unavailable</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

std::string refusal(int status, const std::string& venue, Millis now) {
  const bool binance = venue.compare(0, 7, "binance") == 0;
  if (binance && status == 451) {
    return R"({"code":0,"msg":"Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms. Please contact customer service if you believe you received this message in error."})";
  }
  if (binance && status == 429)
    return R"({"code":-1003,"msg":"Too many requests; current limit is 2400 request weight per 1 MINUTE."})";
  if (binance && status == 418) {
    return R"({"code":-1003,"msg":"Way too many requests; IP(127.0.0.1) banned until )" +
           std::to_string(now + 120'000) + R"(."})";
  }
  if (venue.compare(0, 5, "bybit") == 0 && status == 403) return "access too frequent";
  if (venue == "okx" && status == 429) return R"({"code":"50011","data":[],"msg":"Too Many Requests"})";
  if (status >= 500) return kProxyPage;
  return R"({"error":"status )" + std::to_string(status) + R"("})";
}

void refuse(Reply& reply, const Fault& fault, int status, const std::string& venue, Millis now) {
  reply = {};
  reply.status = status;
  reply.body = fault.body.value_or(refusal(status, venue, now));
  const bool json = !reply.body.empty() && (reply.body[0] == '{' || reply.body[0] == '[');
  reply.type = fault.type.value_or(json ? "application/json" : "text/html");
  if (fault.retry_after == "date") {
    const double ahead = fault.seconds > 0 ? fault.seconds : 60;
    reply.headers["Retry-After"] = http_date(now + static_cast<Millis>(ahead * 1000));
  } else if (!fault.retry_after.empty()) {
    reply.headers["Retry-After"] = fault.retry_after;
  }
}

void spoil_body(Reply& reply, const Fault& fault) {
  if (fault.name == "bad-gzip") {
    reply.headers["Content-Encoding"] = "gzip";
    reply.body = "\x1f\x8b this only looks like gzip";
  } else if (fault.name == "html") {
    reply = {};
    reply.type = "text/html";
    reply.body = fault.body.value_or(
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking your "
        "browser</body></html>");
  } else if (fault.name == "empty") {
    reply.status = 200;
    reply.body.clear();
  } else if (fault.name == "truncated") {
    reply.body.resize(reply.body.size() / 2);
  } else if (fault.name == "damaged") {
    for (size_t i = reply.body.size() / 2, n = 0; i < reply.body.size() && n < 8; ++i, ++n) {
      reply.body[i] = static_cast<char>(reply.body[i] ^ 0x55);
    }
  }
}

struct Entry {
  std::regex match;
  Fault fault;
  long times = 1;
  long after = 0;
};

std::string text_of(const nlohmann::json& value) {
  if (value.is_string()) return value.get<std::string>();
  return number(value.get<double>());
}

Entry read_entry(const nlohmann::json& j) {
  Entry entry;
  entry.match = std::regex(j.value("match", std::string(".*")));
  entry.times = j.value("times", 1L);
  entry.after = j.value("after", 0L);
  Fault& fault = entry.fault;
  fault.name = text_of(j.at("fault"));
  fault.seconds = j.value("seconds", 0.0);
  fault.minutes = j.value("minutes", 0.0);
  if (j.contains("retry_after")) fault.retry_after = text_of(j["retry_after"]);
  if (j.contains("body")) fault.body = j["body"].get<std::string>();
  if (j.contains("type")) fault.type = j["type"].get<std::string>();
  if (!known(fault.name)) throw std::runtime_error("no fault is called \"" + fault.name + "\"");
  return entry;
}

}  // namespace

struct FaultScript::Inside {
  std::mutex lock;
  std::vector<Entry> entries;
};

FaultScript::FaultScript() : inside_(std::make_unique<Inside>()) {}
FaultScript::~FaultScript() = default;

std::optional<std::string> FaultScript::load(const std::string& json) {
  std::vector<Entry> entries;
  try {
    const nlohmann::json list = nlohmann::json::parse(json);
    if (!list.is_array()) return "a fault script is a list";
    for (const auto& item : list) entries.push_back(read_entry(item));
  } catch (const std::exception& e) {
    return std::string(e.what());
  }
  const std::lock_guard<std::mutex> hold(inside_->lock);
  inside_->entries = std::move(entries);
  return {};
}

std::vector<Fault> FaultScript::strike(const std::string& url) {
  const std::lock_guard<std::mutex> hold(inside_->lock);
  std::vector<Fault> faults;
  for (Entry& entry : inside_->entries) {
    if (entry.times == 0 || !std::regex_search(url, entry.match)) continue;
    if (entry.after > 0) {
      --entry.after;
      continue;
    }
    if (entry.times > 0) --entry.times;
    faults.push_back(entry.fault);
  }
  return faults;
}

void spoil(Reply& reply, const Fault& fault, const std::string& venue, Millis now) {
  if (const int status = status_of(fault.name)) {
    refuse(reply, fault, status, venue, now);
  } else if (is_row_fault(fault.name)) {
    reply.body = with_row_fault(reply.body, fault.name);
  } else {
    spoil_body(reply, fault);
  }
}

WireFault wire_fault(const Fault& fault) {
  const auto kind = wire_kinds().find(fault.name);
  if (kind == wire_kinds().end()) return {};
  return {kind->second, fault.seconds};
}

}  // namespace exchange
