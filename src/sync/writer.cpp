#include "writer.h"

#include <utility>

namespace btcflow::sync {

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Writer::busy() const {
  const std::lock_guard lock(mutex_);
  return batch_.has_value();
}

void Writer::wait_until_idle(std::unique_lock<std::mutex>& lock) {
  changed_.wait(lock, [this] { return !batch_; });
}

void Writer::write(store::Batch batch) {
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  {
    std::unique_lock lock(mutex_);
    wait_until_idle(lock);
    if (failed_) return;
    batch_ = std::move(batch);
  }
  changed_.notify_all();
}

void Writer::settle() {
  std::unique_lock lock(mutex_);
  wait_until_idle(lock);
}

std::vector<Writer::Written> Writer::take_written() {
  const std::lock_guard lock(mutex_);
  return std::exchange(written_, {});
}

// A batch handed over is written even if the writer is to end.
void Writer::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return batch_ || ending_; });
    if (!batch_) return;
    lock.unlock();
    Written written = cache_.put(*batch_);  // nobody else touches the batch until it is gone
    lock.lock();
    failed_ = !written;
    written_.push_back(std::move(written));
    batch_.reset();
    changed_.notify_all();
  }
}

}  // namespace btcflow::sync
