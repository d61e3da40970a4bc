#include "circuit.h"

#include <gtest/gtest.h>

namespace btcflow::net {
namespace {

using namespace std::chrono_literals;
using State = Circuit::State;

const core::Time kOutset = core::make_day(2026, 11, 22);

Circuit opened() {
  Circuit circuit;
  for (int i = 0; i < 5; ++i) circuit.fail(kOutset, false);
  return circuit;
}

TEST(Circuit, opens_at_the_fifth_failure_in_a_row) {
  Circuit circuit;
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(circuit.fail(kOutset, false));
  EXPECT_EQ(circuit.state(kOutset), State::Closed);
  EXPECT_TRUE(circuit.fail(kOutset, false));
  EXPECT_EQ(circuit.state(kOutset + 59'999ms), State::Open);
  EXPECT_EQ(circuit.open_until(), kOutset + 60s);
}

TEST(Circuit, one_success_in_between_starts_the_count_anew) {
  Circuit circuit;
  for (int i = 0; i < 4; ++i) circuit.fail(kOutset, false);
  circuit.succeed();
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(circuit.fail(kOutset, false));
  EXPECT_EQ(circuit.state(kOutset), State::Closed);
}

TEST(Circuit, after_the_rest_one_probe_decides) {
  Circuit circuit = opened();
  EXPECT_EQ(circuit.state(kOutset + 60s), State::Probing);
  EXPECT_FALSE(circuit.probe_under_way());
  circuit.start_probe();
  EXPECT_TRUE(circuit.probe_under_way());
  Circuit other = circuit;

  circuit.succeed();
  EXPECT_EQ(circuit.state(kOutset + 60s), State::Closed);
  EXPECT_FALSE(circuit.fail(kOutset + 61s, false)) << "five are needed again";

  EXPECT_TRUE(other.fail(kOutset + 61s, true));
  EXPECT_EQ(other.state(kOutset + 62s), State::Open);
  EXPECT_EQ(other.open_until(), kOutset + 121s);
  EXPECT_FALSE(other.probe_under_way());
}

// Calls sent before it opened end late; they must neither prolong the rest nor decide for the probe.
TEST(Circuit, stragglers_do_not_prolong_it) {
  Circuit circuit = opened();
  EXPECT_FALSE(circuit.fail(kOutset + 30s, false));
  EXPECT_EQ(circuit.open_until(), kOutset + 60s);
  circuit.start_probe();
  EXPECT_FALSE(circuit.fail(kOutset + 61s, false));
  EXPECT_TRUE(circuit.probe_under_way());
}

}  // namespace
}  // namespace btcflow::net
