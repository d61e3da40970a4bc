// An alarm that rings when the test says so, and a clock that stands still until the test moves it.
#pragma once

#include <memory>
#include <utility>

#include "alarm.h"

namespace btcflow::test {

class FakeAlarm : public gui::Alarm {
 public:
  // Outlives the alarm, so that the test keeps hold of it.
  struct State {
    std::chrono::milliseconds after{0};
    std::function<void()> ring;
    bool is_set() const { return static_cast<bool>(ring); }
    void ring_now() {
      const auto call = std::exchange(ring, nullptr);
      if (call) call();
    }
  };
  explicit FakeAlarm(std::shared_ptr<State> state) : state_(std::move(state)) {}

  void set(std::chrono::milliseconds after, std::function<void()> ring) override {
    state_->after = after;
    state_->ring = std::move(ring);
  }
  void cancel() override { state_->ring = nullptr; }

 private:
  std::shared_ptr<State> state_;
};

}  // namespace btcflow::test
