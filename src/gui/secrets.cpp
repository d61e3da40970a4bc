#include "secrets.h"

#include <QPointer>
#include <QTimer>

namespace btcflow::gui {

namespace {

QString key_name() { return QStringLiteral("coinalyze-api-key"); }

class NoKeychain : public KeyStore {
 public:
  void read(const QString&, Done done) override { answer(done); }
  void write(const QString&, const QString&, Done done) override { answer(done); }
  void remove(const QString&, Done done) override { answer(done); }

 private:
  static void answer(const Done& done) {
    QTimer::singleShot(0, [done] { done({Outcome::NoKeychain, {}, {}}); });
  }
};

}  // namespace

std::unique_ptr<KeyStore> no_keychain() { return std::make_unique<NoKeychain>(); }

Secrets::Secrets(std::unique_ptr<KeyStore> store, const QString& environment_key, QObject* parent)
    : QObject(parent), store_(std::move(store)), environment_key_(environment_key.trimmed()) {}

Secrets::~Secrets() = default;

void Secrets::load() {
  store_->read(key_name(), [self = QPointer<Secrets>(this),
                            asked = changes_](const KeyStore::Answer& answer) {
    if (!self || self->changes_ != asked) return;
    switch (answer.outcome) {
      case KeyStore::Outcome::Ok:
        self->key_ = answer.secret.trimmed();
        self->kept_ = self->key_.isEmpty() ? Kept::No : Kept::InKeychain;
        break;
      case KeyStore::Outcome::NotFound:
      case KeyStore::Outcome::NoKeychain:
        // Most people have no key, and many no keychain: nothing to speak of.
        self->kept_ = Kept::No;
        break;
      default:
        self->kept_ = Kept::No;
        emit self->trouble(tr("The keychain did not give the key for Coinalyze (%1). Its feeds are left out.")
                               .arg(answer.cause));
    }
    emit self->changed();
  });
}

void Secrets::set_coinalyze_key(const QString& key) {
  const QString wanted = key.trimmed();
  if (wanted == key_ && kept_ == Kept::InKeychain) return;
  ++changes_;
  key_ = wanted;
  const bool removing = wanted.isEmpty();
  kept_ = removing ? Kept::No : Kept::SessionOnly;  // until the keychain says that it has it
  const auto done = [self = QPointer<Secrets>(this), asked = changes_,
                     removing](const KeyStore::Answer& answer) {
    if (self && self->changes_ == asked) self->stored(answer, removing);
  };
  emit changed();
  if (removing) {
    store_->remove(key_name(), done);
  } else {
    store_->write(key_name(), wanted, done);
  }
}

void Secrets::stored(const KeyStore::Answer& answer, bool removed) {
  const bool ok = answer.outcome == KeyStore::Outcome::Ok;
  if (removed) {
    const bool gone = ok || answer.outcome == KeyStore::Outcome::NotFound ||
                      answer.outcome == KeyStore::Outcome::NoKeychain;
    if (!gone) {
      emit trouble(tr("The keychain did not remove the key for Coinalyze (%1): it is not used any more, but "
                      "still kept there.")
                       .arg(answer.cause));
    }
    return;
  }
  if (ok) {
    kept_ = Kept::InKeychain;
    emit changed();
    return;
  }
  emit trouble(answer.outcome == KeyStore::Outcome::NoKeychain
                   ? tr("No keychain runs on this desktop: the key is used until the window is closed, and "
                        "not kept. To keep it, start one (GNOME Keyring, KWallet).")
                   : tr("The keychain did not take the key (%1): it is used until the window is closed, and "
                        "not kept.")
                         .arg(answer.cause));
}

QString Secrets::coinalyze_key() const { return environment_key_.isEmpty() ? key_ : environment_key_; }

QString Secrets::state_text() const {
  if (!environment_key_.isEmpty())
    return tr("The key comes from the environment (BTCFLOW_COINALYZE_KEY), which wins over the keychain.");
  switch (kept_) {
    case Kept::Unknown:
      return tr("The keychain is being asked.");
    case Kept::No:
      return tr("No key: Coinalyze is not asked. The exchanges need none.");
    case Kept::InKeychain:
      return tr("The key is kept in the desktop's keychain.");
    case Kept::SessionOnly:
      return tr("The key is used until the window is closed; it is not kept.");
  }
  return {};
}

void Secrets::apply_to(sync::Options& options) const {
  options.coinalyze_key = coinalyze_key().toStdString();
}

}  // namespace btcflow::gui
