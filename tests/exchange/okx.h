// What OKX's two files share: its manner of answering, and contract sizes.
#pragma once

#include "answers.h"
#include "server.h"

namespace exchange::okx {

Reply ok(const std::string& rows, Millis now);  // rows: the inside of "data":[...]
Reply bad(const std::string& code, const std::string& message);
// Refuses above `calls` in `window` with code 50011 inside HTTP 200; `by_instrument`: counted for each.
VenueServer::Answerer metered(const std::string& name, double calls, Millis window, bool by_instrument,
                              VenueServer::Answerer inner);
double contract_value(const Listing& listing);  // coin of a linear contract, USD of an inverse one
std::string family(const Listing& listing);     // BTC-USDT of BTC-USDT-SWAP
void add_files(VenueServer& server);            // market-data-history and static.okx.com

}  // namespace exchange::okx
