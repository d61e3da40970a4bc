// A call after some time. Passed in wherever something waits, so that tests need not.
#pragma once

#include <QTimer>
#include <chrono>
#include <functional>

namespace btcflow::gui {

// One ring at a time; for the user-interface thread.
class Alarm {
 public:
  Alarm() = default;
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;
  virtual ~Alarm() = default;

  // Instead of what was set before.
  virtual void set(std::chrono::milliseconds after, std::function<void()> ring) = 0;
  virtual void cancel() = 0;
};

class TimerAlarm : public Alarm {
 public:
  TimerAlarm() {
    timer_.setSingleShot(true);
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] {
      // The ring may set the next one.
      const auto ring = std::exchange(ring_, nullptr);
      if (ring) ring();
    });
  }
  void set(std::chrono::milliseconds after, std::function<void()> ring) override {
    ring_ = std::move(ring);
    timer_.setTimerType(after < std::chrono::seconds{5} ? Qt::PreciseTimer : Qt::CoarseTimer);
    timer_.start(after);
  }
  void cancel() override {
    timer_.stop();
    ring_ = nullptr;
  }

 private:
  QTimer timer_;
  std::function<void()> ring_;
};

}  // namespace btcflow::gui
