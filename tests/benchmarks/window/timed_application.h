// An application that knows when a widget has been painted and how long its event loop was held up.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <functional>
#include <vector>

namespace btcflow::benchmarks {

// Elapsed, and what this thread had of a processor: the latter does not know of other programs.
struct Spent {
  double elapsed_ms = 0;
  double processor_ms = 0;
};

class Stopwatch {
 public:
  Stopwatch();
  Spent spent() const;

 private:
  QElapsedTimer elapsed_;
  double processor_ms_;
};

class TimedApplication : public QApplication {
 public:
  using QApplication::QApplication;

  // From now on paints() counts those of this widget.
  void watch(QWidget& widget) { watched_ = &widget; }
  // Counted when they are on their way to the display: after the whole window was painted and flushed.
  int paints() const { return paints_; }

  // Does it, and runs the event loop until the watched widget has been painted with `ready()` true. What had
  // been spent when the picture was flushed; ends the process where that takes a minute.
  Spent until_painted(const std::function<void()>& action, const std::function<bool()>& ready = {});
  // Deals with everything that waits.
  static void come_to_rest();
  // Runs the event loop until then, or ends the process after `seconds`.
  static void wait_for(const std::function<bool()>& ready, int seconds = 60);

  // The event that took longest since forget_longest().
  struct Longest {
    Spent spent;
    QString what;  // receiver and event
  };
  const Longest& longest() const { return longest_; }
  void forget_longest() { longest_ = {}; }

  bool notify(QObject* receiver, QEvent* event) override;

 private:
  QPointer<QWidget> watched_;
  int depth_ = 0;
  bool painting_ = false;
  int paints_ = 0;
  const Stopwatch* watch_ = nullptr;  // runs while a paint is waited for
  Spent at_paint_;
  Longest longest_;
};

// Ticks every two milliseconds, and keeps the longest time between two ticks beyond that: for so long a key
// or a mouse move would have waited.
class HoldUpProbe {
 public:
  HoldUpProbe();
  double longest_ms() const { return longest_ms_; }

 private:
  QTimer timer_;
  QElapsedTimer since_;
  double longest_ms_ = 0;
};

}  // namespace btcflow::benchmarks
