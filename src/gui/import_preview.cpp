#include "import_preview.h"
#include "text.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <chrono>

namespace btcflow::gui {

using core::SeriesKind;

namespace {

// What the name and the header say, where nobody has chosen yet.
void guess(ImportReading& reading, const core::Catalogue& catalogue) {
  app::ImportFile& request = reading.wish.request;
  const auto named = app::request_from_name(request.file, catalogue);
  if (reading.columns->series) request.series = *reading.columns->series;
  if (!named) return;
  if (!reading.columns->series) request.series = named->series;
  // A name in the layout's form may also be an accident: only what the catalogue knows is believed.
  if (catalogue.find(named->instrument) != nullptr) request.instrument = named->instrument;
}

bool in_contracts(const ImportReading& reading) {
  using core::OpenInterestUnit;
  const auto& unit = reading.wish.request.unit;
  if (unit) return *unit == OpenInterestUnit::Contracts;
  const auto& units = reading.columns->units;
  return std::find(units.begin(), units.end(), OpenInterestUnit::Contracts) != units.end();
}

// What has to be chosen before the rows can be read at all.
QString missing_choice(const ImportReading& reading) {
  const app::ImportFile& request = reading.wish.request;
  if (request.series != SeriesKind::OpenInterest) return {};
  if (reading.columns->column_without_unit && !request.unit) {
    return ImportReader::tr("The column %1 does not say its unit: choose it.")
        .arg(text(*reading.columns->column_without_unit));
  }
  if (request.instrument.empty() && in_contracts(reading))
    return ImportReader::tr("Choose the instrument: it says what a contract is worth.");
  return {};
}

std::vector<app::ImportPreview> previews_of(const ImportReading& reading) {
  if (reading.wish.is_folder) return reading.folder.files;
  return {reading.file};
}

// How many rows are new; unknown where the cache cannot be asked, which the writing will say.
void ask_cache(ImportReading& reading, const std::filesystem::path& file) {
  std::error_code ec;
  if (!std::filesystem::exists(file, ec)) return;
  const auto cache = store::Cache::open(file);
  if (!cache) return;
  if (auto changes = app::compare(*cache, app::make_plan(previews_of(reading)).batch))
    reading.changes = std::move(*changes);
}

}  // namespace

std::size_t ImportReading::rows() const {
  if (!wish.is_folder) return core::count(file.series.file.rows);
  std::size_t sum = 0;
  for (const app::ImportPreview& preview : folder.files) sum += core::count(preview.series.file.rows);
  return sum;
}

// One reading, on a thread of the pool.
struct ImportReader::Task {
  QPointer<ImportReader> reader;  // looked at on the user-interface thread only
  std::shared_ptr<std::atomic<bool>> given_up;
  std::shared_ptr<std::atomic<bool>> stopped;
  core::Catalogue catalogue;
  std::filesystem::path cache;
  core::Time now;
  std::chrono::steady_clock::time_point told{};

  bool go_on(double part) {
    constexpr std::chrono::milliseconds kBetween{50};
    const auto present = std::chrono::steady_clock::now();
    if (present - told >= kBetween) {
      told = present;
      QMetaObject::invokeMethod(qApp, [self = reader, mine = given_up, part] {
        if (self && !*mine) emit self->progressed(part);
      });
    }
    return !*given_up && !*stopped;
  }

  void read_file(ImportReading& reading) {
    auto columns = app::read_columns(reading.wish.request.file);
    if (!columns) {
      reading.problem = text(columns.error().sentence);
      return;
    }
    reading.columns = std::move(*columns);
    if (reading.wish.guess) guess(reading, catalogue);
    reading.problem = missing_choice(reading);
    if (!reading.problem.isEmpty()) return;
    app::PreviewOptions options;
    options.go_on = [this](double part) { return go_on(part); };
    reading.file = app::preview_import(reading.wish.request, catalogue, now, options);
    if (reading.file.error) reading.problem = text(reading.file.error->sentence);
  }

  void run(const ImportWish& wish) {
    const auto reading = std::make_shared<ImportReading>();
    reading->wish = wish;
    if (wish.is_folder) {
      reading->folder = app::preview_folder_import(wish.request.file, catalogue, now,
                                                   [this](double part) { return go_on(part); });
      if (reading->folder.error) reading->problem = text(reading->folder.error->sentence);
    } else {
      read_file(*reading);
    }
    reading->stopped = *stopped;
    if (reading->stopped) reading->problem = ImportReader::tr("Reading was stopped.");
    if (reading->problem.isEmpty() && !*given_up) ask_cache(*reading, cache);
    QMetaObject::invokeMethod(qApp, [self = reader, mine = given_up, reading] {
      if (self && !*mine) emit self->read_done(reading);
    });
  }
};

ImportReader::ImportReader(core::Catalogue catalogue, std::filesystem::path cache, Clock clock,
                           QObject* parent)
    : QObject(parent),
      catalogue_(std::move(catalogue)),
      cache_(std::move(cache)),
      clock_(std::move(clock)),
      given_up_(std::make_shared<std::atomic<bool>>(false)),
      stopped_(std::make_shared<std::atomic<bool>>(false)) {}

ImportReader::~ImportReader() { *given_up_ = true; }

void ImportReader::read(const ImportWish& wish) {
  *given_up_ = true;
  given_up_ = std::make_shared<std::atomic<bool>>(false);
  stopped_ = std::make_shared<std::atomic<bool>>(false);
  QThreadPool::globalInstance()->start([wish, task = Task{this, given_up_, stopped_, catalogue_, cache_,
                                                          clock_()}]() mutable { task.run(wish); });
}

void ImportReader::stop() { *stopped_ = true; }

void ImportReader::write(const ImportReadingPtr& reading) {
  QThreadPool::globalInstance()->start([self = QPointer<ImportReader>(this), reading, file = cache_] {
    store::Changes sum;
    QString problem;
    const auto note = [&problem](const core::Error& error) { problem = text(error.sentence); };
    if (auto cache = store::Cache::open(file)) {
      const auto changes = cache->put(app::make_plan(previews_of(*reading)).batch);
      if (!changes) {
        note(changes.error());
      } else {
        for (const store::Changes& c : *changes) {
          sum.added += c.added;
          sum.changed += c.changed;
          sum.same += c.same;
        }
      }
    } else {
      note(cache.error());
    }
    QMetaObject::invokeMethod(qApp, [self, sum, problem] {
      if (!self) return;
      if (problem.isEmpty()) {
        emit self->written(sum);
      } else {
        emit self->write_failed(problem);
      }
    });
  });
}

}  // namespace btcflow::gui
