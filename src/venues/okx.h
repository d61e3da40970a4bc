// What OKX's two files share: requests, the envelope of answers, the names of budgets.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "btcflow/venues/feed.h"
#include "read.h"

namespace btcflow::venues::okx {

// Each endpoint has a limit of its own.
inline constexpr const char* kCandles = "okx:candles";
inline constexpr const char* kHistoryCandles = "okx:history-candles";
inline constexpr const char* kOpenInterest = "okx:open-interest";
inline constexpr const char* kFunding = "okx:funding";
inline constexpr const char* kListing = "okx:market-data-history";
inline constexpr const char* kFiles = "okx:files";

Request request_of(const char* path, const std::vector<std::pair<std::string, std::string>>& parameters,
                   const char* budget);
// The rows of an answer; OKX's errors, whatever their status, thrown as the right kind.
Document data_of(const core::HttpResponse& answer);

// Monthly files of funding.
Feed funding_archive(const core::Instrument& instrument);

}  // namespace btcflow::venues::okx
