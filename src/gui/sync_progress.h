// A run's progress as data for the window: each venue's and each feed's part, and how it ended.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/core/market.h"
#include "btcflow/core/time.h"
#include "btcflow/sync/sync.h"

namespace btcflow::gui {

enum class FetchState {
  Queued,  // its turn comes
  Fetching,
  Waiting,  // the venue asked to be left alone for a while
  Done,
  Failed,
};

struct FeedProgress {
  std::string venue;  // id of who is asked ("coinalyze" for its feeds)
  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::string feed;
  FetchState state = FetchState::Queued;
  std::size_t done = 0;  // requests
  std::size_t left = 0;
  std::optional<core::Time> until{};  // Waiting
  std::string error{};                // the last sentence
};

struct VenueProgress {
  std::string id;
  std::string name;
  std::size_t done = 0;  // requests
  std::size_t left = 0;
  std::size_t rows = 0;
  FetchState state = FetchState::Queued;
  std::optional<core::Duration> time_left{};  // a guess
  std::optional<core::Time> until{};          // Waiting
  std::string error{};                        // the first failed feed's; others may still come through
};

struct SyncState {
  std::size_t done = 0;  // requests
  std::size_t left = 0;
  std::size_t rows = 0;
  std::optional<core::Duration> time_left{};
  std::vector<VenueProgress> venues{};  // as the registry orders them
  std::vector<FeedProgress> feeds{};    // in the order of the run
};

// `passed` since the run began.
SyncState state_of(const sync::Progress& progress, core::Time now, core::Duration passed);

enum class SyncEnd {
  Complete,
  Partial,  // some feed failed
  Stopped,  // by the user
  Offline,  // no venue of several could be reached
  Failed,   // the cache could not be written: nothing was done
};
SyncEnd end_of(const sync::Report& report);

}  // namespace btcflow::gui
