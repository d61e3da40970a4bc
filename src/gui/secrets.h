// The user's key for Coinalyze: in the desktop's keychain, never in settings, logs or files of this program.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "btcflow/sync/sync.h"

namespace btcflow::gui {

// Where secrets are kept. Answers come later, on the user-interface thread, in the order of the questions.
class KeyStore {
 public:
  enum class Outcome {
    Ok,
    NotFound,    // nothing is kept under that name
    NoKeychain,  // no keychain runs on this desktop
    Refused,     // the user or the keychain said no
    Failed,
  };
  struct Answer {
    Outcome outcome = Outcome::Ok;
    QString secret;  // of a read
    QString cause;   // what the keychain said
  };
  using Done = std::function<void(const Answer&)>;

  KeyStore() = default;
  KeyStore(const KeyStore&) = delete;
  KeyStore& operator=(const KeyStore&) = delete;
  virtual ~KeyStore() = default;

  virtual void read(const QString& name, Done done) = 0;
  virtual void write(const QString& name, const QString& secret, Done done) = 0;
  virtual void remove(const QString& name, Done done) = 0;
};

// The desktop's keychain (Secret Service, KWallet), under the service "btcflow". Never a file in clear.
std::unique_ptr<KeyStore> desktop_keychain();

// Keeps nothing: a key is for this session only.
std::unique_ptr<KeyStore> no_keychain();

class Secrets : public QObject {
  Q_OBJECT

 public:
  // `environment_key`: BTCFLOW_COINALYZE_KEY, which wins over whatever is kept; empty: not set.
  Secrets(std::unique_ptr<KeyStore> store, const QString& environment_key, QObject* parent = nullptr);
  ~Secrets() override;

  // Asks the keychain; changed() when it had a key.
  void load();
  // Uses the key from now on and keeps it in the keychain; empty: forgets it there too. Spaces around it are
  // taken off.
  void set_coinalyze_key(const QString& key);

  // In use now; empty: none.
  QString coinalyze_key() const;
  bool is_from_environment() const { return !environment_key_.isEmpty(); }
  // A sentence about where the key is: for the settings panel.
  QString state_text() const;
  void apply_to(sync::Options& options) const;

 signals:
  // The key in use, or where it is kept, is another now.
  void changed();
  // The keychain did not do what was asked: what happened, and what it means.
  void trouble(const QString& sentence);

 private:
  enum class Kept { Unknown, No, InKeychain, SessionOnly };
  void stored(const KeyStore::Answer& answer, bool removed);

  std::unique_ptr<KeyStore> store_;
  QString environment_key_;
  QString key_;
  Kept kept_ = Kept::Unknown;
  int changes_ = 0;  // by the user: an answer to an older question is out of date
};

}  // namespace btcflow::gui
