// Binance's bulk files at data.binance.vision: zipped CSV with a checksum beside each. docs/venues.md,
// Binance, bulk archive.
#pragma once

#include <string>
#include <vector>

#include "btcflow/venues/feed.h"

namespace btcflow::venues::binance {

Feed candle_archive(const core::Instrument& instrument);
Feed funding_archive(const core::Instrument& instrument);
// "metrics": snapshots of open interest every five minutes, a file a day.
Feed open_interest_archive(const core::Instrument& instrument);
Budget archive_budget();

// What a metrics file says of the day that opens at `day`: the snapshots of 00:00 of that day (it closes the
// day before), of 00:00 of the next, and the last before that. What is odd about the file goes to `remarks`.
// Throws BadAnswer.
std::vector<core::OpenInterest> read_metrics(const core::Instrument& instrument, core::Time day,
                                             const std::string& csv, std::vector<std::string>& remarks);

}  // namespace btcflow::venues::binance
