// What the Data panel says of each series: from what the cache holds, and from a sync while one runs.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "btcflow/app/health.h"
#include "btcflow/core/time.h"
#include "sync_progress.h"

namespace btcflow::gui {

// One series with all its feeds.
struct DataLine {
  enum class Tone { Usual, Quiet, Bad };

  std::string instrument;
  core::SeriesKind series = core::SeriesKind::Candles;
  std::string venue;  // id
  QString venue_name;
  QString title;   // "Binance spot, price"
  QString since;   // "2017-08"; empty: nothing there
  QString state;   // short: "fresh", "3 of 17", "failed"
  QString detail;  // everything in words, a line each
  Tone tone = Tone::Usual;
  bool failed = false;
  // To sort by.
  core::Time first{};
  double urgency = 0;  // the smaller the more it wants a look

  bool same_series(const DataLine& other) const {
    return instrument == other.instrument && series == other.series;
  }
};

// Lines of one series may be several (its feeds) and stand together. `running`: null where no sync runs.
std::vector<DataLine> data_lines(const std::vector<app::FeedLine>& feeds, const SyncState* running,
                                 core::Time now);

}  // namespace btcflow::gui
