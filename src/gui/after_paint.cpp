#include "after_paint.h"

#include <QCoreApplication>
#include <QEvent>
#include <utility>

namespace btcflow::gui {

namespace {

// Qt asks windows to paint with Qt::LowEventPriority: whatever stands below that comes later.
constexpr int kAfterPainting = Qt::LowEventPriority - 1;

QEvent::Type turn() {
  static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
  return type;
}

}  // namespace

AfterPaint::AfterPaint(std::function<void()> work, QObject* parent)
    : QObject(parent), work_(std::move(work)) {}

void AfterPaint::want() {
  if (!std::exchange(wanted_, true)) QCoreApplication::postEvent(this, new QEvent(turn()), kAfterPainting);
}

void AfterPaint::finish() {
  if (!std::exchange(wanted_, false)) return;
  QCoreApplication::removePostedEvents(this, turn());
  work_();
}

bool AfterPaint::event(QEvent* event) {
  if (event->type() != turn()) return QObject::event(event);
  finish();
  return true;
}

}  // namespace btcflow::gui
