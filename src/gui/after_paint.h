// What stands beside the chart follows a moment after it: the chart's own picture never waits for a table.
#pragma once

#include <QObject>
#include <chrono>
#include <functional>

namespace btcflow::gui {

// What nobody waits for begins so long after the start: by then the first picture is there.
inline constexpr std::chrono::milliseconds kBehindTheFirstPicture{100};

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
