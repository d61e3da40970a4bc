// The desktop's keychain through QtKeychain.
#include <qt6keychain/keychain.h>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <algorithm>
#include <array>

#include "secrets.h"

namespace btcflow::gui {

namespace {

KeyStore::Outcome outcome_of(QKeychain::Error error) {
  switch (error) {
    case QKeychain::NoError:
      return KeyStore::Outcome::Ok;
    case QKeychain::EntryNotFound:
      return KeyStore::Outcome::NotFound;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
      return KeyStore::Outcome::NoKeychain;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
      return KeyStore::Outcome::Refused;
    default:
      return KeyStore::Outcome::Failed;
  }
}

class DesktopKeychain : public KeyStore {
 public:
  void read(const QString& name, Done done) override {
    auto* job = new QKeychain::ReadPasswordJob(service());
    start(job, name, [job, done = std::move(done)](Answer answer) {
      answer.secret = job->textData();
      done(answer);
    });
  }
  void write(const QString& name, const QString& secret, Done done) override {
    auto* job = new QKeychain::WritePasswordJob(service());
    job->setTextData(secret);
    start(job, name, std::move(done));
  }
  void remove(const QString& name, Done done) override {
    start(new QKeychain::DeletePasswordJob(service()), name, std::move(done));
  }

 private:
  static QString service() { return QStringLiteral("btcflow"); }

  // Jobs delete themselves when they are finished.
  static void start(QKeychain::Job* job, const QString& name, std::function<void(Answer)> done) {
    job->setKey(name);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job, [done = std::move(done)](QKeychain::Job* finished) {
      Answer answer;
      answer.outcome = outcome_of(finished->error());
      answer.cause = finished->errorString();
      // Where none runs the library says so in words of its own, a different one each.
      if (answer.outcome == Outcome::Failed && !keychain_runs()) answer.outcome = Outcome::NoKeychain;
      done(answer);
    });
    job->start();
  }

  static bool keychain_runs() {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return false;
    constexpr std::array kServices{"org.freedesktop.secrets", "org.kde.kwalletd6", "org.kde.kwalletd5",
                                   "org.kde.kwalletd"};
    return std::any_of(kServices.begin(), kServices.end(), [&](const char* name) {
      return bus.interface()->isServiceRegistered(QLatin1String(name)).value();
    });
  }
};

}  // namespace

std::unique_ptr<KeyStore> desktop_keychain() { return std::make_unique<DesktopKeychain>(); }

}  // namespace btcflow::gui
