#include <QBuffer>
#include <QImageReader>

#include "btcflow/chart/export.h"

namespace btcflow::chart {

std::vector<std::pair<std::string, std::string>> picture_text(const QByteArray& png) {
  QBuffer buffer;
  buffer.setData(png);
  buffer.open(QIODevice::ReadOnly);
  QImageReader reader(&buffer, "png");
  std::vector<std::pair<std::string, std::string>> out;
  for (const QString& key : reader.textKeys())
    out.emplace_back(key.toStdString(), reader.text(key).toStdString());
  if (!out.empty()) return out;
  // Some image programs put the text behind the picture: it is found when all of that was read.
  const QImage image = reader.read();
  for (const QString& key : image.textKeys())
    out.emplace_back(key.toStdString(), image.text(key).toStdString());
  return out;
}

}  // namespace btcflow::chart
