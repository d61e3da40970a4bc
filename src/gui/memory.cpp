#include "memory.h"

#include <QCoreApplication>
#include <QPointer>
#include <utility>

#include "btcflow/app/log.h"

namespace btcflow::gui {

namespace {
constexpr int kMomentMilliseconds = 700;
}

Memory::Memory(std::optional<std::filesystem::path> folder, app::Preferences preferences, QObject* parent)
    : QObject(parent),
      folder_(std::move(folder)),
      preferences_(std::move(preferences)),
      written_(std::make_shared<Written>(Written{preferences_, {}})) {
  writer_.setMaxThreadCount(1);
  timer_.setSingleShot(true);
  timer_.setInterval(kMomentMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &Memory::write);
}

Memory::~Memory() { flush(); }

void Memory::keep(const app::Preferences& preferences) {
  if (preferences == preferences_) return;
  preferences_ = preferences;
  if (folder_) timer_.start();
}

void Memory::flush() {
  if (timer_.isActive()) write();
  writer_.waitForDone();
}

// Only what has changed since the last time: another window may have saved the rest.
void Memory::write() {
  timer_.stop();
  writer_.start(
      [self = QPointer<Memory>(this), folder = *folder_, preferences = preferences_, written = written_] {
        const auto saved = app::save_changes(folder, written->preferences, preferences);
        const std::string problem = saved ? std::string() : saved.error().sentence;
        const bool news = std::exchange(written->problem, problem) != problem;
        if (saved) {
          written->preferences = preferences;
        } else if (news) {
          app::log_error(saved.error());
          QMetaObject::invokeMethod(qApp, [self, sentence = QString::fromStdString(problem)] {
            if (self) emit self->failed(sentence);
          });
        }
      });
}

}  // namespace btcflow::gui
