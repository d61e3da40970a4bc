// What is measured on: the recorded history, in a cache of its own.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "btcflow/app/import.h"
#include "btcflow/app/session.h"
#include "btcflow/metrics/dashboard.h"
#include "btcflow/metrics/market.h"

namespace btcflow::benchmarks {

// One for the process, made by open() and gone (with its files) when that goes.
class History {
 public:
  // `folder` in the layout of the imports; where there is none, the demonstration market goes into the cache
  // instead. Ends the process with a sentence if that fails: there is nothing to measure then.
  static std::unique_ptr<History> open(const std::filesystem::path& folder);
  ~History();
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  const app::Session& session() const { return *session_; }
  const metrics::Market& market() const { return market_; }
  // Where it ends: 2024-01-01. Computed as of then, every bar is closed and no clock is asked.
  metrics::AsOf as_of() const;
  std::shared_ptr<const metrics::Dashboard> dashboard(core::Timeframe timeframe) const;

  // Stands beside each number, so that nobody takes the demonstration's for the history's.
  const std::string& label() const { return label_; }
  // Empty where the demonstration market is used.
  const std::filesystem::path& folder() const { return folder_; }
  // Of all series, as they come from the folder.
  const store::Batch& batch() const { return batch_; }
  app::ImportPlan plan() const;
  // A new empty cache, in place of the last one given out.
  store::Cache empty_cache() const;

 private:
  History() = default;

  std::filesystem::path own_files_;
  std::filesystem::path folder_;
  std::string label_;
  store::Batch batch_;
  std::unique_ptr<app::Session> session_;
  metrics::Market market_;
};

const History& history();

}  // namespace btcflow::benchmarks
