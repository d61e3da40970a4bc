#include "main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

#include "actions.h"
#include "after_paint.h"
#include "banner.h"
#include "btcflow/app/demo_market.h"
#include "btcflow/chart/fonts.h"
#include "btcflow/chart/view_text.h"
#include "data_dock.h"
#include "docks.h"
#include "drops.h"
#include "elided_label.h"
#include "fetching.h"
#include "filing.h"
#include "freshness.h"
#include "language.h"
#include "memory.h"
#include "model.h"
#include "replay_bar.h"
#include "replaying.h"
#include "settings_link.h"
#include "settings_panel.h"
#include "style.h"
#include "sync_bar.h"
#include "text.h"
#include "top_bar.h"
#include "welcome.h"
#include "workspace.h"

namespace btcflow::gui {

namespace {
constexpr int kDockWidth = 344;
constexpr int kMessageMilliseconds = 20'000;  // then the line says again what is shown

// On a small screen as much as there is room for.
QSize first_size(const QScreen& screen) {
  constexpr QSize kWanted{1600, 1000};
  constexpr QSize kFrame{0, 40};
  return kWanted.boundedTo(screen.availableSize() - kFrame);
}

}  // namespace

MainWindow::MainWindow(WindowParts parts) {
  setObjectName(QStringLiteral("MainWindow"));
  resize(first_size(*screen()));
  setMinimumSize(720, 480);
  setAcceptDrops(true);
  memory_ = new Memory(std::move(parts.config), std::move(parts.preferences), this);
  // Before there are widgets: they are made for their look, not made over.
  wear(remembered_view());
  may_fetch_ = parts.sync.has_value();
  build();
  build_status();
  add_docks();
  model_ = parts.model ? std::move(parts.model) : parts.opening();
  tie(parts);
  fill_menu();
  connect_model();
  connect_parts();
  connect_chart_actions();
  connect_view_actions();
  connect_window_actions();
  replaying_->painted();
  restore_place();
  chart_->setFocus();
}

// Everything is laid out once it has the size that it is shown with.
void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  if (std::exchange(begun_, true)) return;
  workspace_->restore();
  show_dashboard();
  beside_->finish();  // the first picture is whole
  actions_->at("Panels")->setChecked(memory_->preferences().panels_away);
  put_away(memory_->preferences().panels_away, by_key_);
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
  chart_ = new chart::ChartView(this);
  chart_->setObjectName(QStringLiteral("Chart"));
  chart_->setFocusPolicy(Qt::StrongFocus);
  beside_ = new AfterPaint([this] { show_beside(); }, this);
  actions_ = new Actions(this, chart_);
  top_ = new TopBar(*actions_, this);
  setMenuWidget(top_);
  pages_ = new QStackedWidget(this);
  replay_bar_ = new ReplayBar(std::make_unique<TimerAlarm>(), this);
  auto* chart_page = new QWidget(this);
  auto* column = new QVBoxLayout(chart_page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(chart_, 1);
  column->addWidget(replay_bar_);
  replay_bar_->hide();
  pages_->addWidget(chart_page);
  auto* middle = new QWidget(this);
  auto* rows = new QVBoxLayout(middle);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  banner_ = new Banner(middle);
  rows->addWidget(banner_);
  rows->addWidget(pages_, 1);
  setCentralWidget(middle);
}

void MainWindow::build_status() {
  range_label_ = new ElidedLabel(this);
  coverage_label_ = new ElidedLabel(this);
  notice_label_ = new ElidedLabel(this);
  for (ElidedLabel* line : {range_label_, coverage_label_, notice_label_})
    line->setContentsMargins(8, 2, 8, 2);
  range_label_->setObjectName(QStringLiteral("RangeLabel"));
  coverage_label_->setObjectName(QStringLiteral("CoverageLabel"));
  notice_label_->setObjectName(QStringLiteral("NoticeLabel"));
  sync_bar_ = new SyncBar(this);
  sync_bar_->hide();
  statusBar()->setSizeGripEnabled(false);
  statusBar()->addWidget(range_label_);
  statusBar()->addWidget(coverage_label_);
  statusBar()->addPermanentWidget(notice_label_);
  statusBar()->addPermanentWidget(sync_bar_);
}

// What goes on between the widgets and the model.
void MainWindow::tie(WindowParts& parts) {
  workspace_ = new Workspace(*model_, *chart_, *memory_, this);
  replaying_ = new Replaying(*replay_bar_, *model_, *actions_->at("Replay"), this);
  const QString key = qEnvironmentVariable("BTCFLOW_COINALYZE_KEY");
  secrets_ = new Secrets(parts.keychain ? std::move(parts.keychain) : no_keychain(), key, this);
  fetching_ = new Fetching(std::move(parts.sync), {*model_, *workspace_, *secrets_, *sync_bar_, *data_dock_},
                           parts.redaction, this);
  filing_ = new Filing(*model_, *workspace_, *this);
  notifier_ = new Notifier(std::move(parts.notices), this);
  connect(secrets_, &Secrets::changed, this, [this, redaction = parts.redaction] {
    redaction->add_secret(secrets_->coinalyze_key().toStdString());
  });
  QTimer::singleShot(kBehindTheFirstPicture, secrets_, &Secrets::load);
}

// Made when it is first wanted: most starts can do without its hundred controls.
void MainWindow::make_settings_panel() {
  if (settings_panel_ != nullptr) return;
  const auto name_problem = [](const QString& name) {
    const auto checked = app::check_preset_name(name.toStdString());
    return checked ? QString() : text(checked.error().sentence);
  };
  settings_panel_ = new SettingsPanel({chart::theme_names(), chart::palette_names(), languages(),
                                       [](const QString& theme, const QString& palette) {
                                         const auto plain = chart::theme_by_name(theme);
                                         return plain ? chart::with_palette(*plain, palette) : std::nullopt;
                                       }},
                                      name_problem, this);
  addDockWidget(Qt::LeftDockWidgetArea, settings_panel_);
  settings_panel_->hide();
  auto* link = new SettingsLink(*settings_panel_, *workspace_, *model_, *secrets_, this);
  connect(link, &SettingsLink::told, this, &MainWindow::show_notice);
  connect(settings_panel_, &QDockWidget::visibilityChanged, this,
          [this] { actions_->at("Settings")->setChecked(!settings_panel_->isHidden()); });
}

void MainWindow::show_settings(bool shown) {
  if (shown) make_settings_panel();
  if (settings_panel_ == nullptr) return;
  settings_panel_->setVisible(shown);
  if (shown) settings_panel_->raise();
}

void MainWindow::add_docks() {
  cursor_dock_ = new CursorDock(this);
  signals_dock_ = new SignalsDock(this);
  study_dock_ = new StudyDock(this);
  data_dock_ = new DataDock(this);
  const QList<QDockWidget*> docks{cursor_dock_, signals_dock_, study_dock_, data_dock_};
  for (QDockWidget* dock : docks) {
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable |
                      QDockWidget::DockWidgetFloatable);
    addDockWidget(Qt::RightDockWidgetArea, dock);
  }
  resizeDocks({cursor_dock_}, {kDockWidth}, Qt::Horizontal);
  tabifyDockWidget(study_dock_, data_dock_);
  study_dock_->raise();
  resizeDocks({cursor_dock_, signals_dock_, study_dock_}, {350, 400, 200}, Qt::Vertical);
}

