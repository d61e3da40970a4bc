#include "drops.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QtEndian>

#include "btcflow/chart/export.h"

namespace btcflow::gui {

namespace {

constexpr qsizetype kMostText = 1 << 20;  // of all texts of a picture; ours have a hundredth of it

QString tr(const char* s) { return QCoreApplication::translate("btcflow::gui", s); }

const QString& png_type() {
  static const QString type = QStringLiteral("image/png");
  return type;
}

bool is_png(const QString& file) { return file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive); }

bool is_table_or_folder(const QString& file) {
  for (const char* ending : {".csv", ".tsv", ".txt"}) {
    if (file.endsWith(QLatin1String(ending), Qt::CaseInsensitive)) return true;
  }
  return QFileInfo(file).isDir();
}

Drop from_png(const QByteArray& bytes) {
  const app::TextPairs text = chart::picture_text(bytes);
  if (text.empty()) {
    return UselessDrop{
        tr("This picture does not say how it was made: it carries no parameters of BTC Flow.")};
  }
  const auto parameters = app::read_picture_parameters(text);
  if (!parameters) return UselessDrop{QString::fromStdString(parameters.error().sentence)};
  return *parameters;
}

bool is_text(const QByteArray& type) { return type == "tEXt" || type == "zTXt" || type == "iTXt"; }

// The picture without its pixels: as much of the file as chart::picture_text() looks at. Pixels are passed
// over, so a picture of a hundred million of them takes no longer than another.
QByteArray texts_of(QFile& file) {
  constexpr qint64 kSignature = 8;
  constexpr qint64 kHead = 8;      // length and type
  constexpr qint64 kChecksum = 4;  // behind the data
  QByteArray out = file.read(kSignature);
  while (true) {
    const QByteArray head = file.read(kHead);
    if (head.size() < kHead) return out;
    const qint64 rest = qFromBigEndian<quint32>(head.constData()) + kChecksum;
    if (!is_text(head.mid(4))) {
      if (rest > file.size() - file.pos()) return out;
      file.seek(file.pos() + rest);
    } else if (out.size() + rest > kMostText) {
      return out;
    } else {
      out += head + file.read(rest);
    }
  }
}

Drop from_png_file(const QString& path) {
  QFile file(path);
  // A pipe would be waited for.
  if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
    return UselessDrop{tr("%1 cannot be read.").arg(path)};
  return from_png(texts_of(file));
}

}  // namespace

std::optional<QString> only_file(const QMimeData& data) {
  const QList<QUrl> urls = data.urls();
  if (urls.size() != 1 || !urls.first().isLocalFile()) return std::nullopt;
  return urls.first().toLocalFile();
}

bool may_be_taken(const QMimeData& data) { return data.hasFormat(png_type()) || only_file(data).has_value(); }

std::optional<QString> import_path(const QMimeData& data) {
  const auto path = only_file(data);
  if (!path || !is_table_or_folder(*path)) return std::nullopt;
  return path;
}

Drop read_path(const QString& path) {
  if (is_table_or_folder(path)) return ImportDrop{path};
  if (is_png(path)) return from_png_file(path);
  return UselessDrop{
      tr("%1 is neither a picture of BTC Flow (PNG) nor a CSV file.").arg(QFileInfo(path).fileName())};
}

Drop read_drop(const QMimeData& data) {
  if (const auto path = only_file(data)) return read_path(*path);
  if (data.hasFormat(png_type())) return from_png(data.data(png_type()));
  if (data.urls().size() > 1) return UselessDrop{tr("Drop one file at a time, or a folder of CSV files.")};
  return UselessDrop{
      tr("Only files can be taken: a picture of BTC Flow (PNG), a CSV file, or a folder of them.")};
}

}  // namespace btcflow::gui
