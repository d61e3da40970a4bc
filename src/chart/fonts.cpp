#include "btcflow/chart/fonts.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <algorithm>

namespace btcflow::chart {

void use_own_font() {
  for (const char* file : {":/fonts/DejaVuSans.ttf", ":/fonts/DejaVuSans-Bold.ttf"}) {
    QFontDatabase::addApplicationFont(QString::fromLatin1(file));
  }
  QApplication::setFont(own_font());
}

QFont own_font(double scale) {
  // Its digits all have one width: columns of numbers stay in line.
  QFont font(QStringLiteral("DejaVu Sans"));
  font.setPixelSize(std::max(1, qRound(kFontPixels * scale)));
  font.setHintingPreference(QFont::PreferNoHinting);
  // Coloured edges would be right for one kind of screen only, and for no picture.
  font.setStyleStrategy(QFont::NoSubpixelAntialias);
  // What is not said is taken from the application's font.
  font.setWeight(QFont::Normal);
  font.setStyle(QFont::StyleNormal);
  font.setStretch(QFont::Unstretched);
  font.setLetterSpacing(QFont::AbsoluteSpacing, 0);
  font.setKerning(true);
  return font;
}

}  // namespace btcflow::chart
