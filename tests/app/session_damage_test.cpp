// Damage, who looks for it and who sets the file aside. A window opens at once and looks later; while others
// write, nobody may move the file.
#include <gtest/gtest.h>

#include "btcflow/app/session.h"
#include "support/damage.h"

namespace btcflow::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;

core::Time now() { return test::day(40); }

class SessionDamage : public testing::Test {
 protected:
  // Rows of Bitcoin are sound, those of another coin are not.
  void fill_and_damage() {
    {
      auto session = Session::open(paths_, now());
      ASSERT_TRUE(session);
      ASSERT_TRUE(session->cache().put(
          test::batch({test::page("bitstamp:btcusd", std::vector{test::candle(1, 100)}, 1, 2)})));
      ASSERT_TRUE(test::put_years(session->cache(), "bitstamp:ethusd"));
    }
    test::damage(paths_.cache);
    bytes_ = test::read_bytes(paths_.cache);
  }
  bool is_aside() const { return fs::exists(aside_); }

  test::TemporaryFolder folder_;
  Paths paths_{folder_ / "market.sqlite", folder_ / "config", folder_ / "state"};
  fs::path aside_ = paths_.cache.string() + ".damaged-20210209T000000Z";
  std::string bytes_;
};

TEST_F(SessionDamage, IsLookedForAtAUsualOpening) {
  fill_and_damage();
  const auto session = Session::open(paths_, now());
  ASSERT_TRUE(session);
  EXPECT_EQ(session->notices().size(), 1U);
  EXPECT_TRUE(is_aside());
}

TEST_F(SessionDamage, IsLeftForLaterByWhoIsInAHurry) {
  fill_and_damage();
  const auto session = Session::open_unchecked(paths_, now());
  ASSERT_TRUE(session) << session.error().sentence;
  EXPECT_EQ(session->load_market("BTC")->instruments.size(), 1U);
  EXPECT_TRUE(session->notices().empty());
  const auto checked = session->cache().check();
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().kind, ErrorKind::Damaged);
  EXPECT_FALSE(checked.error().cause.empty()) << "the log wants to know";
  EXPECT_FALSE(is_aside());
}

// What is no database at all cannot be worked with: there is no later.
TEST_F(SessionDamage, OfTheFirstBytesIsSetAsideEvenThen) {
  test::write_bytes(paths_.cache, std::string(8192, 'x'));
  const auto session = Session::open_unchecked(paths_, now());
  ASSERT_TRUE(session) << session.error().sentence;
  EXPECT_EQ(session->notices().size(), 1U);
  EXPECT_TRUE(is_aside());
}

// A sync may be writing to that very file.
TEST_F(SessionDamage, IsNotSetAsideByWhoReadsAgain) {
  test::write_bytes(paths_.cache, std::string(8192, 'x'));
  const auto session = Session::reopen(paths_);
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().kind, ErrorKind::Damaged);
  EXPECT_FALSE(is_aside());
}

TEST_F(SessionDamage, ThatWasFoundLaterIsSetAsideAndANewCacheBegun) {
  fill_and_damage();
  auto session = Session::open_unchecked(paths_, now());
  ASSERT_TRUE(session);
  ASSERT_TRUE(session->rebuild(now(), session->cache().check().error()));
  EXPECT_FALSE(session->is_demo());
  ASSERT_EQ(session->notices().size(), 1U);
  EXPECT_NE(session->notices()[0].find(aside_.string()), std::string::npos) << session->notices()[0];
  EXPECT_TRUE(test::read_bytes(aside_) == bytes_);
  EXPECT_TRUE(session->load_market("BTC")->instruments.empty());
  EXPECT_TRUE(session->cache().check());
  EXPECT_NE(session->catalogue().find("bitstamp:btcusd"), nullptr);
}

// A read-only folder: the session is of no use any more, and says so instead of crashing.
TEST_F(SessionDamage, WhereNothingNewCanBeBegunIsAnError) {
  fill_and_damage();
  auto session = Session::open_unchecked(paths_, now());
  ASSERT_TRUE(session);
  fs::remove(paths_.cache);  // nothing to move away
  EXPECT_FALSE(session->rebuild(now(), {ErrorKind::Damaged, "", ""}));
  EXPECT_FALSE(session->reload_catalogue());
  EXPECT_FALSE(session->is_demo());
}

}  // namespace
}  // namespace btcflow::app
