// What the window shows: the market from the cache, the user's choices, and the dashboard computed from both.
#pragma once

#include <QObject>
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

  static core::Result<std::unique_ptr<Model>> open(const WindowOptions& options, Clock clock);
  // For what any session holds; tests use it with the demonstration.
  Model(app::Session session, std::optional<core::Time> as_of, Clock clock);

  bool is_demo() const { return session_.is_demo(); }
  bool is_empty() const { return market_.instruments.empty(); }
  const app::Session& session() const { return session_; }
  const app::Settings& settings() const { return settings_; }
  core::Timeframe timeframe() const { return timeframe_; }
  std::shared_ptr<const metrics::Dashboard> dashboard() const { return dashboard_; }
  const std::vector<metrics::StudyCell>& study() const { return study_; }
  std::optional<core::Time> newest_row() const { return app::newest_row(market_); }
  // Reaches the day before as-of: what is shown is the present, as far as as-of goes.
  bool is_fresh() const;

  void set_timeframe(core::Timeframe timeframe);
  void set_settings(const app::Settings& settings);
  // Loads the market again and computes.
  core::Result<void> reload();
  // The same with the loading on another thread; a problem with it leaves what is shown.
  void reload_in_background();
  // What the cache holds of each feed; empty until it is known (feeds_changed) and for the demonstration.
  const std::vector<app::FeedLine>& feeds() const { return feeds_; }
  core::Time now() const { return clock_(); }
  // Takes a folder of CSV files; the sentence says what came.
  core::Result<QString> import_folder(const QString& folder);
  // From now on the demonstration market.
  void show_demo();

 signals:
  void dashboard_changed();
  void feeds_changed();
  void study_changed();  // some time after dashboard_changed: the bootstrap runs in the background

 private:
  void compute();
  metrics::AsOf as_of() const;
  void take(metrics::Market market, std::vector<app::FeedLine> feeds);

  app::Session session_;
  std::optional<core::Time> chosen_as_of_;
  Clock clock_;
  metrics::Market market_;
  app::Settings settings_;
  core::Timeframe timeframe_ = core::Timeframe::Week;
  std::shared_ptr<const metrics::Dashboard> dashboard_;
  std::vector<metrics::StudyCell> study_;
  std::vector<app::FeedLine> feeds_;
  bool loading_ = false;
  bool load_again_ = false;
};

}  // namespace btcflow::gui
