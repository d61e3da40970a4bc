#include "import_rows.h"

#include <algorithm>

#include "btcflow/core/number.h"
#include "text.h"

namespace btcflow::gui {

using app::RefusedLine;
using app::SeriesLine;
using core::Candle;
using core::Funding;
using core::OpenInterest;
using core::SeriesKind;

namespace {

// How much of the colour lies over the ground of what cannot be taken.
constexpr double kBadGround = 0.22;
constexpr double kEmphasis = 0.45;

QString nothing() { return QStringLiteral("—"); }

core::Time last_row(const store::Rows& rows) {
  return std::visit([](const auto& r) { return core::time_of(r.back()); }, rows);
}

// A day where it is one, otherwise the moment.
QString time_text(core::Time time) {
  return text(core::day_of(time) == time ? core::to_date(time)
                                         : core::to_iso(time).replace(10, 1, " ").erase(16) + " UTC");
}

QString unit_text(core::OpenInterestUnit unit, const core::Instrument& instrument) {
  if (unit == core::OpenInterestUnit::Usd) return QStringLiteral("USD");
  return instrument.base.empty() ? ImportLinesModel::tr("coin") : text(instrument.base);
}

QVariant alignment(bool left) {
  return QVariant::fromValue(Qt::Alignment((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
}

}  // namespace

QString series_text(SeriesKind series) {
  switch (series) {
    case SeriesKind::Candles:
      return ImportLinesModel::tr("Candles");
    case SeriesKind::OpenInterest:
      return ImportLinesModel::tr("Open interest");
    case SeriesKind::Funding:
      return ImportLinesModel::tr("Funding");
  }
  return {};
}

QString exact_text(double value) {
  if (!core::known(value)) return nothing();
  QString out = text(core::to_text(value));
  if (out.contains(QLatin1Char('e'))) return out;
  const qsizetype point = out.indexOf(QLatin1Char('.'));
  const qsizetype first = out.startsWith(QLatin1Char('-')) ? 1 : 0;
  for (qsizetype i = (point < 0 ? out.size() : point) - 3; i > first; i -= 3) out.insert(i, QChar(0x202F));
  if (first == 1) out.replace(0, 1, QChar(0x2212));
  return out;
}

void ImportLinesModel::show(ImportReadingPtr reading, const chart::Theme& theme) {
  beginResetModel();
  reading_ = std::move(reading);
  theme_ = theme;
  odd_.clear();
  for (std::size_t i = 0; reading_ && i < series().lines.size(); ++i) {
    const SeriesLine& line = series().lines[i];
    if (line.row == SeriesLine::kRefused || line.marks != 0) odd_.push_back(static_cast<std::uint32_t>(i));
  }
  endResetModel();
}

void ImportLinesModel::show_only_odd(bool only) {
  if (only == only_odd_) return;
  beginResetModel();
  only_odd_ = only;
  endResetModel();
}

void ImportLinesModel::emphasise(std::size_t line) {
  emphasised_ = line;
  if (rowCount() > 0)
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::BackgroundRole});
}

std::size_t ImportLinesModel::refused_count() const { return reading_ ? series().refused.size() : 0; }

const SeriesLine& ImportLinesModel::line_at(int row) const {
  const auto place = static_cast<std::size_t>(row);
  return series().lines.at(only_odd_ ? odd_.at(place) : place);
}

const RefusedLine* ImportLinesModel::refusal_of(const SeriesLine& line) const {
  if (line.row != SeriesLine::kRefused) return nullptr;
  const auto& all = series().refused;
  const auto it =
      std::lower_bound(all.begin(), all.end(), line.line,
                       [](const RefusedLine& r, std::uint32_t number) { return r.line < number; });
  return it != all.end() && it->line == line.line ? &*it : nullptr;
}

const RefusedLine* ImportLinesModel::refused_at(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  return refusal_of(line_at(row));
}

int ImportLinesModel::row_of_refused(std::size_t index) const {
  const std::uint32_t number = static_cast<std::uint32_t>(series().refused.at(index).line);
  const auto before = [](const SeriesLine& line, std::uint32_t n) { return line.line < n; };
  const auto& lines = series().lines;
  if (!only_odd_)
    return static_cast<int>(std::lower_bound(lines.begin(), lines.end(), number, before) - lines.begin());
  const auto it =
      std::lower_bound(odd_.begin(), odd_.end(), number,
                       [&](std::uint32_t place, std::uint32_t n) { return lines[place].line < n; });
  return static_cast<int>(it - odd_.begin());
}

int ImportLinesModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid() || !reading_) return 0;
  return static_cast<int>(only_odd_ ? odd_.size() : series().lines.size());
}

