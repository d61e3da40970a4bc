#include "dialogs.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QPushButton>
#include <QScreen>

#include "button_key.h"

namespace btcflow::gui {

QPushButton* make_button(QWidget* parent, const QString& name, const QString& text, const QString& tip,
                         const QKeySequence& key) {
  auto* button = new QPushButton(text, parent);
  button->setObjectName(name);
  button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
  button->setToolTip(tip);
  if (!key.isEmpty()) give_key(*button, key, tip + QStringLiteral(" (%1)"));
  button->setAutoDefault(false);
  return button;
}

void resize_in_letters(QWidget& dialog, int letters, int lines) {
  const QFontMetrics metrics = dialog.fontMetrics();
  const QSize wanted(letters * metrics.averageCharWidth(), lines * metrics.height());
  const QScreen* screen = dialog.screen();
  dialog.resize(screen != nullptr ? wanted.boundedTo(screen->availableSize() * 0.95) : wanted);
}

QFont fixed_font(const QWidget& widget) {
  QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  font.setPixelSize(widget.fontInfo().pixelSize());
  return font;
}

}  // namespace btcflow::gui
