// "The same picture again": a PNG that somebody was sent is all it takes.
#include <algorithm>

#include "support/command_line.h"
#include "support/png.h"

namespace btcflow {
namespace {

namespace fs = std::filesystem;
using test::Arguments;
using test::holds;
using test::PngChunk;

class ExportLike : public test::CommandLine {
 protected:
  std::string exported(const std::string& name, Arguments more, const Arguments& before = {"--demo"}) const {
    Arguments all = before;
    all.insert(all.end(), {"export", "-o", name});
    all.insert(all.end(), more.begin(), more.end());
    EXPECT_EQ(output_of(all), "");
    return test::read_bytes(folder_ / name);
  }
  // Without --demo or anything else that the picture does not say itself.
  std::string like(const std::string& name, Arguments more = {}, const std::string& as = "like.png") const {
    more.insert(more.begin(), {"--like", name});
    return exported(as, more, {});
  }
  void expect_no_picture(const std::string& name, const std::string& reason, int exit_code = 1) const {
    expect_refused({"export", "--like", name, "-o", "refused.png"}, exit_code, reason);
    EXPECT_FALSE(fs::exists(folder_ / "refused.png"));
  }
  // A picture without the chunks of these keys.
  std::string without(const std::string& png, const std::function<bool(const std::string&)>& goes) const {
    return test::changed_png(png, [&](PngChunk chunk) -> std::optional<PngChunk> {
      if (goes(test::keyword_of(chunk))) return std::nullopt;
      return chunk;
    });
  }
};

const Arguments kSmall{"--size", "640x480"};

Arguments operator+(Arguments a, const Arguments& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// The cache is empty and there is no --demo: the demonstration comes back with its picture.
TEST_F(ExportLike, ADemoPictureIsDrawnAgainByteForByte) {
  const std::string original = exported("a.png", kSmall);
  EXPECT_TRUE(like("a.png") == original);
  EXPECT_TRUE(like("like.png", {}, "again.png") == original) << "and again from that one";
}

// All that can be chosen, chosen otherwise.
const Arguments& everything() {
  static const Arguments all{
      "--size",     "701x503",
      "--scale",    "1.5",
      "--theme",    "light",
      "--palette",  "colour-blind",
      "-t",         "3D",
      "--preset",   "classic",
      "--from",     "2019-02-03",
      "--to",       "2021-04-05T06:07:08.009Z",
      "--extremes", "--apr",
      "--linear",   "--no-confluence",
      "--set",      "zscore.length=26",
      "--set",      "premium.sign=perp",
      "--set",      "venues.exclude=bitmex:XBTUSD|bitstamp:btcusd|bybit:BTCUSD|okx:BTC-USDT-SWAP",
      "--view",     "font_scale=1.25",
      "--view",     "panes.order=funding|price|premium|confluence|open-interest",
      "--view",     "pane.premium.height=4",
      "--view",     "pane.confluence.hidden=true",
      "--view",     "pane.funding.values=-5|5"};
  return all;
}

TEST_F(ExportLike, EveryOptionComesBack) {
  const std::string original = exported("a.png", everything(), {"--demo", "--as-of", "2021-03-04T05:06:07Z"});
  EXPECT_TRUE(like("a.png") == original);
}

// The window draws it where somebody asked for it (btcflow.cursor); so it is there again.
TEST_F(ExportLike, TheCrosshairComesBack) {
  const std::string plain =
      exported("a.png", kSmall + Arguments{"--from", "2021-01-04", "--to", "2022-01-03"});
  constexpr std::size_t kHeader = 8 + 25;  // signature, and the chunk that comes first
  const auto pointed_at = [&](const std::string& time) {
    std::string png = plain;
    png.insert(kHeader, test::png_chunk({"tEXt", std::string("btcflow.cursor") + '\0' + time}));
    test::write_bytes(folder_ / "pointed.png", png);
    return like("pointed.png");
  };
  const std::string with = pointed_at("2021-05-10T00:00:00Z");
  EXPECT_EQ(test::text_chunks(with).at("btcflow.cursor"), "2021-05-10T00:00:00Z");
  EXPECT_FALSE(with == plain);
  EXPECT_TRUE(like("like.png", {}, "again.png") == with) << "and again from that one";
  EXPECT_TRUE(pointed_at("2021-05-11T00:00:00Z") == plain) << "no bar opens then";
  EXPECT_TRUE(pointed_at("2019-05-06T00:00:00Z") == plain) << "it is not in view";
}

// Whatever the picture's own form was.
TEST_F(ExportLike, DrawsAnyForm) {
  exported("a.png", everything());
  const std::string svg = exported("a.svg", everything());
  EXPECT_TRUE(like("a.png", {}, "b.svg") == svg);
  EXPECT_EQ(like("a.png", {}, "b.pdf").substr(0, 5), "%PDF-");
}

// What is said beside --like counts, the rest is the picture's.
TEST_F(ExportLike, OtherOptionsWin) {
  const Arguments base = kSmall + Arguments{"--set", "zscore.length=20", "--from", "2019-01-01",
                                            "--to",  "2021-01-01",       "-t",     "W"};
  const std::string original = exported("a.png", base);
  for (const Arguments& change : std::vector<Arguments>{{"--theme", "light"},
                                                        {"--palette", "colour-blind"},
                                                        {"--palette", "#00ff00|#ff00ff"},
                                                        {"--size", "700x500"},
                                                        {"--scale", "2"},
                                                        {"--from", "2020-01-01"},
                                                        {"--to", "2020-06-01"},
                                                        {"--timeframe", "D"},
                                                        {"--set", "oi.unit=coin"},
                                                        {"--set", "zscore.length=default"},
                                                        {"--view", "apr=true"},
                                                        {"--extremes"},
                                                        {"--apr"},
                                                        {"--linear"},
                                                        {"--no-confluence"}}) {
    const std::string changed = like("a.png", change);
    EXPECT_FALSE(changed == original) << change[0] << " changes nothing";
    // CLI options of one value are given once: the change takes the place of the base's.
    Arguments fresh;
    for (std::size_t i = 0; i < base.size(); i += 2) {
      const bool replaced = base[i] == change[0] || (base[i] == "-t" && change[0] == "--timeframe");
      if (!replaced || base[i] == "--set") fresh = fresh + Arguments{base[i], base[i + 1]};
    }
    EXPECT_TRUE(changed == exported("fresh.png", fresh + change)) << change[0];
  }
}

// A preset is all settings: those of the picture go with it.
TEST_F(ExportLike, APresetTakesThePlaceOfThePicturesSettings) {
  exported("a.png", kSmall + Arguments{"--set", "zscore.length=20", "--set", "oi.unit=coin"});
  EXPECT_TRUE(like("a.png", {"--preset", "classic", "--set", "extremes.k=1"}) ==
              exported("fresh.png", kSmall + Arguments{"--preset", "classic", "--set", "extremes.k=1"}));
}

TEST_F(ExportLike, AsOfWins) {
  const Arguments range{"--from", "2019-01-01", "--to", "2021-01-01"};
  exported("a.png", kSmall + range);
  EXPECT_TRUE(exported("b.png", {"--like", "a.png"}, {"--as-of", "2020-06-01"}) ==
              exported("fresh.png", kSmall + range, {"--demo", "--as-of", "2020-06-01"}));
}

// Signals are of the picture's day: the live picture's unfinished candle counts again, though the clock went
// on.
TEST_F(ExportLike, ALivePictureIsDrawnAsItWas) {
  const core::Time today =
      core::day_of(std::chrono::time_point_cast<core::Duration>(std::chrono::system_clock::now()));
  std::string csv = "date,open,high,low,close,volume\n";
  for (int n = 40; n >= 0; --n) {
    const std::string close = std::to_string(100 + n * n);
    csv += core::to_date(today - core::kDay * n) + "," + close + "," + close + "," + close + "," + close +
           ",10\n";
  }
  folder_.write("market/bitstamp/btcusd.spot.candles-1d.csv", csv);
  ASSERT_EQ(btcflow({"import", "--folder", "market"}).exit_code, 0);
  const std::string live = exported("a.png", kSmall + Arguments{"-t", "D"}, {});
  const auto text = test::text_chunks(live);
  EXPECT_EQ(text.at("btcflow.live"), "true");
  EXPECT_EQ(text.at("btcflow.demo"), "false");
  EXPECT_TRUE(like("a.png") == live);
  // A chosen past instant knows only what was finished then.
  const std::string past = exported("b.png", {"--like", "a.png"}, {"--as-of", text.at("btcflow.as-of")});
  EXPECT_EQ(test::text_chunks(past).at("btcflow.live"), "false");
}

// Image programs may put the text behind the picture when they save it anew.
TEST_F(ExportLike, FindsTheTextBehindThePictureToo) {
  const std::string ours = exported("a.png", kSmall + Arguments{"--apr"});
  std::vector<PngChunk> text;
  const std::string bare = test::changed_png(ours, [&](PngChunk chunk) -> std::optional<PngChunk> {
    if (test::keyword_of(chunk).empty()) return chunk;
    text.push_back(std::move(chunk));
    return std::nullopt;
  });
  std::string behind = bare.substr(0, bare.size() - 12);  // all but the end
  for (const PngChunk& chunk : text) behind += test::png_chunk(chunk);
  test::write_bytes(folder_ / "behind.png", behind + bare.substr(bare.size() - 12));
  EXPECT_TRUE(like("behind.png") == ours);
}

// Pictures of the first version said nothing of size and view, and knew fewer settings.
TEST_F(ExportLike, AnOldPictureIsDrawnWithTheDefaultsOfWhatItDoesNotSay) {
  const Arguments said{"-t", "M", "--set", "zscore.length=20", "--from", "2018-01-01"};
  const std::string now =
      exported("now.png", said + Arguments{"--size", "700x500", "--theme", "light", "--apr"});
  test::write_bytes(folder_ / "old.png", without(now, [](const std::string& key) {
                      return key == "btcflow.size" || key == "btcflow.scale" || key == "btcflow.live" ||
                             key == "btcflow.set.venues.exclude" || key.rfind("btcflow.view.", 0) == 0;
                    }));
  EXPECT_TRUE(like("old.png") == exported("fresh.png", said));
}

TEST_F(ExportLike, FilesThatAreNoPicturesOfOursAreRefused) {
  const std::string ours = exported("a.png", kSmall);
  test::write_bytes(folder_ / "foreign.png",
                    without(ours, [](const std::string& key) { return !key.empty(); }));
  expect_no_picture("foreign.png", "foreign.png: This picture carries no parameters of BTC Flow");
  test::write_bytes(folder_ / "a.svg", "<svg/>");
  expect_no_picture("a.svg", "a.svg is no PNG; only PNG pictures carry their parameters.");
  test::write_bytes(folder_ / "empty.png", "");
  expect_no_picture("empty.png", "empty.png is no PNG");
  test::write_bytes(folder_ / "cut.png", ours.substr(0, 40));
  expect_no_picture("cut.png", "cut.png: This picture carries no parameters of BTC Flow");
  expect_no_picture("missing.png", "missing.png cannot be read");
  expect_no_picture(".", "cannot be read");
}

// Nothing is guessed: a picture that says nonsense, or what a newer version meant, is named with its key.
TEST_F(ExportLike, KeysThatCannotBeReadAreNamed) {
  const std::string ours = exported("a.png", kSmall);
  const auto with = [&](const std::string& key, const std::string& new_key, const std::string& value) {
    test::write_bytes(folder_ / "bad.png", test::changed_png(ours, [&](PngChunk chunk) {
                        if (test::keyword_of(chunk) == key) chunk = {"tEXt", new_key + '\0' + value};
                        return std::optional(chunk);
                      }));
  };
  with("btcflow.timeframe", "btcflow.timeframe", "2W");
  expect_no_picture("bad.png", "bad.png: The picture's btcflow.timeframe makes no sense: \"2W\".");
  with("btcflow.set.zscore.length", "btcflow.set.zscore.length", "one");
  expect_no_picture("bad.png", "zscore.length cannot be \"one\"");
  with("btcflow.view.theme", "btcflow.view.theme", "pink");
  expect_no_picture("bad.png", "bad.png: theme cannot be \"pink\"");
  with("btcflow.as-of", "Comment", "as of when?");
  expect_no_picture("bad.png", "does not say btcflow.as-of");
  with("btcflow.scale", "btcflow.moon", "full");
  expect_no_picture("bad.png", "btcflow.moon");
  with("btcflow.size", "btcflow.size", "99999x99999");
  expect_no_picture("bad.png", "A picture's sides are", 2);
}

// The name of one's own preset stays in the picture; whoever gets it needs no such preset.
TEST_F(ExportLike, AnOwnPresetNeedNotBeThere) {
  folder_.write("config/btcflow/settings.json",
                R"({"presets": {"Wöchentlich 26": {"zscore.length": "26"}}})");
  const std::string original = exported("a.png", kSmall + Arguments{"--preset", "Wöchentlich 26"});
  fs::remove(folder_ / "config/btcflow/settings.json");
  EXPECT_TRUE(like("a.png") == original);
  EXPECT_FALSE(like("a.png", {"--preset", "standard"}) == original);
}

}  // namespace
}  // namespace btcflow
