// The window in each of its languages, at each size of text, from right to left: everything has room.
#include <gtest/gtest.h>

#include <QTextBrowser>

#include "btcflow/app/table.h"
#include "btcflow/chart/export.h"
#include "btcflow/core/number.h"
#include "language.h"
#include "shortcut_sheet.h"
#include "support/clipping.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

using Case = std::tuple<const char*, double>;

class LanguagesTest : public test::WindowTest, public testing::WithParamInterface<Case> {
 protected:
  // The window comes up in the language, as a start of the program does.
  void SetUp() override {
    const std::string code = std::get<0>(GetParam());
    language_ = std::make_unique<Language>(QString::fromStdString(code == "rtl" ? "ar" : code));
    app::Preferences preferences;
    preferences.view = {{"font_scale", core::to_text(std::get<1>(GetParam()))}};
    ASSERT_TRUE(app::save_preferences(config(), preferences));
    open();
    settle();
  }
  void TearDown() override {
    window_.reset();
    language_.reset();
  }
  void expect_room(QWidget& widget, const char* where) {
    QCoreApplication::processEvents();
    const QStringList problems = test::clipped(widget);
    EXPECT_TRUE(problems.isEmpty()) << where << "\n" << problems.join(QLatin1Char('\n')).toStdString();
  }

  std::unique_ptr<Language> language_;
};

TEST_P(LanguagesTest, TheWindowHasRoom) { expect_room(*window_, "window"); }

TEST_P(LanguagesTest, TheSettingsHaveRoom) {
  action("Settings")->trigger();
  for (const char* tab : {"MetricsTab", "VenuesTab", "AppearanceTab", "DataTab"}) {
    click(tab);
    expect_room(*window_, tab);
  }
}

TEST_P(LanguagesTest, TheKeysAndMouseHaveRoom) {
  action("Shortcuts")->trigger();
  QWidget* sheet = window_->findChild<ShortcutSheet*>();
  ASSERT_NE(sheet, nullptr);
  expect_room(*sheet, "shortcuts");
  sheet->close();
}

TEST_P(LanguagesTest, TheFirstAndLastControlStandWhereLinesBegin) {
  const bool from_right = std::get<0>(GetParam()) == std::string_view("rtl");
  const QWidget* first = button("TimeframeD");
  EXPECT_EQ(first->mapTo(window_.get(), QPoint()).x() > window_->width() / 2, from_right);
  EXPECT_LT(chart().pane_rect(chart::Pane::Price).left(), chart().width() / 2);
}

std::string name_of(const testing::TestParamInfo<Case>& info) {
  const auto& [language, scale] = info.param;
  return std::string(language) + std::to_string(static_cast<int>(scale * 100));
}

INSTANTIATE_TEST_SUITE_P(Each, LanguagesTest,
                         testing::Combine(testing::Values("en", "de", "es", "rtl"),
                                          testing::Values(1.0, 1.5, 2.0)),
                         name_of);

class GermanTest : public test::WindowTest {
 protected:
  void SetUp() override {
    language_ = std::make_unique<Language>(QStringLiteral("de"));
    open();
    settle();
  }
  void TearDown() override {
    window_.reset();
    language_.reset();
  }
  std::unique_ptr<Language> language_;
};

TEST_F(GermanTest, TheWindowSpeaksGerman) {
  EXPECT_EQ(button("Sync")->accessibleName(), QStringLiteral("Abrufen"));
  EXPECT_EQ(QLocale().monthName(3), QStringLiteral("März"));
  EXPECT_EQ(language_->spoken(), QStringLiteral("de"));
}

// The texts of signals come from a room that knows no Qt: the window lends it its translator.
TEST_F(GermanTest, SignalsExplainThemselvesInGerman) {
  EXPECT_TRUE(find<QTextBrowser>("SignalsText")->toPlainText().contains(QStringLiteral("Konfluenz")));
}

TEST_F(GermanTest, TablesForFilesStayEnglish) {
  const app::Table table = app::signals_table(dashboard(), true);
  ASSERT_FALSE(table.rows.empty());
  const QString last = QString::fromStdString(app::to_csv(table));
  EXPECT_TRUE(last.contains(QStringLiteral("past their threshold")));
  EXPECT_FALSE(last.contains(QStringLiteral("Schwelle")));
}

// A picture made in a German window is the same as one from an English one, to the byte.
TEST_F(GermanTest, PicturesStayEnglish) {
  chart::PictureRequest request;
  request.dashboard = model_->dashboard();
  request.options = view();
  request.range = chart().visible();
  request.size = {900, 700};
  const auto german = chart::draw_picture(request, chart::PictureFormat::Svg);
  window_.reset();
  language_.reset();
  const auto english = chart::draw_picture(request, chart::PictureFormat::Svg);
  ASSERT_TRUE(german && english);
  EXPECT_EQ(*german, *english);
}

TEST(LanguageTest, AnUnknownLanguageIsEnglishAndLeavesNothingBehind) {
  const QLocale before;
  {
    const Language language(QStringLiteral("pt_BR"));
    EXPECT_EQ(language.spoken(), QStringLiteral("en"));
    EXPECT_EQ(QLocale().language(), QLocale::Portuguese);
  }
  {
    const Language language(QStringLiteral("es_MX"));
    EXPECT_EQ(language.spoken(), QStringLiteral("es"));
    EXPECT_EQ(QCoreApplication::translate("btcflow::gui", "Settings"), QStringLiteral("Ajustes"));
  }
  EXPECT_EQ(QCoreApplication::translate("btcflow::gui", "Settings"), QStringLiteral("Settings"));
  EXPECT_EQ(QLocale(), before);
}

}  // namespace
}  // namespace btcflow::gui
