#include "fetcher.h"

#include <QClipboard>
#include <QGuiApplication>

#include "btcflow/app/log.h"
#include "data_dock.h"
#include "fault_dialog.h"
#include "sync_bar.h"

namespace btcflow::gui {

namespace {

app::Mishap mishap_of(const Fault& fault) {
  return {fault.first, fault.last, fault.times, fault.venue_name, fault.sentence, fault.cause};
}

std::string desktop_text() {
  const QString desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP", QStringLiteral("no desktop named"));
  return QStringLiteral("Qt %1 on %2, %3, scale %4")
      .arg(QString::fromLatin1(qVersion()), QGuiApplication::platformName(), desktop)
      .arg(qGuiApp->devicePixelRatio())
      .toStdString();
}

}  // namespace

Fetcher::Fetcher(std::optional<sync::Options> options, Surroundings surroundings,
                 std::unique_ptr<Alarm> alarm, QObject* parent)
    : QObject(parent),
      options_(std::move(options)),
      surroundings_(std::move(surroundings)),
      refresher_(surroundings_.clock, std::move(alarm)) {
  connect(&refresher_, &Refresher::due, this, &Fetcher::begin_due);
  connect(&refresher_, &Refresher::next_changed, this, &Fetcher::show_in_dialog);
  connect(&syncing_, &Syncing::rows_came, this, &Fetcher::rows_came);
  connect(&syncing_, &Syncing::reported, this, &Fetcher::took);
  connect(&syncing_, &Syncing::failed, this, &Fetcher::broke);
  connect(&syncing_, &Syncing::finished, this,
          [this](bool, const QString& sentence, const QStringList& problems) {
            finish(end_, sentence, problems);
          });
}

Fetcher::~Fetcher() = default;

void Fetcher::attach(SyncBar& bar) {
  connect(&bar, &SyncBar::stop_chosen, &syncing_, &Syncing::stop);
  connect(&syncing_, &Syncing::progressed, &bar, &SyncBar::show_state);
  connect(this, &Fetcher::running_changed, &bar, [&bar](bool running) {
    bar.show_state({});
    bar.setVisible(running);
  });
}

void Fetcher::attach(DataDock& dock) {
  dock.set_fetch_possible(is_possible());
  dock.set_clock(surroundings_.clock);
  connect(&syncing_, &Syncing::progressed, &dock,
          [&dock](const SyncState& state) { dock.show_progress(state); });
  connect(this, &Fetcher::running_changed, &dock, [this, &dock](bool running) {
    dock.set_fetch_possible(is_possible());
    if (!running) dock.show_progress(std::nullopt);
  });
  connect(&dock, &DataDock::fetch_chosen, this,
          [this](const QString& venue) { start(std::nullopt, {venue.toStdString()}); });
}

void Fetcher::change_options(const std::function<void(sync::Options&)>& change) {
  if (options_) change(*options_);
}

void Fetcher::forget(const std::string& venue) {
  faults_.forget(venue);
  show_in_dialog();
}

bool Fetcher::is_possible() const { return options_ && surroundings_.place().has_value(); }

// The timer's turn comes again even where nothing is to be fetched just now.
void Fetcher::begin_due() {
  if (is_possible()) {
    start();
  } else {
    refresher_.sync_ended(SyncEnd::Complete);
  }
}

void Fetcher::start(std::optional<core::Time> since, const std::vector<std::string>& venues) {
  if (!options_ || is_running()) return;
  const auto place = surroundings_.place();
  if (!place) return;
  sync::Options options = *options_;
  if (since) {
    options.since = since;
    options.not_before.reset();
  }
  if (!venues.empty()) options.venues = venues;
  whole_ = venues.empty();
  refresher_.sync_started();
  syncing_.start(place->cache, place->catalogue, options);
  if (dialog_) dialog_->set_running(true);
  emit running_changed(true);
}

void Fetcher::took(const sync::Report& report) {
  app::log_sync(report);
  end_ = end_of(report);
  tell_ = faults_.take(report, surroundings_.clock());
}

void Fetcher::broke(const core::Error& error) {
  app::log_error(error);
  end_ = SyncEnd::Failed;
  tell_ = faults_.take(error, surroundings_.clock());
}

void Fetcher::finish(SyncEnd end, const QString& sentence, const QStringList& problems) {
  if (whole_) {
    refresher_.sync_ended(end);
  } else {
    refresher_.part_ended();
  }
  emit running_changed(false);
  show_in_dialog();
  const QString details = problems.join(QLatin1Char('\n'));
  const QString outlook = whole_ ? refresher_.outlook() : QString();
  const QString fault = told_text(tell_);
  // The whole sync failed: one line says that and when it is tried again. A fault that was told a moment ago
  // is not told again; what came is.
  emit told(!outlook.isEmpty() ? outlook : !fault.isEmpty() ? fault : sentence, details);
  tell_.clear();
  emit ended(end);
}

void Fetcher::show_faults(QWidget* parent) {
  if (!dialog_) {
    dialog_ = new FaultDialog(parent);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &FaultDialog::try_again_chosen, this, [this] { start(); });
    connect(dialog_, &FaultDialog::copy_diagnostics_chosen, this, [this] {
      QGuiApplication::clipboard()->setText(QString::fromStdString(diagnostics()));
      if (dialog_) dialog_->show_copied();
    });
  }
  show_in_dialog();
  dialog_->show();
  dialog_->raise();
  dialog_->activateWindow();
}

void Fetcher::show_in_dialog() {
  if (!dialog_) return;
  dialog_->set_running(is_running());
  dialog_->show_faults(faults_.faults(), refresher_.next());
}

std::string Fetcher::diagnostics() const {
  app::Diagnostics d = surroundings_.diagnostics();
  d.now = surroundings_.clock();
  d.more_versions.push_back(desktop_text());
  for (const Fault& fault : faults_.faults()) d.mishaps.push_back(mishap_of(fault));
  return app::diagnostics_text(d, app::process_environment, *surroundings_.redaction);
}

}  // namespace btcflow::gui
