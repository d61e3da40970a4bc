// Tells the user of a signal that has just been confirmed, on the desktop.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "btcflow/metrics/dashboard.h"

namespace btcflow::gui {

struct Notification {
  QString title;
  QString text;
  core::Time bar;  // opens then
};

// Decides which events are news. No clock, no widgets.
class SignalWatch {
 public:
  // To be given every dashboard that is shown, but those of a market of which rows are still on their way
  // (Fetching::is_settled): what the last bar says of some venues alone, that of all may not. News are events
  // that were in no dashboard of this view before and stand on its last closed bar, where as-of is the
  // present. What a first dashboard, another timeframe, other parameters or a longer history bring is not
  // news. `extremes`: whether they are shown.
  std::vector<Notification> news(const metrics::Dashboard& dashboard, bool extremes);

 private:
  // What decides which events there are, but new bars.
  struct View {
    core::Timeframe timeframe;
    metrics::Parameters parameters;
    std::string asset;
    core::Time first_bar;
    friend bool operator==(const View&, const View&) = default;
  };
  std::optional<View> view_;
  std::set<std::pair<core::Time, metrics::SignalKind>> seen_;
};

// Where notifications are shown.
class Notices : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;
  // Whether it went out; if not, the next in line is asked.
  virtual bool show(const Notification& notification) = 0;

 signals:
  // The user clicked on one: the window is to come forward and show that bar.
  void chosen(btcflow::core::Time bar);
  // It was taken, and did not come out after all.
  void failed(const btcflow::gui::Notification& notification);
};

// The desktop's tray, where it has one.
std::unique_ptr<Notices> tray_notices();
// org.freedesktop.Notifications on the session bus.
std::unique_ptr<Notices> bus_notices();

class Notifier : public QObject {
  Q_OBJECT

 public:
  // Asked one after the other until one takes it.
  explicit Notifier(std::vector<std::unique_ptr<Notices>> ways, QObject* parent = nullptr);
  ~Notifier() override;

  // Off: what happens meanwhile is not told later either.
  void set_enabled(bool enabled) { enabled_ = enabled; }
  // See SignalWatch::news().
  void take(const metrics::Dashboard& dashboard, bool extremes);

 signals:
  void chosen(btcflow::core::Time bar);
  // Nobody could show it: for the status bar.
  void told(const QString& sentence);

 private:
  void send(const Notification& notification, std::size_t way);

  std::vector<std::unique_ptr<Notices>> ways_;
  SignalWatch watch_;
  bool enabled_ = true;
};

}  // namespace btcflow::gui
