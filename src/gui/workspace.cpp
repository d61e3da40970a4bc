#include "workspace.h"

#include <QElapsedTimer>
#include <QScopedValueRollback>
#include <algorithm>
#include <chrono>

#include "btcflow/app/demo_market.h"
#include "btcflow/chart/view_text.h"
#include "memory.h"
#include "model.h"

namespace btcflow::gui {

namespace {

// Other dates, by the user's hand.
QString dates_step() { return QStringLiteral("visible"); }

History::Clock forward_clock() {
  QElapsedTimer timer;
  timer.start();
  return [timer] { return timer.elapsed(); };
}

std::optional<core::Time> data_end(const metrics::Dashboard* dashboard) {
  if (dashboard == nullptr || dashboard->size() == 0) return std::nullopt;
  return dashboard->bars.back().end;
}

std::optional<std::size_t> bar_at(const metrics::Dashboard& dashboard, core::Time open) {
  const auto& bars = dashboard.bars;
  const auto found =
      std::find_if(bars.begin(), bars.end(), [&](const core::Bar& b) { return b.open == open; });
  if (found == bars.end()) return std::nullopt;
  return static_cast<std::size_t>(found - bars.begin());
}

}  // namespace

Workspace::Workspace(Model& model, chart::ChartView& chart, Memory& memory, QObject* parent)
    : QObject(parent), model_(model), chart_(chart), memory_(memory), history_(forward_clock()) {
  connect(&chart_, &chart::ChartView::visible_changed, this, [this] { note(dates_step()); });
  connect(&chart_, &chart::ChartView::options_changed, this, [this] {
    note(QStringLiteral("panes"));
    emit view_changed();
  });
}

Choices Workspace::present() const {
  Choices choices{model_.settings(), model_.timeframe(), model_.chosen_as_of(), chart_.options(),
                  chart_.visible()};
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
  if (what == dates_step()) awaited_.reset();
  follow_time();
  history_.note(what, present());
  keep();
}

// Going into the past, and coming back, is a step of its own; the bars of a replay in between are none.
void Workspace::follow_time() {
  if (history_.present() == nullptr) return;
  Choices now = *history_.present();
  const std::optional<core::Time> as_of = model_.chosen_as_of();
  if (now.as_of == as_of) return;
  const bool step = now.as_of.has_value() != as_of.has_value();
  now.as_of = as_of;
  if (!step) return history_.amend(now);
  history_.settle();
  history_.note(QStringLiteral("as-of"), now);
  history_.settle();
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
  model_.choose(choices.settings, choices.timeframe, choices.as_of);
  chart::ViewOptions view = choices.view;
  view.notice = chart_.options().notice;
  view.perp_premium = choices.settings.premium_sign == app::PremiumSign::Perp;
  chart_.set_options(view);
  chart_.show_range(choices.range);
  // It may lie where there are no bars yet.
  awaited_.reset();
  if (!model_.is_up_to_date()) awaited_ = Awaited{choices.range, {}};
  keep();
  emit view_changed();
  emit settings_changed();
}

// Why a picture is none of this window's; nothing: it is one.
QString Workspace::refuse(const app::PictureParameters& parameters) const {
  if (parameters.demo != model_.is_demo()) {
    return parameters.demo ? tr("The picture shows the demonstration; this window shows the market.")
                           : tr("The picture shows the market; this window shows the demonstration.");
  }
  if (parameters.asset != model_.asset()) {
    return tr("The picture shows %1; this window shows %2.")
        .arg(QString::fromStdString(parameters.asset), QString::fromStdString(model_.asset()));
  }
  return {};
}

// The present, where the picture shows it: that of another day is past by now.
std::optional<core::Time> Workspace::as_of_of(const app::PictureParameters& parameters) const {
  const auto day = [](core::Time time) { return std::chrono::floor<std::chrono::days>(time); };
  const bool now = parameters.demo ? parameters.as_of == app::demo_as_of()
                                   : parameters.live && day(parameters.as_of) == day(model_.now());
  return now ? std::nullopt : std::optional(parameters.as_of);
}

QString Workspace::show_picture(const app::PictureParameters& parameters) {
  if (const QString problem = refuse(parameters); !problem.isEmpty()) return problem;
  Choices choices = present();
  choices.as_of = as_of_of(parameters);
  choices.settings = parameters.settings;
  choices.timeframe = parameters.timeframe;
  choices.range = {parameters.range.from, parameters.range.to};
  for (const auto& [key, value] : parameters.view) {
    if (const auto set = chart::set_view(choices.view, key, value); !set) {
      return QString::fromStdString(set.error().sentence);
    }
  }
  follow_time();
  apply(choices);
  history_.settle();
  history_.note(QStringLiteral("picture"), present());
  history_.settle();
  awaited_ = Awaited{choices.range, parameters.cursor};
  if (model_.is_up_to_date()) show_awaited();
  return {};
}

void Workspace::undo() {
  follow_time();
  if (const auto choices = history_.undo()) apply(*choices);
}

void Workspace::redo() {
  follow_time();
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
  if (awaited_) {
    show_awaited();
  } else if (all) {
    chart_.show_all();
  } else if (same_bars && old_end && new_end && *old_end != *new_end && visible.to >= *old_end) {
    chart_.show_range({visible.from + (*new_end - *old_end), visible.to + (*new_end - *old_end)});
  }
  follow_time();
  history_.amend(present());
}

void Workspace::show_awaited() {
  const QScopedValueRollback quiet(quiet_, true);
  chart_.show_range(awaited_->range);
  if (!model_.is_up_to_date()) return;
  if (awaited_->cursor) chart_.set_cursor(bar_at(*model_.dashboard(), *awaited_->cursor));
  awaited_.reset();
  keep();
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
