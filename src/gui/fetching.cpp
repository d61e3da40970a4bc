#include "fetching.h"

#include "data_dock.h"
#include "model.h"
#include "secrets.h"
#include "sync_bar.h"
#include "workspace.h"

namespace btcflow::gui {

Fetching::Fetching(std::optional<sync::Options> options, Parts parts,
                   std::shared_ptr<const app::Redaction> redaction, QObject* parent)
    : QObject(parent), model_(parts.model), workspace_(parts.workspace), secrets_(parts.secrets) {
  Fetcher::Surroundings surroundings;
  surroundings.clock = model_.clock();
  surroundings.place = [this]() -> std::optional<Fetcher::Surroundings::Place> {
    if (model_.is_demo()) return std::nullopt;
    return Fetcher::Surroundings::Place{model_.session().paths().cache, model_.session().catalogue()};
  };
  surroundings.diagnostics = [this] { return diagnostics(); };
  surroundings.redaction = std::move(redaction);
  fetcher_ = new Fetcher(std::move(options), std::move(surroundings), std::make_unique<TimerAlarm>(), this);
  fetcher_->attach(parts.bar);
  fetcher_->attach(parts.dock);
  connect(fetcher_, &Fetcher::rows_came, &model_, &Model::reload);
  connect(fetcher_, &Fetcher::ended, this, [this](SyncEnd) {
    model_.reload();
    if (!begun_ && !model_.is_empty()) begin();  // the first fetch of an empty cache
  });
  connect(fetcher_, &Fetcher::running_changed, this, [this](bool) { emit changed(); });
  connect(fetcher_, &Fetcher::told, this, &Fetching::told);
  connect(&workspace_, &Workspace::preferences_changed, this, &Fetching::take_preferences);
  connect(&secrets_, &Secrets::changed, this, &Fetching::take_key);
  take_preferences();
  take_key();
}

void Fetching::take_preferences() {
  const app::Preferences& preferences = workspace_.preferences();
  fetcher_->change_options([&](sync::Options& options) { options.net.proxy = preferences.proxy; });
  fetcher_->refresher().set_interval(std::chrono::minutes{preferences.refresh_minutes});
}

void Fetching::take_key() {
  fetcher_->change_options([this](sync::Options& options) { secrets_.apply_to(options); });
  if (secrets_.coinalyze_key().isEmpty()) fetcher_->forget("coinalyze");
}

void Fetching::start(std::optional<core::Time> since) { fetcher_->start(since); }

void Fetching::begin() {
  if (begun_) return;
  begun_ = true;
  watch_network(fetcher_->refresher());
  fetcher_->refresher().begin();
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
