// Tests with widgets: one QApplication for all of them, without a display, in the C locale, with the
// program's font.
#include <gtest/gtest.h>

#include <QApplication>
#include <QLocale>

#include "btcflow/chart/fonts.h"

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  testing::InitGoogleTest(&argc, argv);
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  btcflow::chart::use_own_font();
  return RUN_ALL_TESTS();
}
