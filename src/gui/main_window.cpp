#include "btcflow/gui/main_window.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include "btcflow/app/demo_market.h"
#include "data_dock.h"
#include "docks.h"
#include "exporting.h"
#include "model.h"
#include "style.h"
#include "sync_bar.h"
#include "syncing.h"
#include "top_bar.h"
#include "welcome.h"

namespace btcflow::gui {

namespace {
constexpr int kDockWidth = 344;
constexpr double kYearDays = 365.25;

QString text(const std::string& s) { return QString::fromStdString(s); }
}  // namespace

MainWindow::MainWindow(std::unique_ptr<Model> model, std::optional<sync::Options> sync)
    : model_(std::move(model)), sync_options_(std::move(sync)) {
  setObjectName(QStringLiteral("MainWindow"));
  resize(1600, 1000);
  setMinimumSize(1024, 640);
  build();
  add_docks();
  add_shortcuts();
  connect_controls();
  connect_sync();
  set_theme(chart::dark_theme());
  show_dashboard();
  chart_->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
  top_ = new TopBar(this);
  setMenuWidget(top_);
  pages_ = new QStackedWidget(this);
  chart_ = new chart::ChartView(this);
  chart_->setObjectName(QStringLiteral("Chart"));
  chart_->setFocusPolicy(Qt::StrongFocus);
  auto* welcome = new Welcome(sync_options_.has_value(), this);
  pages_->addWidget(chart_);
  pages_->addWidget(welcome);
  setCentralWidget(pages_);
  connect(welcome, &Welcome::import_chosen, this, &MainWindow::ask_import);
  connect(welcome, &Welcome::demo_chosen, model_.get(), &Model::show_demo);
  connect(welcome, &Welcome::fetch_chosen, this, [this](int years) {
    const auto back = core::Duration{static_cast<long long>(years * kYearDays * 86'400'000)};
    start_sync(years == 0 ? std::nullopt : std::optional(model_->now() - back));
  });

  range_label_ = new QLabel(this);
  coverage_label_ = new QLabel(this);
  notice_label_ = new QLabel(this);
  range_label_->setObjectName(QStringLiteral("RangeLabel"));
  coverage_label_->setObjectName(QStringLiteral("CoverageLabel"));
  notice_label_->setObjectName(QStringLiteral("NoticeLabel"));
  statusBar()->setSizeGripEnabled(false);
  statusBar()->addWidget(range_label_);
  statusBar()->addWidget(coverage_label_);
  statusBar()->addPermanentWidget(notice_label_);
  sync_bar_ = new SyncBar(this);
  statusBar()->addPermanentWidget(sync_bar_);
  syncing_ = new Syncing(this);
}

void MainWindow::add_docks() {
  cursor_dock_ = new CursorDock(this);
  signals_dock_ = new SignalsDock(this);
  study_dock_ = new StudyDock(this);
  data_dock_ = new DataDock(this);
  const QList<QDockWidget*> docks{cursor_dock_, signals_dock_, study_dock_, data_dock_};
  for (QDockWidget* dock : docks) {
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
    addDockWidget(Qt::RightDockWidgetArea, dock);
  }
  resizeDocks({cursor_dock_}, {kDockWidth}, Qt::Horizontal);
  tabifyDockWidget(study_dock_, data_dock_);
  study_dock_->raise();
  resizeDocks({cursor_dock_, signals_dock_, study_dock_}, {350, 400, 200}, Qt::Vertical);
}

void MainWindow::add_shortcuts() {
  const auto on = [this](const QList<QKeySequence>& keys, auto action) {
    for (const QKeySequence& key : keys) {
      connect(new QShortcut(key, this), &QShortcut::activated, this, action);
    }
  };
  for (std::size_t i = 0; i < core::kTimeframes.size(); ++i) {
    static constexpr std::array<Qt::Key, 4> kDigits{Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4};
    static constexpr std::array<Qt::Key, 4> kLetters{Qt::Key_D, Qt::Key_T, Qt::Key_W, Qt::Key_M};
    on({kDigits.at(i), kLetters.at(i)}, [this, i] { model_->set_timeframe(core::kTimeframes.at(i)); });
  }
  on({Qt::Key_L}, [this] { top_->log()->toggle(); });
  on({Qt::Key_C}, [this] { top_->confluence()->toggle(); });
  on({Qt::Key_X}, [this] { top_->extremes()->toggle(); });
  on({Qt::Key_A}, [this] { top_->apr()->toggle(); });
  on({Qt::CTRL | Qt::Key_T}, [this] { top_->theme()->click(); });
  on({Qt::CTRL | Qt::Key_E}, [this] { ask_export(); });
  on({Qt::CTRL | Qt::Key_I}, [this] { ask_import(); });
  on({Qt::CTRL | Qt::Key_R}, [this] { start_sync(); });
  on({Qt::CTRL | Qt::Key_0}, [this] { chart_->show_all(); });
  constexpr double kKeyZoom = 1.25;
  on({Qt::Key_Plus, Qt::Key_Equal}, [this] { chart_->zoom(kKeyZoom, 0.5); });
  on({Qt::Key_Minus}, [this] { chart_->zoom(1 / kKeyZoom, 0.5); });
  on({Qt::Key_Left}, [this] { move_cursor(-1); });
  on({Qt::Key_Right}, [this] { move_cursor(1); });
  on({Qt::Key_PageUp}, [this] { chart_->scroll(-0.5); });
  on({Qt::Key_PageDown}, [this] { chart_->scroll(0.5); });
  on({Qt::Key_Home}, [this] { chart_->scroll_to_start(); });
  on({Qt::Key_End}, [this] { chart_->scroll_to_end(); });
  on({Qt::Key_Escape}, [this] { chart_->set_cursor(std::nullopt); });
}

template <typename Change>
void MainWindow::change_options(Change change) {
  chart::ViewOptions options = chart_->options();
  change(options);
  chart_->set_options(options);
  show_cursor();
}

void MainWindow::connect_controls() {
  connect(model_.get(), &Model::dashboard_changed, this, &MainWindow::show_dashboard);
  connect(model_.get(), &Model::study_changed, this, &MainWindow::show_study);
  connect(top_, &TopBar::timeframe_chosen, model_.get(), &Model::set_timeframe);
  connect(chart_, &chart::ChartView::cursor_changed, this, &MainWindow::show_cursor);
  connect(chart_, &chart::ChartView::visible_changed, this, [this] {
    top_->clear_range();
    show_status();
    if (!chart_->cursor()) show_cursor();
  });
  connect(top_, &TopBar::range_chosen, this, [this](int years) {
    if (years == 0) {
      chart_->show_all();
    } else {
      chart_->show_last(core::Duration{static_cast<long long>(years * kYearDays * 86'400'000)});
    }
    const QSignalBlocker quiet(top_);
    findChild<QPushButton*>(years == 0 ? QStringLiteral("RangeAll") : QStringLiteral("Range%1Y").arg(years))
        ->setChecked(true);
  });
  connect(top_->confluence(), &QPushButton::toggled, this,
          [this](bool on) { change_options([on](auto& o) { o.confluence = on; }); });
  connect(top_->extremes(), &QPushButton::toggled, this, [this](bool on) {
    change_options([on](auto& o) { o.extremes = on; });
    signals_dock_->show_events(*model_->dashboard(), chart_->options());
    show_study();
  });
  connect(top_->apr(), &QPushButton::toggled, this,
          [this](bool on) { change_options([on](auto& o) { o.apr = on; }); });
  connect(top_->log(), &QPushButton::toggled, this,
          [this](bool on) { change_options([on](auto& o) { o.log_price = on; }); });
  connect(top_->theme(), &QPushButton::clicked, this, [this] {
    set_theme(chart_->options().theme.is_dark ? chart::light_theme() : chart::dark_theme());
  });
  connect(top_->export_button(), &QPushButton::clicked, this, &MainWindow::ask_export);
  connect(top_->import_button(), &QPushButton::clicked, this, &MainWindow::ask_import);
  connect(signals_dock_, &SignalsDock::event_chosen, this, [this](std::size_t bar) {
    chart_->set_cursor(bar);
    chart_->setFocus();
  });
}

void MainWindow::set_theme(const chart::Theme& theme) {
  apply_style(*qApp, theme);
  top_->theme()->setText(theme.is_dark ? tr("Light") : tr("Dark"));
  change_options([&](auto& options) { options.theme = theme; });
  if (model_->dashboard()) signals_dock_->show_events(*model_->dashboard(), chart_->options());
  show_study();
  show_feeds();
  show_status();
}

void MainWindow::show_dashboard() {
  setWindowTitle(model_->is_demo() ? tr("BTC Flow (demonstration)") : tr("BTC Flow"));
  top_->set_timeframe(model_->timeframe());
  const bool empty = model_->is_empty();
  pages_->setCurrentIndex(empty ? 1 : 0);
  for (QDockWidget* dock : findChildren<QDockWidget*>()) dock->setVisible(!empty);
  top_->import_button()->setEnabled(!model_->is_demo());
  top_->sync_button()->setEnabled(sync_options_ && !model_->is_demo() && !syncing_->is_running());
  top_->export_button()->setEnabled(!empty);
  if (model_->dashboard() == nullptr) return;
  const QString notice =
      model_->is_demo() ? QString::fromUtf8(app::kDemoNotice.data(), app::kDemoNotice.size()) : QString();
  if (chart_->options().notice != notice) change_options([&](auto& options) { options.notice = notice; });
  chart_->set_dashboard(model_->dashboard());
  signals_dock_->show_events(*model_->dashboard(), chart_->options());
  show_study();
  show_status();
}

void MainWindow::show_cursor() {
  if (model_->dashboard() == nullptr || chart_->dashboard() == nullptr) return;
  const auto bar = chart_->shown_bar();
  cursor_dock_->show_bar(*chart_->dashboard(), bar, chart_->options());
  if (!bar) return;
  const metrics::Dashboard& d = *chart_->dashboard();
  coverage_label_->setText(tr("at cursor: %1 spot, %2 perp, %3 open interest, %4 funding")
                               .arg(d.spot_venues[*bar])
                               .arg(d.perp_venues[*bar])
                               .arg(d.oi_venues[*bar])
                               .arg(d.funding_venues[*bar]));
}

void MainWindow::show_study() {
  if (model_->dashboard()) study_dock_->show_study(*model_->dashboard(), model_->study(), chart_->options());
}

void MainWindow::show_status() {
  const chart::Theme& theme = chart_->options().theme;
  const auto dashboard = model_->dashboard();
  if (model_->is_empty() || dashboard == nullptr || dashboard->size() == 0) {
    top_->set_status(tr("no data yet"), theme.muted);
    return;
  }
  const chart::VisibleRange range = chart_->visible();
  range_label_->setText(tr("%1 → %2 · UTC · %3 bars")
                            .arg(text(core::to_date(std::max(range.from, dashboard->bars.front().open))),
                                 text(core::to_date(std::min(range.to, dashboard->as_of.instant))))
                            .arg(dashboard->size()));
  if (model_->is_demo()) {
    top_->set_status(tr("demonstration"), theme.warning);
    notice_label_->setText(tr("demonstration data, not the market"));
  } else {
    const bool fresh = model_->is_fresh();
    top_->set_status(newest_text(*model_), fresh ? theme.up : theme.warning);
    notice_label_->setText(!fresh ? tr("the data ends before today")
                           : !dashboard->closed.back()
                               ? tr("the last bar is forming: what it says can still change")
                               : QString());
  }
}

void MainWindow::show_notice(const QString& sentence) { statusBar()->showMessage(sentence); }

void MainWindow::start_sync(std::optional<core::Time> since) {
  if (!sync_options_ || model_->is_demo()) return;
  sync::Options options = *sync_options_;
  options.since = since;
  syncing_->start(model_->session().paths().cache, model_->session().catalogue(), options);
}

void MainWindow::connect_sync() {
  connect(top_->sync_button(), &QPushButton::clicked, this, [this] { start_sync(); });
  connect(sync_bar_, &SyncBar::stop_chosen, syncing_, &Syncing::stop);
  connect(syncing_, &Syncing::started, this, [this] {
    sync_bar_->show_state({});
    sync_bar_->show();
    top_->sync_button()->setEnabled(false);
  });
  connect(syncing_, &Syncing::progressed, sync_bar_, &SyncBar::show_state);
  connect(syncing_, &Syncing::rows_came, model_.get(), &Model::reload_in_background);
  connect(syncing_, &Syncing::finished, this,
          [this](bool, const QString& sentence, const QStringList& problems) {
            sync_bar_->hide();
            top_->sync_button()->setEnabled(sync_options_ && !model_->is_demo());
            statusBar()->showMessage(sentence);
            statusBar()->setToolTip(problems.join(QLatin1Char('\n')));
            model_->reload_in_background();
          });
  connect(model_.get(), &Model::feeds_changed, this, &MainWindow::show_feeds);
}

void MainWindow::show_feeds() {
  data_dock_->show_feeds(model_->feeds(), model_->now(), chart_->options().theme);
}

void MainWindow::move_cursor(int bars) {
  const auto shown = chart_->shown_bar();
  if (!shown) return;
  const auto last = static_cast<long long>(chart_->dashboard()->size()) - 1;
  const long long wanted = static_cast<long long>(*shown) + (chart_->cursor() ? bars : 0);
  chart_->set_cursor(static_cast<std::size_t>(std::clamp(wanted, 0LL, last)));
}

QString MainWindow::export_to(const QString& file, double scale) {
  return export_view(file, *chart_, *model_, scale);
}

void MainWindow::ask_export() {
  if (!top_->export_button()->isEnabled()) return;
  const QString file =
      QFileDialog::getSaveFileName(this, tr("Export"), QStringLiteral("btc-flow.png"),
                                   tr("Picture, twice the pixels (*.png);;Vector picture (*.svg);;Document "
                                      "(*.pdf);;Numbers (*.csv);;Numbers (*.json)"));
  if (file.isEmpty()) return;
  const QString problem = export_to(file);
  if (problem.isEmpty()) {
    statusBar()->showMessage(tr("Saved %1").arg(file), 6000);
  } else {
    QMessageBox::warning(this, tr("Export"), problem);
  }
}

void MainWindow::ask_import() {
  if (model_->is_demo()) return;
  const QString folder =
      QFileDialog::getExistingDirectory(this, tr("Import every <venue>/<symbol>.<series>.csv below"));
  if (folder.isEmpty()) return;
  const auto done = model_->import_folder(folder);
  if (done) {
    statusBar()->showMessage(tr("Imported: %1").arg(*done), 10000);
  } else {
    QMessageBox::warning(this, tr("Import"), text(done.error().sentence) + "\n" + tr("Nothing was changed."));
  }
}

}  // namespace btcflow::gui
