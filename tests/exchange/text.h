// Numbers and times as text, appended in place: answers of a thousand rows are written without a document
// tree between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "market.h"

namespace exchange {

void append_integer(std::string& out, std::int64_t x);
void append_fixed(std::string& out, double x, int decimals);  // "0.01634790" of (0.0163479, 8)
void append_decimal(std::string& out, double x,
                    int decimals);               // the same without trailing zeros: "0.0163479"
void append_number(std::string& out, double x);  // JSON number that reads back the same double
std::string fixed(double x, int decimals);
std::string number(double x);

// "key":"value" pieces, for hand-written JSON.
void append_quoted(std::string& out, std::string_view text);  // text that needs no escapes

std::string http_date(Millis t);                            // "Wed, 21 Oct 2015 07:28:00 GMT"
std::string clock_text(Millis t);                           // "2026-07-30 00:05:00"
std::string compact_date(Millis t);                         // "20260730"
std::string month_text(Millis t);                           // "2026-07"
Millis floor_to(Millis t, Millis step, Millis anchor = 0);  // towards the past, also before 1970
Millis month_start(Millis t);
Millis next_month(Millis t);
int year_of(Millis t);

}  // namespace exchange
