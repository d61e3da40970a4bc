// What a PNG's text chunks hold. Read from the chunks themselves: the image, which may be larger than Qt
// decodes, is not touched, and values come back to the letter.
#include <QByteArray>
#include <QtEndian>

#include "btcflow/chart/export.h"

namespace btcflow::chart {

namespace {

constexpr qsizetype kMostCompressed = 1 << 16;  // no text of ours is near that

struct Chunk {
  QByteArray type;
  QByteArray data;
};

// The chunk at `at`, which is moved behind it; nothing at the end or where the file is cut off.
std::optional<Chunk> next_chunk(const QByteArray& png, qsizetype& at) {
  constexpr qsizetype kAround = 12;  // length, type, checksum
  if (png.size() - at < kAround) return std::nullopt;
  const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(png.constData() + at));
  if (length > png.size() - at - kAround) return std::nullopt;
  Chunk chunk{png.mid(at + 4, 4), png.mid(at + 8, length)};
  at += length + kAround;
  return chunk;
}

// Takes what stands before the next zero byte, and that byte.
QByteArray take_word(QByteArray& data) {
  const qsizetype end = data.indexOf('\0');
  const QByteArray word = data.left(end);
  data = end < 0 ? QByteArray() : data.mid(end + 1);
  return word;
}

QByteArray inflated(const QByteArray& data) {
  if (data.size() > kMostCompressed) return {};
  return qUncompress(QByteArray(4, '\0') + data);  // before it the length, as far as one knows it
}

// Keyword and text as the PNG specification's section 11.3.3 lays them out.
std::optional<std::pair<std::string, std::string>> text_of(Chunk chunk) {
  const bool plain = chunk.type == "tEXt";
  const bool compressed = chunk.type == "zTXt";
  if (!plain && !compressed && chunk.type != "iTXt") return std::nullopt;
  const std::string key = QString::fromLatin1(take_word(chunk.data)).toStdString();
  if (plain) return std::pair{key, QString::fromLatin1(chunk.data).toStdString()};
  if (compressed) return std::pair{key, QString::fromLatin1(inflated(chunk.data.mid(1))).toStdString()};
  const bool is_compressed = chunk.data.startsWith('\1');
  chunk.data = chunk.data.mid(2);  // that, and by which method
  take_word(chunk.data);           // the language
  take_word(chunk.data);           // the key in that language
  return std::pair{key, (is_compressed ? inflated(chunk.data) : chunk.data).toStdString()};
}

}  // namespace

std::vector<std::pair<std::string, std::string>> picture_text(const QByteArray& png) {
  static const QByteArray signature("\x89PNG\r\n\x1a\n", 8);
  std::vector<std::pair<std::string, std::string>> text;
  if (!png.startsWith(signature)) return text;
  qsizetype at = signature.size();
  while (const auto chunk = next_chunk(png, at)) {
    if (auto found = text_of(*chunk)) text.push_back(std::move(*found));
  }
  return text;
}

}  // namespace btcflow::chart
