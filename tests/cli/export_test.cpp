// Pictures without a display.
#include "support/command_line.h"
#include "support/png.h"

namespace btcflow {
namespace {

using test::big_endian;
using test::holds;
using test::text_chunks;

class Export : public test::CommandLine {
 protected:
  // The bytes of the picture that `--demo export ... -o NAME` writes.
  std::string picture(const std::string& name, test::Arguments more = {}) const {
    more.insert(more.begin(), {"--demo", "export", "-o", name});
    EXPECT_EQ(output_of(more), "");
    return test::read_bytes(folder_ / name);
  }
  void expect_no_picture(test::Arguments more, const std::string& reason,
                         const std::string& name = "a.png") const {
    more.insert(more.begin(), {"--demo", "export", "-o", name});
    expect_refused(more, 2, reason);
    EXPECT_FALSE(std::filesystem::exists(folder_ / name));
  }
};

TEST_F(Export, WritesAPngOfTheAskedSize) {
  const std::string png = picture("a.png", {"--size", "801x603"});
  ASSERT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1A\n");
  EXPECT_EQ(big_endian(png, 16), 801U);
  EXPECT_EQ(big_endian(png, 20), 603U);
  const std::string twice = picture("b.png", {"--size", "800x600", "--scale", "2"});
  EXPECT_EQ(big_endian(twice, 16), 1600U);
  EXPECT_EQ(big_endian(twice, 20), 1200U);
}

TEST_F(Export, IsOfTheDocumentedSizeWithoutOne) {
  const std::string png = picture("a.png");
  EXPECT_EQ(big_endian(png, 16), 1600U);
  EXPECT_EQ(big_endian(png, 20), 1000U);
}

// A picture that was sent on still knows what it shows, and says that it is no real market.
TEST_F(Export, CarriesItsParameters) {
  const auto text =
      text_chunks(picture("a.png", {"--size", "800x600", "-t", "3D", "--preset", "classic", "--set",
                                    "extremes.k=2.5", "--from", "2020-01-01", "--to", "2021-01-01"}));
  EXPECT_EQ(text.at("btcflow.timeframe"), "3D");
  EXPECT_EQ(text.at("btcflow.asset"), "BTC");
  EXPECT_EQ(text.at("btcflow.preset"), "classic");
  EXPECT_EQ(text.at("btcflow.set.extremes.k"), "2.5");
  EXPECT_EQ(text.at("btcflow.set.premium.sampling"), "last");
  EXPECT_EQ(text.at("btcflow.as-of"), "2026-01-01T00:00:00Z");
  EXPECT_EQ(text.at("btcflow.demo"), "true");
  EXPECT_EQ(text.at("btcflow.from"), "2020-01-01T00:00:00Z");
  EXPECT_EQ(text.at("btcflow.to"), "2021-01-01T00:00:00Z");
  EXPECT_EQ(text.at("btcflow.size"), "800x600");
  EXPECT_EQ(text.at("btcflow.scale"), "1");
  EXPECT_EQ(text.at("btcflow.live"), "false");
  EXPECT_EQ(text.at("btcflow.view.theme"), "dark");
}

TEST_F(Export, WritesSvgAndPdf) {
  const std::string svg = picture("a.svg", {"--size", "800x600"});
  EXPECT_EQ(svg.rfind("<?xml", 0), 0U);
  EXPECT_TRUE(holds(svg, "<svg"));
  EXPECT_TRUE(holds(svg, "viewBox=\"0 0 800 600\""));
  EXPECT_TRUE(holds(svg, "demonstration data, not the market")) << "the mark must be in every export";
  const std::string pdf = picture("a.PDF", {"--size", "800x600"});
  EXPECT_EQ(pdf.rfind("%PDF-", 0), 0U);
  EXPECT_TRUE(holds(pdf.substr(pdf.size() - 16), "%%EOF"));
}

// The same parameters, the same picture, bit for bit; other parameters, another one.
TEST_F(Export, IsTheSameEachTime) {
  const test::Arguments size{"--size", "640x480"};
  const std::string first = picture("a.png", size);
  EXPECT_TRUE(picture("b.png", size) == first);
  for (const test::Arguments& other : {test::Arguments{"--theme", "light"},
                                       {"--extremes"},
                                       {"--apr"},
                                       {"--linear"},
                                       {"--no-confluence"},
                                       {"-t", "D"},
                                       {"--set", "premium.sign=perp"}}) {
    test::Arguments all = size;
    all.insert(all.end(), other.begin(), other.end());
    EXPECT_FALSE(picture("c.png", all) == first) << other[0];
  }
}

TEST_F(Export, RefusesBadNamesSizesAndThemes) {
  expect_no_picture({}, ".png, .svg or .pdf", "a.bmp");
  expect_no_picture({}, ".png, .svg or .pdf", "picture");
  for (const char* size :
       {"", "800", "800x", "x600", "0x0", "-800x600", "800x600x3", "1e3x600", "30000x600", "10x10"}) {
    expect_no_picture({"--size", size}, "");
  }
  expect_no_picture({"--scale", "0"}, "--scale");
  expect_no_picture({"--scale", "9"}, "--scale");
  expect_no_picture({"--scale", "4", "--size", "6000x600"}, "pixels");
  expect_no_picture({"--theme", "pink"}, "theme cannot be \"pink\"; it takes dark, light");
  expect_no_picture({"--palette", "pastel"}, "palette cannot be \"pastel\"; it takes standard");
  expect_no_picture({"--view", "panes.maximised=all"}, "panes.maximised cannot be \"all\"");
  expect_no_picture({"--view", "zoom=2"}, "zoom");
  expect_no_picture({"--view", "apr"}, "\"apr\" is not of the form key=value");
  expect_no_picture({"--from", "2021-01-01", "--to", "2020-01-01"}, "--from must be before --to.");
  expect_refused({"--demo", "export"}, 2, "--output");
}

// An unwritable place is a sentence, and an earlier picture there stays whole.
TEST_F(Export, ThatCannotBeWrittenIsOne) {
  expect_refused({"--demo", "export", "--size", "400x300", "-o", "no/such/a.png"}, 1, "no/such/a.png");
}

// From one's own data too.
TEST_F(Export, DrawsImportedData) {
  import_market();
  EXPECT_EQ(output_of({"export", "-t", "D", "--as-of", "2021-01-31", "--size", "800x600", "-o", "own.png"}),
            "");
  const auto text = text_chunks(test::read_bytes(folder_ / "own.png"));
  EXPECT_EQ(text.at("btcflow.timeframe"), "D");
  EXPECT_EQ(text.at("btcflow.demo"), "false");
  EXPECT_EQ(text.at("btcflow.as-of"), "2021-01-31T00:00:00Z");
}

}  // namespace
}  // namespace btcflow
