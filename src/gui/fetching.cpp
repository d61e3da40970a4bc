#include "fetching.h"

#include <utility>

#include "data_dock.h"
#include "model.h"
#include "secrets.h"
#include "sync_bar.h"
#include "workspace.h"

namespace btcflow::gui {

Fetching::Fetching(std::optional<sync::Options> options, Parts parts,
                   std::shared_ptr<const app::Redaction> redaction, QObject* parent)
    : QObject(parent),
      model_(parts.model),
      workspace_(parts.workspace),
      secrets_(parts.secrets),
      was_empty_(parts.model.is_empty()) {
  Fetcher::Surroundings surroundings;
  surroundings.clock = model_.clock();
  surroundings.place = [this]() -> std::optional<Fetcher::Surroundings::Place> {
    // A damaged file is about to be moved away; who writes to it then writes to nothing.
    if (model_.is_demo() || model_.is_checking()) return std::nullopt;
    return Fetcher::Surroundings::Place{model_.session().paths().cache, model_.session().catalogue()};
  };
  surroundings.diagnostics = [this] { return diagnostics(); };
  surroundings.redaction = std::move(redaction);
  fetcher_ = new Fetcher(std::move(options), std::move(surroundings), std::make_unique<TimerAlarm>(), this);
  fetcher_->attach(parts.bar);
  fetcher_->attach(parts.dock);
  connect(fetcher_, &Fetcher::rows_came, &model_, &Model::reload);
  connect(fetcher_, &Fetcher::ended, this, &Fetching::take_end);
  connect(fetcher_, &Fetcher::running_changed, this, [this](bool running) {
    if (running) half_before_ = std::exchange(half_, true);
    emit changed();
  });
  connect(&model_, &Model::checked, this, [this] {
    emit changed();
    begin_if_wanted();
  });
  connect(&model_, &Model::dashboard_changed, this, &Fetching::begin_if_wanted);
  connect(&model_, &Model::feeds_changed, this, [this] {
    if (model_.is_demo()) return;
    if (model_.is_empty()) {
      was_empty_ = true;
    } else if (was_empty_) {
      begin_later();
    }
  });
  connect(fetcher_, &Fetcher::told, this, &Fetching::told);
  connect(&workspace_, &Workspace::preferences_changed, this, &Fetching::take_preferences);
  connect(&secrets_, &Secrets::changed, this, &Fetching::take_key);
  take_preferences();
  take_key();
}

void Fetching::take_preferences() {
  const app::Preferences& preferences = workspace_.preferences();
  fetcher_->change_options([&](sync::Options& options) {
    options.net.proxy = preferences.proxy;
    options.not_before.reset();
    if (preferences.history_years > 0)
      options.not_before = model_.now() - std::chrono::years{preferences.history_years};
  });
  fetcher_->refresher().set_interval(std::chrono::minutes{preferences.refresh_minutes});
}

void Fetching::take_key() {
  fetcher_->change_options([this](sync::Options& options) { secrets_.apply_to(options); });
  if (secrets_.coinalyze_key().isEmpty()) fetcher_->forget("coinalyze");
}

void Fetching::start(std::optional<core::Time> since) { fetcher_->start(since); }

bool Fetching::is_settled() const { return !half_ && !fetcher_->is_running() && !model_.is_loading(); }

void Fetching::take_end(SyncEnd end) {
  // Feeds that failed may fail for weeks: what the others say is all there is.
  const bool all_asked = end == SyncEnd::Complete || end == SyncEnd::Partial;
  if (all_asked && fetcher_->is_whole()) half_ = false;
  if (end == SyncEnd::Offline) half_ = half_before_;
  model_.reload();
  begin_later();
}

void Fetching::begin_if_wanted() {
  if (!begin_wanted_ || model_.is_checking() || model_.chosen_as_of()) return;
  begin_wanted_ = false;
  if (!model_.is_empty()) begin();
}

void Fetching::begin() {
  if (begun_) return;
  // The past is not fetched before somebody asks for it; who comes back from it wants the present as it is.
  if (model_.is_checking() || model_.chosen_as_of()) {
    begin_wanted_ = true;
    return;
  }
  begun_ = true;
  watch_network(fetcher_->refresher());
  fetcher_->refresher().begin();
}

void Fetching::begin_later() {
  if (std::exchange(begun_, true)) return;
  watch_network(fetcher_->refresher());
  fetcher_->refresher().begin_later();
}

app::Diagnostics Fetching::diagnostics() const {
  app::Diagnostics out;
  if (!model_.is_demo()) out.paths = model_.session().paths();
  out.settings = model_.settings();
  out.feeds = model_.feeds();
  const app::Preferences& preferences = workspace_.preferences();
  out.preferences = {{"timeframe", std::string(core::short_name(preferences.timeframe))},
                     {"refresh minutes", std::to_string(preferences.refresh_minutes)},
                     {"proxy", preferences.proxy},
                     {"language", preferences.language}};
  out.preferences.insert(out.preferences.end(), preferences.view.begin(), preferences.view.end());
  return out;
}

}  // namespace btcflow::gui
