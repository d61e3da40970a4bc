#include "timed_application.h"

#include <QEvent>
#include <QMetaEnum>
#include <QWidget>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace btcflow::benchmarks {

namespace {

constexpr int kTick = 2;

double processor_ms() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

QString name_of(const QObject* receiver, QEvent::Type type) {
  const char* event = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
  const QString name = receiver->objectName();
  return QStringLiteral("%1 %2 %3")
      .arg(QLatin1String(receiver->metaObject()->className()), name,
           event ? QLatin1String(event) : QString::number(type));
}

}  // namespace

Stopwatch::Stopwatch() : processor_ms_(processor_ms()) { elapsed_.start(); }

Spent Stopwatch::spent() const {
  return {static_cast<double>(elapsed_.nsecsElapsed()) / 1e6, processor_ms() - processor_ms_};
}

bool TimedApplication::notify(QObject* receiver, QEvent* event) {
  if (event->type() == QEvent::Paint && receiver == watched_) painting_ = true;
  if (depth_ > 0) return QApplication::notify(receiver, event);
  // Neither may be there any more when it has been dealt with.
  const QPointer<QObject> still(receiver);
  const QEvent::Type type = event->type();
  const QMetaObject* meta = receiver->metaObject();
  const Stopwatch watch;
  ++depth_;
  const bool result = QApplication::notify(receiver, event);
  --depth_;
  const Spent spent = watch.spent();
  if (spent.elapsed_ms > longest_.spent.elapsed_ms) {
    longest_ = {spent, still ? name_of(still, type) : QString::fromLatin1(meta->className())};
  }
  if (std::exchange(painting_, false)) {
    ++paints_;
    if (watch_ != nullptr) at_paint_ = watch_->spent();
  }
  return result;
}

Spent TimedApplication::until_painted(const std::function<void()>& action,
                                      const std::function<bool()>& ready) {
  const int before = paints_;
  int seen = before;
  const Stopwatch watch;
  watch_ = &watch;
  action();
  wait_for([&] {
    if (paints_ == seen) return false;
    seen = paints_;
    return !ready || ready();
  });
  watch_ = nullptr;
  return at_paint_;
}

void TimedApplication::come_to_rest() {
  constexpr int kTurns = 4;  // a panel is filled in one, laid out in the next and painted in another
  for (int i = 0; i < kTurns; ++i) processEvents();
}

void TimedApplication::wait_for(const std::function<bool()>& ready, int seconds) {
  QTimer deadline;
  deadline.setSingleShot(true);
  deadline.start(seconds * 1000);
  while (!ready()) {
    if (!deadline.isActive()) {
      std::fprintf(stderr, "btcflow_window_benchmarks: what was waited for did not come\n");
      std::exit(1);  // NOLINT(concurrency-mt-unsafe): nothing is to be saved
    }
    processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
  }
}

HoldUpProbe::HoldUpProbe() {
  timer_.setTimerType(Qt::PreciseTimer);
  QObject::connect(&timer_, &QTimer::timeout, [this] {
    longest_ms_ = std::max(longest_ms_, static_cast<double>(since_.nsecsElapsed()) / 1e6 - kTick);
    since_.restart();
  });
  since_.start();
  timer_.start(kTick);
}

}  // namespace btcflow::benchmarks
