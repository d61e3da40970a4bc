#include "workspace.h"

#include <QElapsedTimer>
#include <QScopedValueRollback>

#include "btcflow/chart/view_text.h"
#include "memory.h"
#include "model.h"

namespace btcflow::gui {

namespace {

History::Clock forward_clock() {
  QElapsedTimer timer;
  timer.start();
  return [timer] { return timer.elapsed(); };
}

std::optional<core::Time> data_end(const metrics::Dashboard* dashboard) {
  if (dashboard == nullptr || dashboard->size() == 0) return std::nullopt;
  return dashboard->bars.back().end;
}

}  // namespace

Workspace::Workspace(Model& model, chart::ChartView& chart, Memory& memory, QObject* parent)
    : QObject(parent), model_(model), chart_(chart), memory_(memory), history_(forward_clock()) {
  connect(&chart_, &chart::ChartView::visible_changed, this, [this] { note(QStringLiteral("visible")); });
  connect(&chart_, &chart::ChartView::options_changed, this, [this] {
    note(QStringLiteral("panes"));
    emit view_changed();
  });
}

Choices Workspace::present() const {
  Choices choices{model_.settings(), model_.timeframe(), chart_.options(), chart_.visible()};
  choices.view.notice.clear();
  choices.view.caption.clear();
  return choices;
}

void Workspace::restore() {
  const QScopedValueRollback quiet(quiet_, true);
  chart::ViewOptions view = chart_.options();
  for (const auto& [key, value] : memory_.preferences().view) {
    static_cast<void>(chart::set_view(view, key, value));  // one of another version: the default stays
  }
  view.perp_premium = model_.settings().premium_sign == app::PremiumSign::Perp;
  chart_.set_options(view);
  chart_.set_dashboard(model_.dashboard());
  if (const auto& range = memory_.preferences().range) chart_.show_range({range->from, range->to});
  history_.begin(present());
  emit view_changed();
  emit settings_changed();
}

void Workspace::note(const QString& what) {
  if (quiet_) return;
  history_.note(what, present());
  keep();
}

void Workspace::keep() {
  app::Preferences preferences = memory_.preferences();
  preferences.settings = model_.settings();
  preferences.timeframe = model_.timeframe();
  preferences.view = chart::as_text(chart_.options());
  const chart::VisibleRange visible = chart_.visible();
  if (chart_.shows_all()) {
    preferences.range.reset();
  } else {
    preferences.range = core::Span{visible.from, visible.to};
  }
  memory_.keep(preferences);
}

void Workspace::change_view(const QString& what, const std::function<void(chart::ViewOptions&)>& change) {
  chart::ViewOptions view = chart_.options();
  change(view);
  if (view == chart_.options()) return;
  chart_.set_options(view);
  note(what);
  emit view_changed();
}

void Workspace::change_settings(const QString& what, const app::Settings& settings) {
  if (settings == model_.settings()) return;
  model_.set_settings(settings);
  const bool perp = settings.premium_sign == app::PremiumSign::Perp;
  if (chart_.options().perp_premium != perp) {
    chart::ViewOptions view = chart_.options();
    view.perp_premium = perp;
    chart_.set_options(view);
    emit view_changed();
  }
  note(what);
  emit settings_changed();
}

void Workspace::set_timeframe(core::Timeframe timeframe) {
  if (timeframe == model_.timeframe()) return;
  model_.set_timeframe(timeframe);
  history_.settle();
  note(QStringLiteral("timeframe"));
  emit settings_changed();
}

void Workspace::apply(const Choices& choices) {
  const QScopedValueRollback quiet(quiet_, true);
  model_.choose(choices.settings, choices.timeframe, model_.chosen_as_of());
  chart::ViewOptions view = choices.view;
  view.notice = chart_.options().notice;
  view.perp_premium = choices.settings.premium_sign == app::PremiumSign::Perp;
  chart_.set_options(view);
  chart_.show_range(choices.range);
  keep();
  emit view_changed();
  emit settings_changed();
}

QString Workspace::show_picture(const app::PictureParameters& parameters) {
  Choices choices = present();
  choices.settings = parameters.settings;
  choices.timeframe = parameters.timeframe;
  choices.range = {parameters.range.from, parameters.range.to};
  for (const auto& [key, value] : parameters.view) {
    if (const auto set = chart::set_view(choices.view, key, value); !set) {
      return QString::fromStdString(set.error().sentence);
    }
  }
  model_.choose(choices.settings, choices.timeframe,
                parameters.live ? std::nullopt : std::optional(parameters.as_of));
  apply(choices);
  history_.settle();
  history_.note(QStringLiteral("picture"), present());
  return {};
}

void Workspace::undo() {
  if (const auto choices = history_.undo()) apply(*choices);
}

void Workspace::redo() {
  if (const auto choices = history_.redo()) apply(*choices);
}

void Workspace::show_dashboard() {
  const QScopedValueRollback quiet(quiet_, true);
  const metrics::Dashboard* before = chart_.dashboard();
  const auto old_end = data_end(before);
  const auto new_end = data_end(model_.dashboard().get());
  const bool same_bars = before != nullptr && before->timeframe == model_.dashboard()->timeframe;
  const chart::VisibleRange visible = chart_.visible();
  const bool all = chart_.shows_all();
  chart_.set_dashboard(model_.dashboard());
  if (all) {
    chart_.show_all();
  } else if (same_bars && old_end && new_end && *old_end != *new_end && visible.to >= *old_end) {
    chart_.show_range({visible.from + (*new_end - *old_end), visible.to + (*new_end - *old_end)});
  }
  history_.amend(present());
}

void Workspace::set_notice(const QString& notice) {
  if (chart_.options().notice == notice) return;
  chart::ViewOptions view = chart_.options();
  view.notice = notice;
  chart_.set_options(view);
}

const app::Preferences& Workspace::preferences() const { return memory_.preferences(); }

void Workspace::change_preferences(const std::function<void(app::Preferences&)>& change) {
  app::Preferences preferences = memory_.preferences();
  change(preferences);
  if (preferences == memory_.preferences()) return;
  memory_.keep(preferences);
  emit preferences_changed();
}

}  // namespace btcflow::gui
