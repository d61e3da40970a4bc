// What the main window's actions do.
#include <QApplication>
#include <QMenu>

#include "actions.h"
#include "data_dock.h"
#include "docks.h"
#include "fetching.h"
#include "filing.h"
#include "main_window.h"
#include "model.h"
#include "shortcut_sheet.h"
#include "top_bar.h"
#include "workspace.h"

namespace btcflow::gui {

namespace {
constexpr double kKeyZoom = 1.25;
constexpr int kManyBars = 10;

QString pane_title(chart::Pane pane) {
  switch (pane) {
    case chart::Pane::Price:
      return MainWindow::tr("price");
    case chart::Pane::Premium:
      return MainWindow::tr("spot premium");
    case chart::Pane::OpenInterest:
      return MainWindow::tr("open interest");
    case chart::Pane::Funding:
      return MainWindow::tr("funding");
    case chart::Pane::Confluence:
      return MainWindow::tr("confluence");
  }
  return {};
}
chart::Pane first_shown(const chart::PaneLayout& panes) {
  if (panes.maximised) return *panes.maximised;
  const auto shown = std::find_if(panes.order.begin(), panes.order.end(),
                                  [&](chart::Pane pane) { return !panes.hidden.at(chart::index_of(pane)); });
  return shown != panes.order.end() ? *shown : chart::Pane::Price;
}
}  // namespace

void MainWindow::connect_chart_actions() {
  const auto on = [this](const char* id, auto action) {
    connect(actions_->at(QLatin1String(id)), &QAction::triggered, this, action);
  };
  on("ZoomIn", [this] { chart_->zoom(kKeyZoom, 0.5); });
  on("ZoomOut", [this] { chart_->zoom(1 / kKeyZoom, 0.5); });
  on("BarBefore", [this] { move_cursor(-1); });
  on("BarAfter", [this] { move_cursor(1); });
  on("BarsBefore", [this] { move_cursor(-kManyBars); });
  on("BarsAfter", [this] { move_cursor(kManyBars); });
  on("PageBefore", [this] { chart_->scroll(-0.5); });
  on("PageAfter", [this] { chart_->scroll(0.5); });
  on("ToStart", [this] { chart_->scroll_to_start(); });
  on("ToEnd", [this] { chart_->scroll_to_end(); });
  on("Escape", [this] {
    if (!chart_->end_gesture()) chart_->set_cursor(std::nullopt);
    chart_->setFocus();
  });
  for (const core::Timeframe timeframe : core::kTimeframes) {
    const std::string id = "Timeframe" + std::string(core::short_name(timeframe));
    on(id.c_str(), [this, timeframe] {
      workspace_->set_timeframe(timeframe);
      show_view();  // a second press leaves the button down
    });
  }
  on("Range1Y", [this] { show_years(1); });
  on("Range2Y", [this] { show_years(2); });
  on("Range4Y", [this] { show_years(4); });
  on("RangeAll", [this] { show_years(0); });
}

void MainWindow::connect_view_actions() {
  const auto toggle = [this](const char* id, bool chart::ViewOptions::*member) {
    const QString name = QLatin1String(id);
    connect(actions_->at(name), &QAction::triggered, this, [this, name, member](bool checked) {
      workspace_->history().settle();
      workspace_->change_view(name, [=](chart::ViewOptions& view) { view.*member = checked; });
    });
  };
  toggle("Confluence", &chart::ViewOptions::confluence);
  toggle("Shading", &chart::ViewOptions::shading);
  toggle("Extremes", &chart::ViewOptions::extremes);
  toggle("Apr", &chart::ViewOptions::apr);
  toggle("Log", &chart::ViewOptions::log_price);
  const auto on = [this](const char* id, auto action) {
    connect(actions_->at(QLatin1String(id)), &QAction::triggered, this, action);
  };
  on("PerpPremium", [this](bool checked) {
    app::Settings settings = model_->settings();
    settings.premium_sign = checked ? app::PremiumSign::Perp : app::PremiumSign::Spot;
    workspace_->change_settings(QStringLiteral("premium.sign"), settings);
  });
  on("LockValues", [this](bool checked) { chart_->lock_values(checked); });
  const auto on_pane = [this, on](const char* id, auto action) {
    on(id, [this, action] {
      const auto under_mouse = chart_->pane_at(chart_->mapFromGlobal(QCursor::pos()));
      action(under_mouse.value_or(first_shown(chart_->options().panes)));
    });
  };
  on_pane("Maximise", [this](chart::Pane pane) {
    chart_->set_maximised(chart_->options().panes.maximised ? std::nullopt : std::optional(pane));
  });
  on_pane("PaneUp", [this](chart::Pane pane) { chart_->move_pane(pane, -1); });
  on_pane("PaneDown", [this](chart::Pane pane) { chart_->move_pane(pane, 1); });
  on_pane("HidePane", [this](chart::Pane pane) { chart_->set_hidden(pane, true); });
  on("ResetPanes", [this] { chart_->reset_panes(); });
}

void MainWindow::connect_window_actions() {
  const auto on = [this](const char* id, auto action) {
    connect(actions_->at(QLatin1String(id)), &QAction::triggered, this, action);
  };
  on("Undo", [this] { workspace_->undo(); });
  on("Redo", [this] { workspace_->redo(); });
  const auto enable = [this] {
    actions_->at("Undo")->setEnabled(workspace_->history().can_undo());
    actions_->at("Redo")->setEnabled(workspace_->history().can_redo());
  };
  connect(&workspace_->history(), &History::changed, this, enable);
  enable();
  on("Panels", [this](bool away) { put_away(away, by_key_); });
  on("FullScreen", [this](bool full) {
    setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
  });
  on("Theme", [this] {
    workspace_->change_view(QStringLiteral("theme"), [](chart::ViewOptions& view) {
      // High contrast stays high contrast.
      QString name = view.theme.name;
      name.replace(view.theme.is_dark ? QLatin1String("dark") : QLatin1String("light"),
                   view.theme.is_dark ? QLatin1String("light") : QLatin1String("dark"));
      const chart::Theme other = chart::theme_by_name(name).value_or(chart::dark_theme());
      view.theme = chart::with_palette(other, view.theme.palette).value_or(other);
    });
  });
  on("Shortcuts", [this] {
    auto* sheet = findChild<ShortcutSheet*>();
    if (sheet == nullptr) sheet = new ShortcutSheet(*actions_, this);
    sheet->show();
    sheet->raise();
  });
  on("Settings", [this](bool shown) { show_settings(shown); });
  on("Sync", [this] { start_sync(); });
  on("Faults", [this] { fetching_->show_faults(this); });
  on("Import", [this] { filing_->ask_import(); });
  on("Export", [this] { filing_->ask_export(); });
  on("Copy", [this] { filing_->copy_picture(); });
  on("OpenPicture", [this] { filing_->ask_picture(); });
  on("GoTo", [this] { filing_->ask_date(); });
  on("Quit", [this] { close(); });
}

void MainWindow::fill_menu() {
  QMenu* menu = top_->menu();
  const auto add = [&](QMenu* to, const QStringList& ids) {
    for (const QString& id : ids) to->addAction(actions_->at(id));
  };
  add(menu, {"Undo", "Redo"});
  menu->addSeparator();
  add(menu, {"Sync", "Faults", "Import", "Export", "Copy", "OpenPicture"});
  menu->addSeparator();
  QMenu* time = menu->addMenu(tr("Time"));
  add(time, {"TimeframeD", "Timeframe3D", "TimeframeW", "TimeframeM"});
  time->addSeparator();
  add(time, {"Range1Y", "Range2Y", "Range4Y", "RangeAll"});
  time->addSeparator();
  add(time, {"GoTo", "Replay"});
  QMenu* overlays = menu->addMenu(tr("Overlays"));
  add(overlays, {"Confluence", "Shading", "Extremes", "Apr", "PerpPremium", "Log", "LockValues"});
  QMenu* panels = menu->addMenu(tr("Panels"));
  for (QDockWidget* dock : findChildren<QDockWidget*>()) panels->addAction(dock->toggleViewAction());
  panels->addSeparator();
  add(panels, {"Panels", "ResetPanes"});
  menu->addSeparator();
  add(menu, {"Settings", "Theme", "FullScreen", "Shortcuts"});
  menu->addSeparator();
  add(menu, {"Quit"});
}

void MainWindow::show_pane_menu(chart::Pane pane, const QPoint& position) {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("PaneMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const chart::PaneLayout& panes = chart_->options().panes;
  const auto add = [&](const QString& text, auto action) {
    connect(menu->addAction(text), &QAction::triggered, this, action);
  };
  add(panes.maximised ? tr("All panes") : tr("This pane alone"), [this, pane] {
    chart_->set_maximised(chart_->options().panes.maximised ? std::nullopt : std::optional(pane));
  });
  if (!panes.maximised) {
    add(tr("Move up"), [this, pane] { chart_->move_pane(pane, -1); });
    add(tr("Move down"), [this, pane] { chart_->move_pane(pane, 1); });
    add(tr("Hide"), [this, pane] { chart_->set_hidden(pane, true); });
  }
  menu->addSeparator();
  if (panes.values.at(chart::index_of(pane))) {
    add(tr("Fit the values again"), [this, pane] { chart_->set_values(pane, std::nullopt); });
  }
  menu->addAction(actions_->at("LockValues"));
  if (pane == chart::Pane::Price) menu->addAction(actions_->at("Log"));
  if (pane == chart::Pane::Premium) menu->addAction(actions_->at("PerpPremium"));
  if (pane == chart::Pane::Funding) menu->addAction(actions_->at("Apr"));
  menu->addSeparator();
  for (const chart::Pane hidden : chart::kPanes) {
    if (!panes.hidden.at(chart::index_of(hidden))) continue;
    add(tr("Show %1").arg(pane_title(hidden)), [this, hidden] { chart_->set_hidden(hidden, false); });
  }
  menu->addAction(actions_->at("ResetPanes"));
  menu->addAction(actions_->at("Copy"));
  menu->addAction(actions_->at("Export"));
  menu->popup(position);
}

}  // namespace btcflow::gui