int ImportLinesModel::columnCount(const QModelIndex& parent) const {
  if (parent.isValid() || !reading_) return 0;
  switch (reading_->wish.request.series) {
    case SeriesKind::Candles:
      return 8;
    case SeriesKind::OpenInterest:
      return 4;
    case SeriesKind::Funding:
      return 6;
  }
  return 0;
}

namespace {

QString value_text(const Candle& row, int column, const core::Instrument&) {
  switch (column) {
    case 0:
      return exact_text(row.open);
    case 1:
      return exact_text(row.high);
    case 2:
      return exact_text(row.low);
    case 3:
      return exact_text(row.close);
    default:
      return exact_text(row.volume);
  }
}

QString value_text(const OpenInterest& row, int, const core::Instrument& instrument) {
  return exact_text(row.value) + QChar(0x202F) + unit_text(row.unit, instrument);
}

QString value_text(const Funding& row, int column, const core::Instrument&) {
  constexpr int kDecimals = 4;
  constexpr double kHours = 8;
  switch (column) {
    case 0:
      return text(core::fixed(100 * row.rate, kDecimals));
    case 1:
      return exact_text(row.interval_hours);
    default:
      return text(core::fixed(100 * row.rate * kHours / row.interval_hours, kDecimals));
  }
}

}  // namespace

QString ImportLinesModel::cell_text(const SeriesLine& line, int column) const {
  if (column == 0) return QString::number(line.line);
  if (column == columnCount() - 1) return note_text(line);
  if (line.row == SeriesLine::kRefused) return nothing();
  return std::visit(
      [&](const auto& rows) -> QString {
        const auto& row = rows.at(line.row);
        if (column == 1) return time_text(core::time_of(row));
        // The row that stands there is the later line's.
        if ((line.marks & app::kReplaced) != 0) return nothing();
        return value_text(row, column - 2, reading_->file.instrument);
      },
      series().file.rows);
}

QString ImportLinesModel::note_text(const SeriesLine& line) const {
  if (const RefusedLine* refusal = refusal_of(line)) return tr("Not taken: %1").arg(text(refusal->problem));
  const QList<QPair<app::RowMark, QString>> all{
      {app::kReplaced, tr("a later line falls on the same minute: that one counts")},
      {app::kUnfinished, tr("the day still runs: provisional")},
      {app::kOpenOutside, tr("opens or closes outside its low to high (kept)")},
      {app::kNoTrades, tr("no volume: the day has no price")},
      {app::kVolumeUnknown, tr("volume not known")},
      {app::kNotPositive, tr("zero or less: kept, the metrics ignore it")},
      {app::kHighRate, tr("unusually high: is it percent?")}};
  QStringList notes;
  for (const auto& [mark, note] : all) {
    if ((line.marks & mark) != 0) notes.append(note);
  }
  return notes.join(QStringLiteral("; "));
}

QVariant ImportLinesModel::data(const QModelIndex& index, int role) const {
  const SeriesLine& line = line_at(index.row());
  const bool refused = line.row == SeriesLine::kRefused;
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      if (role == Qt::ToolTipRole && index.column() != columnCount() - 1) return {};
      return cell_text(line, index.column());
    case Qt::TextAlignmentRole:
      return alignment(index.column() == 1 || index.column() == columnCount() - 1);
    case Qt::ForegroundRole:
      if (refused) return theme_.text;
      if (index.column() == 0) return theme_.muted;
      if (line.marks != 0 && index.column() == columnCount() - 1) return theme_.warning;
      return theme_.text;
    case Qt::BackgroundRole:
      if (refused)
        return chart::blended(theme_.surface, theme_.down, line.line == emphasised_ ? kEmphasis : kBadGround);
      return {};
    default:
      return {};
  }
}

QVariant ImportLinesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || !reading_) return {};
  if (role == Qt::TextAlignmentRole) return alignment(section == 1 || section == columnCount() - 1);
  if (role != Qt::DisplayRole) return {};
  const core::Instrument& instrument = reading_->file.instrument;
  const auto in = [](const QString& what, const std::string& unit) {
    return unit.empty() ? what : tr("%1, %2", "a quantity and its unit").arg(what, text(unit));
  };
  QStringList names{tr("Line")};
  switch (reading_->wish.request.series) {
    case SeriesKind::Candles:
      names << tr("Day (UTC)") << in(tr("Open"), instrument.quote) << in(tr("High"), instrument.quote)
            << in(tr("Low"), instrument.quote) << in(tr("Close"), instrument.quote)
            << in(tr("Volume"), instrument.base);
      break;
    case SeriesKind::OpenInterest:
      names << tr("Moment") << tr("Open interest");
      break;
    case SeriesKind::Funding:
      names << tr("Moment") << tr("Rate, %") << tr("Hours") << tr("% per 8 h");
      break;
  }
  names << tr("Note");
  return names.value(section);
}

