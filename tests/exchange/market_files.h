// Recorded history from CSV files in the layout <venue>/<symbol>.<spot|perp>.<series>.csv.
#pragma once

#include <string>
#include <vector>

#include "market.h"

namespace exchange {

// Rows in ascending order; empty where there is no such file. Throws std::runtime_error naming file and line
// for what it cannot read: a test must not run on half a record.
std::vector<Bar> recorded_days(const std::string& folder, const Listing& listing);
std::vector<Print> recorded_funding(const std::string& folder, const Listing& listing);
std::vector<Snapshot> recorded_open_interest(const std::string& folder, const Listing& listing);  // in USD

}  // namespace exchange
