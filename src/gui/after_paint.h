// What stands beside the chart follows a moment after it: the chart's own picture never waits for a table.
#pragma once

#include <QObject>
#include <functional>

namespace btcflow::gui {

// For the user-interface thread. However often it is wanted, the work is done once, after the windows have
// painted what they have to paint.
class AfterPaint : public QObject {
  Q_OBJECT

 public:
  explicit AfterPaint(std::function<void()> work, QObject* parent = nullptr);

  void want();
  // Now, if it is wanted.
  void finish();

 protected:
  bool event(QEvent* event) override;

 private:
  std::function<void()> work_;
  bool wanted_ = false;
};

}  // namespace btcflow::gui