void ImportFilesModel::show(ImportReadingPtr reading, const chart::Theme& theme) {
  beginResetModel();
  reading_ = std::move(reading);
  theme_ = theme;
  endResetModel();
}

std::optional<int> ImportFilesModel::first_bad() const {
  if (!reading_) return std::nullopt;
  const auto& files = reading_->folder.files;
  const auto it = std::find_if(files.begin(), files.end(), [](const auto& f) { return f.error.has_value(); });
  return it == files.end() ? std::nullopt : std::optional(static_cast<int>(it - files.begin()));
}

bool ImportFilesModel::is_ignored(int row) const {
  return static_cast<std::size_t>(row) >= reading_->folder.files.size();
}

int ImportFilesModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid() || !reading_) return 0;
  return static_cast<int>(reading_->folder.files.size() + reading_->folder.ignored.size());
}

int ImportFilesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString ImportFilesModel::relative(const std::filesystem::path& file) const {
  return text(file.lexically_relative(reading_->wish.request.file).string());
}

QString ImportFilesModel::note_text(const app::ImportPreview& preview) const {
  if (preview.error) {
    QString sentence = text(preview.error->sentence);
    // The row names the file already.
    const QString file = text(preview.request.file.string());
    if (sentence.startsWith(file)) sentence.remove(0, file.size());
    while (sentence.startsWith(QLatin1Char(',')) || sentence.startsWith(QLatin1Char(':')) ||
           sentence.startsWith(QLatin1Char(' ')))
      sentence.remove(0, 1);
    return tr("Cannot be taken: %1").arg(sentence);
  }
  QStringList notes;
  if (preview.instrument.custom) {
    notes << tr("not in the catalogue: taken as %1, %2 in %3")
                 .arg(text(std::string(core::to_text(preview.instrument.kind))),
                      text(preview.instrument.base), text(preview.instrument.quote));
  }
  for (const std::string& remark : preview.series.file.remarks) notes << text(remark);
  return notes.join(QStringLiteral("; "));
}

QString ImportFilesModel::ignored_text(const std::filesystem::path& file, int column) const {
  if (column == File) return relative(file);
  return column == Note ? tr("left alone: its name is not <symbol>.<spot|perp>.<series>.csv") : nothing();
}

QString ImportFilesModel::cell_text(int row, int column) const {
  const auto place = static_cast<std::size_t>(row);
  const auto& files = reading_->folder.files;
  if (is_ignored(row)) return ignored_text(reading_->folder.ignored.at(place - files.size()), column);
  const app::ImportPreview& preview = files.at(place);
  const app::SeriesFile& read = preview.series.file;
  const bool known = !preview.error && core::count(read.rows) > 0;
  switch (column) {
    case File:
      return relative(preview.request.file);
    case Instrument:
      return text(preview.request.instrument);
    case Series:
      return series_text(preview.request.series);
    case Note:
      return note_text(preview);
    case Rows:
      return known ? exact_text(static_cast<double>(core::count(read.rows))) : nothing();
    case First:
      return known ? text(core::to_date(read.covers.from)) : nothing();
    case Last:
      return known ? text(core::to_date(last_row(read.rows))) : nothing();
    default: {
      if (place >= reading_->changes.size()) return nothing();
      const store::Changes& changes = reading_->changes[place];
      return exact_text(static_cast<double>(column == New ? changes.added : changes.changed));
    }
  }
}

QVariant ImportFilesModel::data(const QModelIndex& index, int role) const {
  const bool ignored = is_ignored(index.row());
  const bool bad =
      !ignored && reading_->folder.files.at(static_cast<std::size_t>(index.row())).error.has_value();
  const bool left = index.column() <= Series || index.column() == Note;
  switch (role) {
    case Qt::DisplayRole:
      return cell_text(index.row(), index.column());
    case Qt::ToolTipRole:
      return index.column() == Note || index.column() == File ? cell_text(index.row(), index.column())
                                                              : QVariant();
    case Qt::TextAlignmentRole:
      return alignment(left);
    case Qt::ForegroundRole:
      if (!bad && index.column() == Note && !ignored) return theme_.warning;
      return ignored ? theme_.muted : theme_.text;
    case Qt::BackgroundRole:
      return bad ? QVariant(chart::blended(theme_.surface, theme_.down, kBadGround)) : QVariant();
    default:
      return {};
  }
}

QVariant ImportFilesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return alignment(section <= Series || section == Note);
  if (role != Qt::DisplayRole) return {};
  const QStringList names{tr("File"), tr("Instrument"), tr("Series"),  tr("Rows"), tr("First"),
                          tr("Last"), tr("New"),        tr("Changed"), tr("Note")};
  return names.value(section);
}

}  // namespace btcflow::gui