// Only for an empty cache: the second of the pages.
void MainWindow::make_welcome() {
  auto* welcome = new Welcome(may_fetch_, this);
  pages_->addWidget(welcome);
  connect(welcome, &Welcome::import_chosen, actions_->at("Import"), &QAction::trigger);
  connect(welcome, &Welcome::demo_chosen, model_.get(), &Model::show_demo);
  connect(welcome, &Welcome::fetch_chosen, this, [this](int years) {
    workspace_->change_preferences([=](app::Preferences& preferences) { preferences.history_years = years; });
    start_sync();
  });
}

void MainWindow::connect_model() {
  connect(model_.get(), &Model::dashboard_changed, this, &MainWindow::show_dashboard);
  connect(model_.get(), &Model::study_changed, this, &MainWindow::show_study);
  connect(model_.get(), &Model::feeds_changed, this, &MainWindow::show_feeds);
  connect(model_.get(), &Model::failed, this, &MainWindow::show_warning);
  connect(workspace_, &Workspace::view_changed, this, &MainWindow::show_view);
  connect(workspace_, &Workspace::settings_changed, this, &MainWindow::show_view);
  connect(chart_, &chart::ChartView::cursor_changed, beside_, &AfterPaint::want);
  connect(chart_, &chart::ChartView::menu_wanted, this, &MainWindow::show_pane_menu);
  connect(chart_, &chart::ChartView::visible_changed, this, [this] {
    top_->show_range(chart_->shows_all() ? QStringLiteral("RangeAll") : QString());
    beside_->want();
  });
  connect(signals_dock_, &SignalsDock::event_chosen, this, [this](std::size_t bar) {
    chart_->set_cursor(bar);
    chart_->setFocus();
  });
}

