// What the window shows: the market from the cache, the user's choices, and the dashboard computed from both.
// For the user-interface thread; loading, computing and writing go on elsewhere and arrive by signals.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>

#include "btcflow/app/health.h"
#include "btcflow/app/session.h"
#include "btcflow/app/settings.h"
#include "btcflow/gui/window.h"
#include "btcflow/metrics/dashboard.h"
#include "btcflow/metrics/study.h"

namespace btcflow::gui {

class Model : public QObject {
  Q_OBJECT

 public:
  // Reads the clock, for the live edge and for imports.
  using Clock = std::function<core::Time()>;

  // Loads and computes at once, so that the window opens with the whole picture.
  static core::Result<std::unique_ptr<Model>> open(const WindowOptions& options, Clock clock,
                                                   const app::Settings& settings = {},
                                                   core::Timeframe timeframe = core::Timeframe::Week);
  // For what any session holds; tests use it with the demonstration.
  Model(app::Session session, std::optional<core::Time> as_of, Clock clock,
        const app::Settings& settings = {}, core::Timeframe timeframe = core::Timeframe::Week);

  bool is_demo() const { return session_.is_demo(); }
  bool is_empty() const { return market_->instruments.empty(); }
  const app::Session& session() const { return session_; }
  const Clock& clock() const { return clock_; }
  core::Time now() const { return clock_(); }
  const std::string& asset() const { return market_->asset; }
  // Every instrument that has rows.
  const metrics::Market& market() const { return *market_; }
  std::optional<core::Time> newest_row() const { return newest_row_; }
  // Reaches the day before as-of: what is shown is the present, as far as as-of goes.
  bool is_fresh() const;

  // What the user chose last. The dashboard follows a moment later (dashboard_changed).
  const app::Settings& settings() const { return settings_; }
  core::Timeframe timeframe() const { return timeframe_; }
  std::optional<core::Time> chosen_as_of() const { return chosen_as_of_; }
  void set_timeframe(core::Timeframe timeframe);
  void set_settings(const app::Settings& settings);
  // None: the clock (the end of history for the demonstration).
  void set_as_of(std::optional<core::Time> as_of);
  void choose(const app::Settings& settings, core::Timeframe timeframe, std::optional<core::Time> as_of);

  // The newest that was computed; belongs to the choices of that time. Never null.
  std::shared_ptr<const metrics::Dashboard> dashboard() const { return dashboard_; }
  const std::vector<metrics::StudyCell>& study() const { return study_; }
  // The dashboard shown belongs to the choices.
  bool is_up_to_date() const { return !computing_ && !compute_again_; }

  bool is_loading() const { return loading_; }
  // Loads the market again; a problem with it leaves what is shown.
  void reload();
  // What the cache holds of each feed; empty until it is known (feeds_changed) and for the demonstration.
  const std::vector<app::FeedLine>& feeds() const { return feeds_; }
  // Instruments that an import described are known from now on.
  void reload_catalogue();
  // From now on the demonstration market.
  void show_demo();

 signals:
  void dashboard_changed();
  void feeds_changed();
  void study_changed();  // some time after dashboard_changed: the bootstrap takes longer

 private:
  void compute();
  void take(std::shared_ptr<const metrics::Dashboard> dashboard);
  void take_loaded(std::shared_ptr<const metrics::Market> market, std::vector<app::FeedLine> feeds);
  void study_it();
  metrics::AsOf as_of() const;

  app::Session session_;
  std::optional<core::Time> chosen_as_of_;
  Clock clock_;
  std::shared_ptr<const metrics::Market> market_;
  std::optional<core::Time> newest_row_;
  app::Settings settings_;
  core::Timeframe timeframe_ = core::Timeframe::Week;
  std::shared_ptr<const metrics::Dashboard> dashboard_;
  std::vector<metrics::StudyCell> study_;
  std::vector<app::FeedLine> feeds_;
  QThreadPool compute_pool_;  // of its own: never behind a load or a study
  bool computing_ = false;
  bool compute_again_ = false;
  bool loading_ = false;
  bool load_again_ = false;
  bool studying_ = false;
};

}  // namespace btcflow::gui
