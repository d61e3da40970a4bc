#include "memory.h"

#include <QCoreApplication>
#include <QPointer>

namespace btcflow::gui {

namespace {
constexpr int kMomentMilliseconds = 700;
}

Memory::Memory(std::optional<std::filesystem::path> folder, app::Preferences preferences, QObject* parent)
    : QObject(parent), folder_(std::move(folder)), preferences_(std::move(preferences)) {
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

void Memory::write() {
  timer_.stop();
  writer_.start([self = QPointer<Memory>(this), folder = *folder_, preferences = preferences_] {
    const auto saved = app::save_preferences(folder, preferences);
    if (saved) return;
    QMetaObject::invokeMethod(qApp, [self, sentence = QString::fromStdString(saved.error().sentence)] {
      if (self) emit self->failed(sentence);
    });
  });
}

}  // namespace btcflow::gui