void MainWindow::connect_parts() {
  connect(memory_, &Memory::failed, this, &MainWindow::show_notice);
  connect(fetching_, &Fetching::changed, this, &MainWindow::show_view);
  connect(fetching_, &Fetching::told, this, [this](const QString& sentence, const QString& details) {
    show_notice(sentence);
    statusBar()->setToolTip(details);
  });
  connect(filing_, &Filing::told, this, &MainWindow::show_notice);
  connect(notifier_, &Notifier::told, this, &MainWindow::show_notice);
  connect(notifier_, &Notifier::chosen, this, [this](core::Time bar) {
    if (isMinimized()) showNormal();
    raise();
    activateWindow();
    chart_->go_to(bar);
  });
  const auto use_preferences = [this] { notifier_->set_enabled(workspace_->preferences().notifications); };
  connect(workspace_, &Workspace::preferences_changed, this, use_preferences);
  use_preferences();
}

void MainWindow::show_dashboard() {
  if (!begun_) return;
  setWindowTitle(model_->is_demo() ? tr("BTC Flow (demonstration)") : tr("BTC Flow"));
  const bool empty = model_->is_empty();
  if (pages_->currentIndex() != (empty ? 1 : 0)) {
    if (pages_->count() == 1) make_welcome();
    pages_->setCurrentIndex(empty ? 1 : 0);
    put_away(empty, for_welcome_);
  }
  // The chart says it in the window's language on screen, and in English in a picture.
  static_assert(app::kDemoNotice ==
                QT_TRANSLATE_NOOP("btcflow::chart", "demonstration data, not the market"));
  workspace_->set_notice(
      model_->is_demo() ? QString::fromUtf8(app::kDemoNotice.data(), app::kDemoNotice.size()) : QString());
  workspace_->show_dashboard();
  show_view();
  replaying_->painted();
  // While some venues have the newest day and others not, its signals can still go away.
  if (!model_->is_demo() && !model_->chosen_as_of() && fetching_->is_settled())
    notifier_->take(*model_->dashboard(), chart_->options().extremes);
}

chart::ViewOptions MainWindow::remembered_view() const {
  chart::ViewOptions view;
  // What makes no sense is told of where the chart takes it over.
  for (const auto& [key, value] : memory_->preferences().view)
    static_cast<void>(chart::set_view(view, key, value));
  return view;
}

void MainWindow::restore_place() {
  const app::Preferences& remembered = memory_->preferences();
  if (remembered.settings_shown) make_settings_panel();
  restoreGeometry(QByteArray::fromBase64(QByteArray::fromStdString(remembered.window_geometry)));
  restoreState(QByteArray::fromBase64(QByteArray::fromStdString(remembered.window_state)));
}

// Panels that are only put away are there when the window comes again.
void MainWindow::remember_place() {
  const std::string geometry = saveGeometry().toBase64().toStdString();
  const bool panels_away = !by_key_.isEmpty();
  setUpdatesEnabled(false);  // nobody is to see them come back
  put_away(false, for_welcome_);
  put_away(false, by_key_);
  workspace_->change_preferences([&](app::Preferences& preferences) {
    preferences.window_geometry = geometry;
    preferences.window_state = saveState().toBase64().toStdString();
    preferences.settings_shown = settings_panel_ != nullptr && !settings_panel_->isHidden();
    preferences.panels_away = panels_away;
  });
}

// Hides the panels that are shown, or shows again those that were hidden so.
void MainWindow::put_away(bool away, QList<QDockWidget*>& hidden) {
  if (!away) {
    for (QDockWidget* dock : std::exchange(hidden, {})) dock->show();
    return;
  }
  for (QDockWidget* dock : findChildren<QDockWidget*>()) {
    if (dock->isHidden()) continue;
    hidden.append(dock);
    dock->hide();
  }
}

void MainWindow::wear(const chart::ViewOptions& view) {
  const QString style =
      QStringLiteral("%1/%2/%3").arg(view.theme.name, view.theme.palette).arg(view.font_scale);
  if (std::exchange(styled_, style) == style) return;
  apply_font(*qApp, view.font_scale);
  apply_style(*qApp, view.theme);
  // A sheet gives widgets back the font that they had before it.
  if (chart_ != nullptr) chart_->setFont(chart::own_font(view.font_scale));
}

