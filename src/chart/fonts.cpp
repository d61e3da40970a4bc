#include "btcflow/chart/fonts.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>

namespace btcflow::chart {

void use_own_font() {
  for (const char* file : {":/fonts/DejaVuSans.ttf", ":/fonts/DejaVuSans-Bold.ttf"}) {
    QFontDatabase::addApplicationFont(QString::fromLatin1(file));
  }
  // Its digits all have one width: columns of numbers stay in line.
  QFont font(QStringLiteral("DejaVu Sans"));
  font.setPixelSize(kFontPixels);
  font.setHintingPreference(QFont::PreferNoHinting);
  QApplication::setFont(font);
}

}  // namespace btcflow::chart
