// The window without a mouse and without eyes: every control has a name, a tooltip, a key of its own, and Tab
// comes to it.
#include "support/accessibility.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QTableWidget>
#include <QToolTip>

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

// Numbers that only a mouse could reach would be closed to a screen reader, and nobody types them off.
TEST_F(AccessibilityTest, TablesOfThePanelsAreCopiedByKey) {
  settle();
  auto* table = find<QTableWidget>("CursorTable");
  table->setFocus(Qt::TabFocusReason);
  ASSERT_TRUE(table->hasFocus());
  QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
  const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  ASSERT_EQ(lines.size(), table->rowCount() + 1);
  EXPECT_EQ(lines.front(), QStringLiteral("Venue\tPrem %\tOI $\tFund 8h"));
  const int last = table->rowCount() - 1;
  QStringList basket;
  for (int column = 0; column < table->columnCount(); ++column)
    basket.append(table->item(last, column)->text());
  EXPECT_EQ(lines.back(), basket.join(QLatin1Char('\t')));
  QTest::keyClick(table, Qt::Key_Tab);
  EXPECT_FALSE(table->hasFocus()) << "Tab goes on";
}

// Intervals and medians of what followed stand in tooltips: for a hand without a mouse, too.
TEST_F(AccessibilityTest, KeysShowTheTipsOfTheStudy) {
  settle();
  auto* study = find<QTableWidget>("StudyTable");
  ASSERT_TRUE(QTest::qWaitFor([&] { return study->rowCount() > 0; }));
  study->setFocus(Qt::TabFocusReason);
  study->setCurrentCell(0, 2);
  ASSERT_FALSE(study->item(0, 2)->toolTip().isEmpty());
  EXPECT_EQ(QToolTip::text(), study->item(0, 2)->toolTip());
  QToolTip::hideText();
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
