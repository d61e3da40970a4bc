// What the window shows: the market from the cache, the user's choices, and the dashboard computed from both.
// For the user-interface thread; loading, computing and writing go on elsewhere and arrive by signals.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/app/health.h"
#include "btcflow/app/session.h"
#include "btcflow/app/settings.h"
#include "btcflow/gui/window.h"
#include "btcflow/metrics/dashboard.h"
#include "btcflow/metrics/study.h"

namespace btcflow::gui {

// What a window starts with: the session, its market, and the dashboard of the first choices.
struct Opened {
  app::Session session;
  std::shared_ptr<const metrics::Market> market;
  std::shared_ptr<const metrics::Dashboard> dashboard;
};

// Reads and computes all of it, so that the window opens with the whole picture. What damage there is shows
// in reading, or later in Model::check(). For any thread; the session then belongs to the one that takes it.
core::Result<Opened> open_market(const WindowOptions& options, core::Time now, const app::Settings& settings,
                                 core::Timeframe timeframe);

class Model : public QObject {
  Q_OBJECT

 public:
  // Reads the clock, for the live edge and for imports.
  using Clock = std::function<core::Time()>;

  // open_market() and a model of it.
  static core::Result<std::unique_ptr<Model>> open(const WindowOptions& options, Clock clock,
                                                   const app::Settings& settings = {},
                                                   core::Timeframe timeframe = core::Timeframe::Week);
  // `settings` and `timeframe` are those that the dashboard was computed with.
  Model(Opened opened, std::optional<core::Time> as_of, Clock clock, const app::Settings& settings,
        core::Timeframe timeframe);
  // The demonstration, of whose session nothing has to be read.
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
  // What of the dashboard does not reach the day before as-of; nothing: it shows the present, as far as as-of
  // goes. In words: behind_text() in freshness.h.
  std::vector<app::Need> behind() const { return app::behind(*market_, as_of().instant); }
  bool is_fresh() const { return behind().empty(); }

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
  // Loads the market again; a problem with it is told once (failed) and leaves what is shown.
  void reload();
  // Looks through the cache for damage, which open_market() leaves out to be quick, and loads the market
  // again. A damaged cache is set aside and a new one begun. To be called once, behind the first picture and
  // before anything else is loaded or written; nobody is to write while is_checking().
  void check();
  bool is_checking() const { return checking_; }
  // What the cache holds of each feed of the asset; empty until it is known (feeds_changed) and for the
  // demonstration.
  const std::vector<app::FeedLine>& feeds() const { return feeds_; }
  // Instruments that an import described are known from now on.
  void reload_catalogue();
  // From now on the demonstration market.
  void show_demo();

 signals:
  void dashboard_changed();
  void feeds_changed();
  void study_changed();  // some time after dashboard_changed: the bootstrap takes longer
  void checked();        // is_checking() is over
  // The cache cannot be read, or was damaged and begun anew: a sentence for the status bar, once each.
  void failed(const QString& sentence);

 private:
  struct Loaded;
  static core::Result<Loaded> load(const app::Paths& paths, core::Time now, bool check);
  void end_load(core::Result<Loaded>& loaded);
  bool rebuild(const core::Error& damage);
  void fail(const core::Error& error);
  void compute();
  void take(std::shared_ptr<const metrics::Dashboard> dashboard);
  void take_loaded(Loaded& loaded);
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
  bool checking_ = false;
  bool rebuilt_ = false;
  std::string last_failure_;  // told; empty: the last load went well
  bool studying_ = false;
};

}  // namespace btcflow::gui
