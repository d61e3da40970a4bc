// Texts as they are laid out, kept: shaping one costs twenty times as much as drawing it again.
#pragma once

#include <qcustomplot.h>

#include <QHash>
#include <QStaticText>

namespace btcflow::chart {

class Texts {
 public:
  // In whole pixels, as it is laid out to be drawn: laying it out once more for its width would cost as much.
  int width(const QString& text, const QFont& font);
  // As drawText() with the painter's font and pen: from the box' left, in the middle of its height, in one
  // line that may leave the box.
  void draw(QCPPainter& painter, const QRect& box, const QString& text);

 private:
  // Laid out, in a line of its own.
  const QStaticText& kept(const QString& text, const QFont& font);

  QFont plain_;
  QFont bold_;
  QHash<QString, QStaticText> plain_texts_, bold_texts_;
};

}  // namespace btcflow::chart
