// What an exported picture says of itself: years later somebody asks what it shows.
#include "btcflow/app/picture_text.h"

#include <gtest/gtest.h>

#include <map>

#include "support/dashboard.h"

namespace btcflow::app {
namespace {

using test::day;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The range is cut at the as-of: nothing later is shown.
TEST(PictureText, CaptionNamesWhatIsShown) {
  Settings settings = preset("standard").value();
  const metrics::Dashboard d = test::small_dashboard();
  const std::string plain = picture_caption(d, settings, day(1), day(3), false);
  for (const char* part : {"BTC Flow ", "BTC D", "2021-01-01 to 2021-01-02", "standard",
                           "as of 2021-01-02T12:00:00Z", "data: bitstamp, bybit"}) {
    EXPECT_TRUE(holds(plain, part)) << part << " is not in " << plain;
  }
  EXPECT_FALSE(holds(plain, "demonstration"));
  ASSERT_TRUE(set(settings, "oi.unit=coin"));
  const std::string demo = picture_caption(d, settings, day(1), day(3), true);
  EXPECT_TRUE(holds(demo, "demonstration data, not the market")) << demo;
  EXPECT_TRUE(holds(demo, "standard (oi.unit=coin)")) << demo;
}

// Every setting travels with the picture, and set() takes each back: "export --like" draws the same again.
TEST(PictureText, ParametersHoldEverySetting) {
  Settings settings = preset("classic").value();
  ASSERT_TRUE(set(settings, "zscore.length=26"));
  const auto list = picture_parameters(test::small_dashboard(), settings, day(1), day(3), true);
  const std::map<std::string, std::string> parameters(list.begin(), list.end());
  EXPECT_EQ(parameters.size(), list.size());
  EXPECT_EQ(parameters.at("btcflow.timeframe"), "D");
  EXPECT_EQ(parameters.at("btcflow.from"), "2021-01-01T00:00:00Z");
  EXPECT_EQ(parameters.at("btcflow.to"), "2021-01-03T00:00:00Z");
  EXPECT_EQ(parameters.at("btcflow.as-of"), "2021-01-02T12:00:00Z");
  EXPECT_EQ(parameters.at("btcflow.demo"), "true");
  Settings again = preset(parameters.at("btcflow.preset")).value();
  for (const SettingKey& key : setting_keys()) {
    ASSERT_TRUE(parameters.contains("btcflow.set." + key.name)) << key.name;
    EXPECT_TRUE(set(again, key.name, parameters.at("btcflow.set." + key.name)));
  }
  EXPECT_TRUE(again.parameters == settings.parameters);
}

}  // namespace
}  // namespace btcflow::app
