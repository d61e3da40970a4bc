// Writes to the cache on a thread of its own, so that answers are fetched and read meanwhile.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "btcflow/store/cache.h"

namespace btcflow::sync {

// For one thread, the owner's. The cache belongs to the writer from write() until settle() returns; batches
// are written in the order in which they come. After one that failed nothing more is written.
class Writer {
 public:
  explicit Writer(store::Cache& cache) : cache_(cache) {}
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // What became of a batch: the changes of each of its pages.
  using Written = core::Result<std::vector<store::Changes>>;

  // Whether a batch is being written: the next one would have to wait for it.
  bool busy() const;
  // Hands a batch over; waits while the one before is being written.
  void write(store::Batch batch);
  // Waits until nothing is being written. The cache may then be read until the next write().
  void settle();
  // The outcomes since the last time, in the order of the batches.
  std::vector<Written> take_written();

 private:
  void work();
  void wait_until_idle(std::unique_lock<std::mutex>& lock);

  store::Cache& cache_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<store::Batch> batch_;  // handed over, until it is written
  std::vector<Written> written_;
  bool failed_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace btcflow::sync