void MainWindow::show_view() {
  if (!begun_) return;
  const chart::ViewOptions& view = chart_->options();
  wear(view);
  if (std::exchange(font_scale_, view.font_scale) != view.font_scale) {
    resizeDocks({cursor_dock_}, {qRound(kDockWidth * view.font_scale)}, Qt::Horizontal);
  }
  const auto set = [this](const char* id, bool on) { actions_->at(QLatin1String(id))->setChecked(on); };
  set("Confluence", view.confluence);
  set("Shading", view.shading);
  set("Extremes", view.extremes);
  set("Apr", view.apr);
  set("Log", view.log_price);
  set("PerpPremium", view.perp_premium);
  set("LockValues", chart_->values_locked());
  for (const core::Timeframe timeframe : core::kTimeframes) {
    actions_->at("Timeframe" + text(std::string(core::short_name(timeframe))))
        ->setChecked(timeframe == model_->timeframe());
  }
  const auto enable = [this](const char* id, bool on) { actions_->at(QLatin1String(id))->setEnabled(on); };
  const bool empty = model_->is_empty();
  enable("Import", !model_->is_demo());
  enable("Sync", fetching_->can_start());
  for (const char* id : {"Export", "Copy", "GoTo", "Replay"}) enable(id, !empty);
  beside_->want();
}

// The chart's own picture is there by now.
void MainWindow::show_beside() {
  // What takes long to lay out only where it is another one now.
  const chart::ViewOptions& view = chart_->options();
  Shown shown{model_->dashboard(), view.extremes, view.theme};
  if (!(shown == shown_)) {
    shown_ = std::move(shown);
    signals_dock_->show_events(model_->dashboard(), view);
    show_study();
    show_feeds();
  }
  show_status();
  show_cursor();
}

void MainWindow::show_cursor() {
  if (chart_->dashboard() == nullptr) return;
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
  study_dock_->show_study(*model_->dashboard(), model_->study(), chart_->options());
}

void MainWindow::show_status() {
  const chart::Theme& theme = chart_->options().theme;
  const auto dashboard = model_->dashboard();
  if (model_->is_empty() || dashboard->size() == 0) {
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
    return;
  }
  const bool fresh = model_->is_fresh();
  const auto newest = model_->newest_row();
  top_->set_status(newest ? tr("data to %1").arg(text(core::to_date(*newest))) : tr("no data yet"),
                   fresh ? theme.up : theme.warning);
  notice_label_->setText(!fresh ? behind_text(model_->behind())
                         : !dashboard->closed.back()
                             ? tr("the last bar is forming: what it says can still change")
                             : QString());
}

void MainWindow::show_feeds() {
  data_dock_->show_feeds(model_->feeds(), model_->now(), chart_->options().theme);
}

void MainWindow::show_notice(const QString& sentence) {
  statusBar()->showMessage(sentence, kMessageMilliseconds);
}

void MainWindow::show_warning(const QString& sentence) { banner_->add(sentence); }

void MainWindow::start_sync(std::optional<core::Time> since) { fetching_->start(since); }

void MainWindow::start_refreshing() { fetching_->begin(); }

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (may_be_taken(*event->mimeData())) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  filing_->take(*event->mimeData());
}

void MainWindow::show_years(int years) {
  workspace_->history().settle();
  if (years == 0) {
    chart_->show_all();
  } else {
    chart_->show_last(std::chrono::years{years});
  }
  top_->show_range(years == 0 ? QStringLiteral("RangeAll") : QStringLiteral("Range%1Y").arg(years));
}

void MainWindow::move_cursor(int bars) {
  const auto shown = chart_->shown_bar();
  if (!shown) return;
  const auto last = static_cast<long long>(chart_->dashboard()->size()) - 1;
  const long long wanted = static_cast<long long>(*shown) + (chart_->cursor() ? bars : 0);
  chart_->set_cursor(static_cast<std::size_t>(std::clamp(wanted, 0LL, last)));
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  // The desktop may do it, and the place that is remembered.
  if (event->type() == QEvent::WindowStateChange && actions_ != nullptr)
    actions_->at("FullScreen")->setChecked(isFullScreen());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  remember_place();
  memory_->flush();
  QMainWindow::closeEvent(event);
}

}  // namespace btcflow::gui
