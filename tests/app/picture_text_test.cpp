// What an exported picture says of itself: years later somebody asks what it shows.
#include "btcflow/app/picture_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/dashboard.h"
#include "support/holds.h"

namespace btcflow::app {
namespace {

using test::day;

using test::holds;

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

// A line has room for a few names.
TEST(PictureText, CaptionCountsManyLeftOutInstruments) {
  Settings settings = preset("standard").value();
  const metrics::Dashboard d = test::small_dashboard();
  ASSERT_TRUE(set(settings, "venues.exclude=a:b|c:d|e:f"));
  EXPECT_TRUE(
      holds(picture_caption(d, settings, day(1), day(3), false), "standard (venues.exclude=a:b|c:d|e:f)"));
  ASSERT_TRUE(set(settings, "venues.exclude=a:b|c:d|e:f|g:h"));
  EXPECT_TRUE(holds(picture_caption(d, settings, day(1), day(3), false), "standard (without 4 instruments)"));
  ASSERT_TRUE(set(settings, "oi.unit=coin"));
  EXPECT_TRUE(
      holds(picture_caption(d, settings, day(1), day(3), false), "(oi.unit=coin, without 4 instruments)"));
}

// Every field differs from its default.
PictureParameters changed_parameters() {
  PictureParameters p;
  p.asset = "ETH";
  p.timeframe = core::Timeframe::ThreeDay;
  p.range = {core::parse_time("2019-01-02T03:04:05.006Z").value(), core::parse_time("2022-01-01").value()};
  p.as_of = core::parse_time("2021-02-03T04:05:06.789Z").value();
  p.live = true;
  p.demo = true;
  p.settings = preset("classic").value();
  for (const char* assignment : {"premium.sampling=last",
                                 "premium.sign=perp",
                                 "basket.spot=volume",
                                 "basket.perp=oi",
                                 "basket.outlier_pct=2.5",
                                 "basket.quote_correction=false",
                                 "bars.three_day=running",
                                 "oi.unit=coin",
                                 "oi.composition=bybit:BTCUSDT",
                                 "zscore.length=26",
                                 "zscore.method=robust",
                                 "zscore.min_known=0.1",
                                 "funding.weights=oi",
                                 "funding.twap_length=9",
                                 "funding.twap_weights=bars",
                                 "confluence.mode=absolute",
                                 "confluence.premium=0.3",
                                 "confluence.oi=1e-9",
                                 "confluence.funding=0.7",
                                 "extremes.k=2.25",
                                 "extremes.need=3",
                                 "signals.join_gap=4",
                                 "venues.exclude=a:b|okx:BTC-USDT-SWAP"}) {
    EXPECT_TRUE(set(p.settings, assignment)) << assignment;
  }
  p.view = {{"theme", "light"}, {"pane.price.values", "1|2.5"}, {"apr", "true"}};
  p.width = 801;
  p.height = 603;
  p.scale = 1.25;
  p.cursor = core::parse_time("2020-05-06").value();
  return p;
}

PictureParameters read_back(const TextPairs& text) {
  const auto read = read_picture_parameters(text);
  if (!read) ADD_FAILURE() << read.error().sentence;
  return read ? *read : PictureParameters{};
}

std::string refusal(const TextPairs& text) {
  const auto read = read_picture_parameters(text);
  EXPECT_FALSE(read);
  if (read) return {};
  EXPECT_EQ(read.error().kind, core::ErrorKind::BadInput);
  return read.error().sentence;
}

TextPairs with(TextPairs text, const std::string& key, const std::string& value) {
  for (auto& [name, present] : text) {
    if (name != key) continue;
    present = value;
    return text;
  }
  text.emplace_back(key, value);
  return text;
}
TextPairs without(TextPairs text, const std::string& key) {
  std::erase_if(text, [&](const auto& pair) { return pair.first == key; });
  return text;
}

// "export --like" draws the same again: nothing may be lost on the way.
TEST(PictureText, ParametersComeBackWhole) {
  EXPECT_EQ(read_back(as_text(changed_parameters())), changed_parameters());
  PictureParameters plain;
  plain.range = {day(1), day(3)};
  plain.as_of = day(3);
  EXPECT_EQ(read_back(as_text(plain)), plain);
}

// Each key says something, and says it alone: with its value of the other picture, the parameters are others.
TEST(PictureText, EveryKeyCounts) {
  PictureParameters plain;
  plain.range = {day(1), day(3)};
  plain.as_of = day(3);
  const TextPairs changed = as_text(changed_parameters());
  for (const auto& [key, value] : as_text(plain)) {
    const auto other =
        std::find_if(changed.begin(), changed.end(), [&](const auto& p) { return p.first == key; });
    ASSERT_NE(other, changed.end()) << key;
    if (key == "Software") continue;
    EXPECT_NE(other->second, value) << key << " is not changed by this test";
    const PictureParameters read = read_back(with(as_text(plain), key, other->second));
    EXPECT_FALSE(read == plain) << key << " is not read";
  }
}

// The names are a promise: pictures live longer than versions.
TEST(PictureText, KeysAreTheseOnes) {
  std::set<std::string> keys;
  for (const auto& [key, value] : as_text(changed_parameters())) EXPECT_TRUE(keys.insert(key).second) << key;
  for (const char* key :
       {"Software", "btcflow.asset", "btcflow.timeframe", "btcflow.from", "btcflow.to", "btcflow.as-of",
        "btcflow.live", "btcflow.demo", "btcflow.preset", "btcflow.size", "btcflow.scale",
        "btcflow.view.theme", "btcflow.set.venues.exclude", "btcflow.set.zscore.min_known"}) {
    EXPECT_TRUE(keys.contains(key)) << key;
  }
  for (const SettingKey& key : setting_keys())
    EXPECT_TRUE(keys.contains("btcflow.set." + key.name)) << key.name;
  for (const std::string& key : keys) EXPECT_LT(key.size(), 80U) << "a PNG's keyword is no longer: " << key;
}

// Image programs reorder the pairs and add their own.
TEST(PictureText, OrderAndOtherProgramsPairsSayNothing) {
  TextPairs text = as_text(changed_parameters());
  std::sort(text.begin(), text.end());
  text.insert(text.begin(), {"Author", "somebody"});
  text.emplace_back("btcflowers", "tulips");
  PictureParameters read = read_back(text);
  PictureParameters expected = changed_parameters();
  std::sort(expected.view.begin(), expected.view.end());
  EXPECT_EQ(read, expected);
}

// As version 0.1.0 wrote them at first: no size, no view, no venues.exclude, no live.
TEST(PictureText, AnOlderPictureKeepsTheDefaultsOfWhatItDoesNotSay) {
  TextPairs old{{"Software", "BTC Flow 0.1.0"},
                {"btcflow.asset", "BTC"},
                {"btcflow.timeframe", "W"},
                {"btcflow.from", "2015-01-05T00:00:00Z"},
                {"btcflow.to", "2024-01-01T00:00:00Z"},
                {"btcflow.as-of", "2024-01-01T00:00:00Z"},
                {"btcflow.preset", "classic"},
                {"btcflow.demo", "true"}};
  for (const auto& [key, value] : as_text(preset("classic").value())) {
    if (key != "venues.exclude") old.emplace_back("btcflow.set." + key, value);
  }
  PictureParameters expected;
  expected.range = {core::parse_time("2015-01-05").value(), core::parse_time("2024-01-01").value()};
  expected.as_of = expected.range.to;
  expected.settings = preset("classic").value();
  expected.demo = true;
  EXPECT_EQ(read_back(old), expected);
  expected.asset = "BTC";
  EXPECT_EQ(read_back(without(old, "btcflow.asset")), expected);
}

// The name of somebody's own preset stays what it is called; what it is stands in the settings.
TEST(PictureText, AnOwnPresetComesAlong) {
  PictureParameters p = changed_parameters();
  p.settings.preset = "My weekly 26";
  EXPECT_EQ(read_back(as_text(p)), p);
}

TEST(PictureText, PicturesOfOthersAreRefused) {
  for (const TextPairs& text :
       std::vector<TextPairs>{{}, {{"Software", "Other 1.0"}}, {{"Description", "btcflow."}}}) {
    EXPECT_TRUE(holds(refusal(text), "no parameters of BTC Flow"));
  }
}

TEST(PictureText, WhatMustBeThereIsNamed) {
  for (const char* key : {"btcflow.timeframe", "btcflow.from", "btcflow.to", "btcflow.as-of"}) {
    EXPECT_TRUE(holds(refusal(without(as_text(changed_parameters()), key)), key)) << key;
  }
}

TEST(PictureText, BadValuesAreNamed) {
  const TextPairs good = as_text(changed_parameters());
  for (const auto& [key, value] : TextPairs{{"asset", ""},
                                            {"timeframe", "2W"},
                                            {"from", "yesterday"},
                                            {"to", "2021-02-30"},
                                            {"as-of", ""},
                                            {"live", "yes"},
                                            {"demo", "1"},
                                            {"preset", "two\nlines"},
                                            {"size", "800"},
                                            {"size", "0x600"},
                                            {"size", "-8x600"},
                                            {"size", "99999999999x1"},
                                            {"scale", "0"},
                                            {"scale", "nan"},
                                            {"set.zscore.length", "1"},
                                            {"set.venues.exclude", "bybit"}}) {
    const std::string sentence = refusal(with(good, "btcflow." + key, value));
    const std::string name = key.rfind("set.", 0) == 0 ? key.substr(4) : key;
    EXPECT_TRUE(holds(sentence, name)) << sentence;
  }
  EXPECT_TRUE(holds(refusal(with(good, "btcflow.to", "2019-01-01")), "btcflow.from"));
}

// A newer version's switch may change the picture: leaving it out silently would be a lie.
TEST(PictureText, KeysOfANewerVersionAreNamed) {
  const TextPairs good = with(as_text(changed_parameters()), "Software", "BTC Flow 9.0");
  for (const char* key : {"btcflow.set.zscore.flavour", "btcflow.moon"}) {
    const std::string sentence = refusal(with(good, key, "full"));
    EXPECT_TRUE(holds(sentence, key)) << sentence;
    EXPECT_TRUE(holds(sentence, "BTC Flow 9.0")) << sentence;
  }
}

TEST(PictureText, SizesAreTwoWholeNumbers) {
  EXPECT_EQ(parse_picture_size("1600x1000"), (std::pair{1600, 1000}));
  for (const char* text :
       {"", "x", "800", "800x", "x600", "0x0", "800x600x3", "1e3x600", "+8x600", "8 x 6", "8X6"})
    EXPECT_FALSE(parse_picture_size(text)) << text;
}

}  // namespace
}  // namespace btcflow::app
