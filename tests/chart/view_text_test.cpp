// View options survive a settings file, a PNG and a command line; nonsense in any of them changes nothing.
#include "btcflow/chart/view_text.h"

#include <gtest/gtest.h>

#include <set>

namespace btcflow::chart {
namespace {

// Nothing in it is as at first.
ViewOptions unusual() {
  ViewOptions options;
  options.theme = *with_palette(*theme_by_name(QStringLiteral("light-contrast")), QStringLiteral("red-up"));
  options.font_scale = 1.35;
  options.confluence = false;
  options.shading = false;
  options.extremes = true;
  options.apr = true;
  options.log_price = false;
  options.panes.order = {Pane::Funding, Pane::Price, Pane::Confluence, Pane::Premium, Pane::OpenInterest};
  options.panes.heights = {1.1, 2.2, 3.3, 0.1 + 0.2, 5.5};
  options.panes.hidden = {true, false, true, false, true};
  options.panes.values = {ValueRange{1000, 64000.5}, ValueRange{-0.1, 0.3}, ValueRange{-3, 3},
                          ValueRange{-0.02, 1e-7}, ValueRange{0, 1}};
  options.panes.maximised = Pane::Premium;
  return options;
}

ViewOptions read_back(const std::vector<std::pair<std::string, std::string>>& text) {
  ViewOptions options;
  for (const auto& [key, value] : text) {
    const auto done = set_view(options, key, value);
    EXPECT_TRUE(done) << key << "=" << value << ": " << (done ? "" : done.error().sentence);
  }
  return options;
}

TEST(ViewTextTest, WhatIsWrittenReadsBack) {
  EXPECT_EQ(read_back(as_text(unusual())), unusual());
  EXPECT_EQ(read_back(as_text(ViewOptions{})), ViewOptions{});
  ViewOptions own;
  own.theme = *with_palette(light_theme(), own_palette("#00ff00", "#ff00ff"));
  EXPECT_EQ(read_back(as_text(own)), own);
}

// The order in which a settings file or a command line names theme and palette must not matter.
TEST(ViewTextTest, ThemeAndPaletteMayComeInEitherOrder) {
  auto text = as_text(unusual());
  std::reverse(text.begin(), text.end());
  EXPECT_EQ(read_back(text), unusual());
}

// Settings files and old PNGs depend on the names.
TEST(ViewTextTest, TheKeysAreThese) {
  std::vector<std::string> expected{"theme",    "palette", "font_scale", "confluence",  "shading",
                                    "extremes", "apr",     "log_price",  "panes.order", "panes.maximised"};
  for (const char* pane : {"price", "premium", "open-interest", "funding", "confluence"}) {
    for (const char* what : {"height", "hidden", "values"})
      expected.push_back(std::string("pane.") + pane + "." + what);
  }
  std::vector<std::string> keys;
  for (const auto& [key, value] : as_text({})) keys.push_back(key);
  EXPECT_EQ(keys, expected);
  for (const Pane pane : kPanes) EXPECT_EQ(pane_by_name(pane_name(pane)), pane);
  EXPECT_FALSE(pane_by_name("volume"));
}

// Every key, with a value it cannot have: the sentence names the key and the value, and nothing has changed.
TEST(ViewTextTest, NonsenseIsRefusedInWordsAndChangesNothing) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"theme", "blue"},
      {"theme", ""},
      {"palette", "Standard"},
      {"palette", "#3cb27d"},
      {"palette", "green|red"},
      {"font_scale", "0.7"},
      {"font_scale", "2.6"},
      {"font_scale", "nan"},
      {"font_scale", "1,5"},
      {"confluence", "yes"},
      {"shading", "1"},
      {"extremes", ""},
      {"apr", "TRUE"},
      {"log_price", "true "},
      {"panes.order", "price"},
      {"panes.order", "price|premium|open-interest|funding|funding"},
      {"panes.order", "price|premium|open-interest|funding|volume"},
      {"panes.order", "price|premium|open-interest|funding|confluence|"},
      {"panes.maximised", "volume"},
      {"panes.maximised", ""},
      {"pane.price.height", "0"},
      {"pane.price.height", "-1"},
      {"pane.price.height", "inf"},
      {"pane.funding.height", "1e9"},
      {"pane.premium.hidden", "maybe"},
      {"pane.premium.values", "1"},
      {"pane.premium.values", "3|2"},
      {"pane.premium.values", "2|2"},
      {"pane.premium.values", "1|2|3"},
      {"pane.premium.values", "a|b"},
      {"pane.premium.values", "1|"},
      {"pane.volume.height", "1"},
      {"pane.price.colour", "1"},
      {"pane.price", "1"},
      {"pane.", "1"},
      {"perp_premium", "true"},
      {"", ""}};
  for (const auto& [key, value] : wrong) {
    ViewOptions options = unusual();
    const auto refused = set_view(options, key, value);
    ASSERT_FALSE(refused) << key << "=" << value;
    EXPECT_EQ(refused.error().kind, core::ErrorKind::Usage);
    EXPECT_NE(refused.error().sentence.find(key), std::string::npos) << refused.error().sentence;
    EXPECT_EQ(options, unusual()) << key << "=" << value;
  }
}

TEST(ViewTextTest, AnUnknownKeyIsToldWhichThereAre) {
  ViewOptions options;
  const auto refused = set_view(options, "colour", "red");
  ASSERT_FALSE(refused);
  for (const auto& [key, value] : as_text({}))
    EXPECT_NE(refused.error().sentence.find(key), std::string::npos) << key;
}

// A window without panes could not be brought back by hand.
TEST(ViewTextTest, TheLastPaneCannotBeHidden) {
  ViewOptions options;
  for (const char* key :
       {"pane.price.hidden", "pane.premium.hidden", "pane.open-interest.hidden", "pane.funding.hidden"}) {
    EXPECT_TRUE(set_view(options, key, "true"));
  }
  EXPECT_FALSE(set_view(options, "pane.confluence.hidden", "true"));
  EXPECT_FALSE(options.panes.hidden.at(index_of(Pane::Confluence)));
}

}  // namespace
}  // namespace btcflow::chart
