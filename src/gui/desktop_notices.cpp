// The two ways to the desktop: a tray icon's balloon, and the notification service.
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QIcon>
#include <QSystemTrayIcon>
#include <map>

#include "notifier.h"

namespace btcflow::gui {

namespace {

constexpr int kTrayMilliseconds = 30'000;
constexpr int kAsTheDesktopDoes = -1;  // milliseconds
constexpr int kIconSize = 32;

QString service() { return QStringLiteral("org.freedesktop.Notifications"); }
QString object() { return QStringLiteral("/org/freedesktop/Notifications"); }

QIcon icon() {
  const QIcon ours = QGuiApplication::windowIcon();
  if (!ours.isNull()) return ours;
  // A tray shows nothing without one.
  QPixmap dot(kIconSize, kIconSize);
  dot.fill(QColor(0x58, 0xa6, 0xff));
  return dot;
}

// The icon is there as long as something was told and not looked at.
class TrayNotices : public Notices {
  Q_OBJECT

 public:
  bool show(const Notification& notification) override {
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) return false;
    if (!tray_) {
      tray_ = std::make_unique<QSystemTrayIcon>(icon());
      connect(tray_.get(), &QSystemTrayIcon::activated, this, &TrayNotices::clicked);
      connect(tray_.get(), &QSystemTrayIcon::messageClicked, this, &TrayNotices::clicked);
    }
    last_ = notification;
    tray_->setToolTip(notification.title);
    tray_->show();
    tray_->showMessage(notification.title, notification.text, icon(), kTrayMilliseconds);
    return true;
  }

 private:
  void clicked() {
    tray_->hide();
    emit chosen(last_.bar);
  }

  std::unique_ptr<QSystemTrayIcon> tray_;
  Notification last_;
};

class BusNotices : public Notices {
  Q_OBJECT

 public:
  bool show(const Notification& notification) override {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return false;
    // Whether the text is taken as markup differs from desktop to desktop.
    const auto ask =
        QDBusMessage::createMethodCall(service(), object(), service(), QStringLiteral("GetCapabilities"));
    when_answered<QStringList>(bus.asyncCall(ask), notification,
                               [this, notification](const QStringList& can) {
                                 send(notification, can.contains(QStringLiteral("body-markup")),
                                      can.contains(QStringLiteral("actions")));
                               });
    return true;
  }

 private:
  template <typename Answer, typename Then>
  void when_answered(const QDBusPendingCall& call, const Notification& notification, Then then) {
    auto* watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, notification, then](auto* finished) {
      const QDBusPendingReply<Answer> reply = *finished;
      finished->deleteLater();
      if (reply.isError()) {
        emit failed(notification);
      } else {
        then(reply.value());
      }
    });
  }

  void send(const Notification& notification, bool markup, bool actions) {
    QDBusConnection bus = QDBusConnection::sessionBus();
    auto call = QDBusMessage::createMethodCall(service(), object(), service(), QStringLiteral("Notify"));
    const QStringList buttons = actions ? QStringList{QStringLiteral("default"), tr("Show")} : QStringList{};
    call << QStringLiteral("BTC Flow") << 0U << QStringLiteral("btcflow") << notification.title
         << (markup ? notification.text.toHtmlEscaped() : notification.text) << buttons
         << QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("btcflow")}} << kAsTheDesktopDoes;
    if (!listening_) {
      listening_ = bus.connect(service(), object(), service(), QStringLiteral("ActionInvoked"), this,
                               SLOT(action_invoked(uint, QString)));
    }
    when_answered<uint>(bus.asyncCall(call), notification,
                        [this, notification](uint id) { shown_[id] = notification.bar; });
  }

 private slots:
  void action_invoked(uint id, const QString&) {
    // Other programs' notifications are told here too.
    if (const auto it = shown_.find(id); it != shown_.end()) emit chosen(it->second);
  }

 private:
  bool listening_ = false;
  std::map<uint, core::Time> shown_;
};

}  // namespace

std::unique_ptr<Notices> tray_notices() { return std::make_unique<TrayNotices>(); }
std::unique_ptr<Notices> bus_notices() { return std::make_unique<BusNotices>(); }

}  // namespace btcflow::gui

#include "desktop_notices.moc"
