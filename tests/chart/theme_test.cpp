// Colours that everybody can read and tell apart, measured as the standards measure.
#include "btcflow/chart/theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace btcflow::chart {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// sRGB to linear light, each channel 0..1 (IEC 61966-2-1).
Vector linear(const QColor& colour) {
  const auto channel = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return {channel(colour.redF()), channel(colour.greenF()), channel(colour.blueF())};
}

Vector times(const Matrix& m, const Vector& v) {
  Vector out{};
  for (std::size_t i = 0; i < 3; ++i) out.at(i) = m.at(i)[0] * v[0] + m.at(i)[1] * v[1] + m.at(i)[2] * v[2];
  return out;
}

// Contrast ratio of WCAG 2.2, 1 (none) to 21 (black on white).
double contrast(const QColor& a, const QColor& b) {
  const auto luminance = [](const QColor& c) {
    const Vector l = linear(c);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
  };
  const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

// How dichromats see linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
// Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6),
// 2009, doi 10.1109/TVCG.2009.113, the tables for severity 1.0. The first is an eye that sees every colour.
struct Eye {
  const char* name;
  Matrix sees;
};
const std::array<Eye, 4> kEyes{
    {{"every colour", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
     {"protanopia",
      {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
     {"deuteranopia",
      {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
     {"tritanopia",
      {{{1.255528, -0.076749, -0.178779},
        {-0.078411, 0.930809, 0.147602},
        {0.004733, 0.691367, 0.303900}}}}}};

// CIE L*a*b* of linear sRGB (white D65).
Vector lab(const Vector& rgb) {
  const Vector xyz = times({{{0.4124564, 0.3575761, 0.1804375},
                             {0.2126729, 0.7151522, 0.0721750},
                             {0.0193339, 0.1191920, 0.9503041}}},
                           rgb);
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f(xyz[0] / 0.95047);
  const double y = f(xyz[1]);
  const double z = f(xyz[2] / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// Distance of two colours for an eye (CIE 1976). About 2 can just be told apart side by side; over 50 they
// are plainly two colours.
double distance(const QColor& a, const QColor& b, const Eye& eye) {
  const auto seen = [&](const QColor& c) {
    Vector v = times(eye.sees, linear(c));
    for (double& x : v) x = std::clamp(x, 0.0, 1.0);
    return lab(v);
  };
  const Vector p = seen(a);
  const Vector q = seen(b);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

double least_distance(const QColor& a, const QColor& b) {
  double least = HUGE_VAL;
  for (const Eye& eye : kEyes) least = std::min(least, distance(a, b, eye));
  return least;
}

std::vector<Theme> every_theme() {
  std::vector<Theme> themes;
  for (const QString& name : theme_names()) {
    for (const QString& palette : palette_names())
      themes.push_back(*with_palette(*theme_by_name(name), palette));
  }
  return themes;
}

std::string label(const Theme& theme) { return (theme.name + " " + theme.palette).toStdString(); }

// Guards the measure itself with values that everybody can look up.
TEST(ThemeTest, TheMeasureIsThatOfTheStandards) {
  EXPECT_NEAR(contrast(Qt::black, Qt::white), 21, 1e-9);
  EXPECT_NEAR(contrast(QColor("#777777"), Qt::white), 4.48, 0.005);
  EXPECT_NEAR(distance(Qt::black, Qt::white, kEyes[0]), 100, 0.01);
  // Why a palette of its own is needed: the usual green and red are near each other for one man in twelve.
  const Theme& usual = dark_theme();
  EXPECT_GT(distance(usual.up, usual.down, kEyes[0]), 90);
  EXPECT_LT(least_distance(usual.up, usual.down), 30);
}

// Everything that is written somewhere: legends, labels, tables, tags.
TEST(ThemeTest, TextIsReadableInEveryThemeAndPalette) {
  for (const Theme& theme : every_theme()) {
    const double least = theme.name.contains(QStringLiteral("contrast")) ? 7.0 : 4.5;
    for (const QColor& ground : {theme.background, theme.surface}) {
      for (const QColor& ink : {theme.text, theme.muted, theme.up, theme.down, theme.spot, theme.perp,
                                theme.open_interest, theme.funding, theme.warning}) {
        EXPECT_GE(contrast(ink, ground), least)
            << label(theme) << ": " << ink.name().toStdString() << " on " << ground.name().toStdString();
      }
    }
    EXPECT_GE(contrast(theme.tag_text, theme.tag), least) << label(theme);
    EXPECT_GE(contrast(Qt::white, theme.accent), least) << label(theme) << ": chosen buttons";
  }
}

// Up against down for every common colour blindness; and what else meets in the price pane.
TEST(ThemeTest, TheColourBlindPaletteKeepsColoursApartForEveryEye) {
  for (const QString& name : theme_names()) {
    const Theme theme = *with_palette(*theme_by_name(name), QStringLiteral("colour-blind"));
    EXPECT_GT(least_distance(theme.up, theme.down), 70) << label(theme);
    const std::array<std::pair<const char*, QColor>, 5> together{{{"up", theme.up},
                                                                  {"down", theme.down},
                                                                  {"perp", theme.perp},
                                                                  {"warning", theme.warning},
                                                                  {"spot", theme.spot}}};
    for (std::size_t i = 0; i < together.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_GT(least_distance(together.at(i).second, together.at(j).second), 20)
            << label(theme) << ": " << together.at(i).first << " and " << together.at(j).first;
      }
    }
    EXPECT_GT(least_distance(theme.funding, theme.warning), 15) << label(theme);
    EXPECT_GT(least_distance(theme.open_interest, theme.warning), 15) << label(theme);
  }
}

TEST(ThemeTest, RedUpSwapsUpAndDownAndNothingElse) {
  for (const QString& name : theme_names()) {
    const Theme plain = *theme_by_name(name);
    Theme swapped = *with_palette(plain, QStringLiteral("red-up"));
    EXPECT_EQ(swapped.up, plain.down);
    EXPECT_EQ(swapped.down, plain.up);
    std::swap(swapped.up, swapped.down);
    swapped.palette = plain.palette;
    EXPECT_EQ(swapped, plain);
  }
}

// The menu may be clicked in any order: palettes replace each other.
TEST(ThemeTest, PalettesDoNotPileUp) {
  const Theme& plain = light_theme();
  const Theme red = *with_palette(plain, QStringLiteral("red-up"));
  EXPECT_EQ(*with_palette(red, QStringLiteral("red-up")), red);
  EXPECT_EQ(*with_palette(*with_palette(red, QStringLiteral("colour-blind")), QStringLiteral("standard")),
            plain);
}

TEST(ThemeTest, NamesLeadBackAndUnknownNamesNowhere) {
  EXPECT_EQ(theme_names(), QStringList({"dark", "light", "dark-contrast", "light-contrast"}));
  EXPECT_EQ(palette_names(), QStringList({"standard", "colour-blind", "red-up"}));
  for (const QString& name : theme_names()) EXPECT_EQ(theme_by_name(name)->name, name);
  EXPECT_FALSE(theme_by_name(QStringLiteral("Dark")));
  EXPECT_FALSE(with_palette(dark_theme(), QStringLiteral("green")));
}

// The last value stands on the colour of up or down: whatever that is, it must be read.
TEST(ThemeTest, InkIsReadOnAnyGround) {
  EXPECT_EQ(ink_on(QColor("#aa0000"), dark_theme()), dark_theme().text) << "dark red on black";
  EXPECT_EQ(ink_on(QColor("#ffdd00"), dark_theme()), dark_theme().background);
  EXPECT_EQ(ink_on(QColor("#ffdd00"), light_theme()), light_theme().text) << "yellow on white";
  EXPECT_EQ(ink_on(dark_theme().down, dark_theme()), dark_theme().background);
}

// Two colours of one's own stand in for the theme's, and for those alone.
TEST(ThemeTest, TwoColoursAreAPalette) {
  const Theme own = *with_palette(*with_palette(dark_theme(), QStringLiteral("colour-blind")),
                                  QStringLiteral("#00FF00|#ff00ff"));
  Theme wanted = dark_theme();
  wanted.up = QColor(0, 255, 0);
  wanted.down = QColor(255, 0, 255);
  wanted.palette = QStringLiteral("#00ff00|#ff00ff");
  EXPECT_EQ(own, wanted);
  EXPECT_TRUE(is_own_palette(own.palette));
  for (const char* wrong : {"#00ff00", "#00ff00|", "#00ff00|red", "#00ff00|#ff00ff|#0000ff", "#0f0|#f0f",
                            "#8000ff00|#ff00ff", "#00ff00|#gg00ff", "|"}) {
    EXPECT_FALSE(with_palette(dark_theme(), QString::fromLatin1(wrong))) << wrong;
    EXPECT_FALSE(is_own_palette(QString::fromLatin1(wrong))) << wrong;
  }
}

}  // namespace
}  // namespace btcflow::chart
