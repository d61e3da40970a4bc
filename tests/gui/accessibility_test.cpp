// The window without a mouse and without eyes: every control has a name, a tooltip, a key of its own, and Tab
// comes to it.
#include "support/accessibility.h"

#include <gtest/gtest.h>

#include "shortcut_sheet.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

class AccessibilityTest : public test::WindowTest {
 protected:
  static void expect_none(const QStringList& problems, const char* where) {
    EXPECT_TRUE(problems.isEmpty()) << where << "\n" << problems.join(QLatin1Char('\n')).toStdString();
  }
  static void expect_usable(QWidget& widget, const char* where) {
    QCoreApplication::processEvents();
    expect_none(test::unexplained(widget), where);
    expect_none(test::shared_keys(widget), where);
    expect_none(test::tab_problems(widget), where);
  }
};

TEST_F(AccessibilityTest, TheWindowIsUsableByNameAndKey) {
  settle();
  expect_usable(*window_, "window");
}

TEST_F(AccessibilityTest, EveryTabOfTheSettingsIsUsableByNameAndKey) {
  settle();
  action("Settings")->trigger();
  for (const char* tab : {"MetricsTab", "VenuesTab", "AppearanceTab", "DataTab"}) {
    click(tab);
    expect_usable(*window_, tab);
  }
}

TEST_F(AccessibilityTest, TheListOfKeysIsUsableByNameAndKey) {
  action("Shortcuts")->trigger();
  QWidget* sheet = window_->findChild<ShortcutSheet*>();
  ASSERT_NE(sheet, nullptr);
  ASSERT_TRUE(QTest::qWaitForWindowActive(sheet));
  expect_usable(*sheet, "shortcuts");
  sheet->close();
}

}  // namespace
}  // namespace btcflow::gui
