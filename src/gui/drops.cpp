#include "drops.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "btcflow/chart/export.h"

namespace btcflow::gui {

namespace {

constexpr qint64 kLargestPicture = 256LL * 1024 * 1024;

QString tr(const char* s) { return QCoreApplication::translate("btcflow::gui", s); }

const QString& png_type() {
  static const QString type = QStringLiteral("image/png");
  return type;
}

std::optional<QString> only_file(const QMimeData& data) {
  const QList<QUrl> urls = data.urls();
  if (urls.size() != 1 || !urls.first().isLocalFile()) return std::nullopt;
  return urls.first().toLocalFile();
}

bool is_png(const QString& file) { return file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive); }

bool is_text_table(const QString& file) {
  for (const char* ending : {".csv", ".tsv", ".txt"}) {
    if (file.endsWith(QLatin1String(ending), Qt::CaseInsensitive)) return true;
  }
  return false;
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

Drop from_png_file(const QString& path) {
  QFile file(path);
  if (file.size() > kLargestPicture)
    return UselessDrop{tr("%1 is too large for a picture of BTC Flow.").arg(path)};
  if (!file.open(QIODevice::ReadOnly)) return UselessDrop{tr("%1 cannot be read.").arg(path)};
  return from_png(file.readAll());
}

}  // namespace

bool may_be_taken(const QMimeData& data) { return data.hasFormat(png_type()) || only_file(data).has_value(); }

std::optional<QString> import_path(const QMimeData& data) {
  const auto path = only_file(data);
  if (!path || !(is_text_table(*path) || QFileInfo(*path).isDir())) return std::nullopt;
  return path;
}

Drop read_drop(const QMimeData& data) {
  if (const auto path = import_path(data)) return ImportDrop{*path};
  if (const auto path = only_file(data)) {
    if (is_png(*path)) return from_png_file(*path);
    return UselessDrop{
        tr("%1 is neither a picture of BTC Flow (PNG) nor a CSV file.").arg(QFileInfo(*path).fileName())};
  }
  if (data.hasFormat(png_type())) return from_png(data.data(png_type()));
  if (data.urls().size() > 1) return UselessDrop{tr("Drop one file at a time, or a folder of CSV files.")};
  return UselessDrop{
      tr("Only files can be taken: a picture of BTC Flow (PNG), a CSV file, or a folder of them.")};
}

}  // namespace btcflow::gui
