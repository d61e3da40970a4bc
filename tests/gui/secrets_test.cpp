// The key for Coinalyze: kept in the keychain or not at all, and said so.
#include "secrets.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <deque>
#include <map>

namespace btcflow::gui {
namespace {

using Outcome = KeyStore::Outcome;

// A keychain that answers when the test lets it.
class FakeKeychain : public KeyStore {
 public:
  struct State {
    std::map<QString, QString> kept;
    std::deque<std::function<void()>> pending;
    Outcome outcome = Outcome::Ok;  // of everything
    void answer() {
      while (!pending.empty()) {
        const auto next = pending.front();
        pending.pop_front();
        next();
      }
    }
  };
  explicit FakeKeychain(std::shared_ptr<State> state) : state_(std::move(state)) {}

  void read(const QString& name, Done done) override {
    later(std::move(done), [name](State& s, Answer& answer) {
      const auto it = s.kept.find(name);
      if (it == s.kept.end()) {
        answer.outcome = Outcome::NotFound;
      } else {
        answer.secret = it->second;
      }
    });
  }
  void write(const QString& name, const QString& secret, Done done) override {
    later(std::move(done), [name, secret](State& s, Answer&) { s.kept[name] = secret; });
  }
  void remove(const QString& name, Done done) override {
    later(std::move(done), [name](State& s, Answer& answer) {
      if (s.kept.erase(name) == 0) answer.outcome = Outcome::NotFound;
    });
  }

 private:
  void later(Done done, std::function<void(State&, Answer&)> work) {
    state_->pending.push_back([state = state_, done = std::move(done), work = std::move(work)] {
      Answer answer{state->outcome, {}, QStringLiteral("said the keychain")};
      if (answer.outcome == Outcome::Ok) work(*state, answer);
      done(answer);
    });
  }
  std::shared_ptr<State> state_;
};

class SecretsTest : public testing::Test {
 protected:
  std::unique_ptr<Secrets> make(const QString& environment = {}) {
    auto secrets = std::make_unique<Secrets>(std::make_unique<FakeKeychain>(keychain_), environment);
    trouble_ = std::make_unique<QSignalSpy>(secrets.get(), &Secrets::trouble);
    return secrets;
  }
  QString said() const { return trouble_->isEmpty() ? QString() : trouble_->back().front().toString(); }

  std::shared_ptr<FakeKeychain::State> keychain_ = std::make_shared<FakeKeychain::State>();
  std::unique_ptr<QSignalSpy> trouble_;
};

TEST_F(SecretsTest, AKeyIsThereAtTheNextStart) {
  auto first = make();
  first->set_coinalyze_key("  the-key \n");
  EXPECT_EQ(first->coinalyze_key(), "the-key") << "used at once, whatever the keychain takes its time for";
  keychain_->answer();
  EXPECT_TRUE(first->state_text().contains("keychain"));
  auto second = make();
  const QSignalSpy changed(second.get(), &Secrets::changed);
  second->load();
  EXPECT_TRUE(second->coinalyze_key().isEmpty());
  keychain_->answer();
  EXPECT_EQ(changed.count(), 1);
  sync::Options options;
  second->apply_to(options);
  EXPECT_EQ(options.coinalyze_key, "the-key");
  EXPECT_EQ(said(), "");
}

TEST_F(SecretsTest, AnEmptyKeyIsForgottenInTheKeychainToo) {
  auto secrets = make();
  secrets->set_coinalyze_key("the-key");
  keychain_->answer();
  secrets->set_coinalyze_key("");
  keychain_->answer();
  EXPECT_TRUE(keychain_->kept.empty());
  EXPECT_TRUE(secrets->coinalyze_key().isEmpty());
  EXPECT_EQ(said(), "");
}

// No keychain runs (a bare window manager, a server): the key works until the window is closed, and a
// sentence says so. At the start nobody without a key is bothered.
TEST_F(SecretsTest, WithoutAKeychainTheKeyIsForThisSessionAndSaidSo) {
  keychain_->outcome = Outcome::NoKeychain;
  auto secrets = make();
  secrets->load();
  keychain_->answer();
  EXPECT_EQ(said(), "");
  secrets->set_coinalyze_key("the-key");
  keychain_->answer();
  EXPECT_TRUE(said().contains("until the window is closed")) << qPrintable(said());
  EXPECT_FALSE(said().contains("the-key"));
  EXPECT_EQ(secrets->coinalyze_key(), "the-key");
  EXPECT_TRUE(secrets->state_text().contains("not kept"));
}

TEST_F(SecretsTest, ARefusalIsSaidWithItsCause) {
  keychain_->outcome = Outcome::Refused;
  auto secrets = make();
  secrets->load();
  keychain_->answer();
  EXPECT_TRUE(said().contains("said the keychain")) << qPrintable(said());
  secrets->set_coinalyze_key("the-key");
  keychain_->answer();
  EXPECT_TRUE(said().contains("did not take the key")) << qPrintable(said());
  EXPECT_EQ(secrets->coinalyze_key(), "the-key");
  secrets->set_coinalyze_key("");
  keychain_->answer();
  EXPECT_TRUE(said().contains("still kept there")) << qPrintable(said());
}

// The keychain asks for its password at the start; the user types a new key meanwhile.
TEST_F(SecretsTest, AnAnswerThatComesLateDoesNotUndoWhatTheUserDid) {
  keychain_->kept["coinalyze-api-key"] = "old";
  auto secrets = make();
  secrets->load();
  secrets->set_coinalyze_key("new");
  keychain_->answer();
  EXPECT_EQ(secrets->coinalyze_key(), "new");
  EXPECT_EQ(keychain_->kept.begin()->second, "new");
}

TEST_F(SecretsTest, TheEnvironmentWins) {
  keychain_->kept["coinalyze-api-key"] = "kept";
  auto secrets = make("from-outside");
  secrets->load();
  keychain_->answer();
  EXPECT_EQ(secrets->coinalyze_key(), "from-outside");
  EXPECT_TRUE(secrets->is_from_environment());
  EXPECT_TRUE(secrets->state_text().contains("BTCFLOW_COINALYZE_KEY"));
  EXPECT_EQ(keychain_->kept.begin()->second, "kept") << "what is kept is left alone";
}

TEST_F(SecretsTest, AnAnswerAfterTheWindowIsClosedIsForNobody) {
  auto secrets = make();
  secrets->load();
  secrets.reset();
  keychain_->answer();
  SUCCEED();
}

}  // namespace
}  // namespace btcflow::gui
