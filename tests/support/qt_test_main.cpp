// Tests with widgets: one QApplication for all of them, without a display, in the C locale, with the
// program's font.
#include <gtest/gtest.h>

#include <QApplication>
#include <QLocale>

#include "btcflow/chart/fonts.h"

namespace {

// What a test's window did to the application is undone before the next one.
class FreshApplication : public testing::EmptyTestEventListener {
  void OnTestStart(const testing::TestInfo&) override {
    qApp->setStyleSheet({});
    qApp->setFont(btcflow::chart::own_font());
  }
};

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  testing::InitGoogleTest(&argc, argv);
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  btcflow::chart::use_own_font();
  testing::UnitTest::GetInstance()->listeners().Append(new FreshApplication);
  return RUN_ALL_TESTS();
}
