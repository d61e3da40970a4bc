#include "model.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <utility>

#include "btcflow/app/demo_market.h"
#include "btcflow/metrics/engine.h"

namespace btcflow::gui {

using core::Result;
using metrics::Dashboard;
using metrics::Market;

namespace {
constexpr const char* kAsset = "BTC";
}

Result<std::unique_ptr<Model>> Model::open(const WindowOptions& options, Clock clock,
                                           const app::Settings& settings, core::Timeframe timeframe) {
  if (options.demo) {
    return std::make_unique<Model>(app::Session::demo(), options.as_of, std::move(clock), settings,
                                   timeframe);
  }
  auto session = app::Session::open(options.paths, clock());
  if (!session) return session.error();
  auto market = session->load_market(kAsset);
  if (!market) return market.error();
  auto model =
      std::make_unique<Model>(std::move(*session), options.as_of, std::move(clock), settings, timeframe);
  model->market_ = std::make_shared<const Market>(std::move(*market));
  model->newest_row_ = app::newest_row(*model->market_);
  model->dashboard_ = std::make_shared<const Dashboard>(
      metrics::compute(*model->market_, timeframe, settings.parameters, model->as_of()));
  model->study_it();
  return model;
}

Model::Model(app::Session session, std::optional<core::Time> as_of, Clock clock,
             const app::Settings& settings, core::Timeframe timeframe)
    : session_(std::move(session)),
      chosen_as_of_(as_of),
      clock_(std::move(clock)),
      market_(std::make_shared<const Market>(session_.is_demo() ? app::demo_market() : Market{})),
      newest_row_(app::newest_row(*market_)),
      settings_(settings),
      timeframe_(timeframe) {
  dashboard_ = std::make_shared<const Dashboard>(
      metrics::compute(*market_, timeframe_, settings_.parameters, this->as_of()));
  if (is_demo()) study_it();
}

metrics::AsOf Model::as_of() const {
  if (chosen_as_of_) return {*chosen_as_of_, false};
  if (is_demo()) return {app::demo_as_of(), false};
  return {clock_(), true};
}

bool Model::is_fresh() const { return newest_row_ && *newest_row_ + 2 * core::kDay >= as_of().instant; }

void Model::reload() {
  if (is_demo()) return;
  if (loading_) {
    load_again_ = true;
    return;
  }
  loading_ = true;
  QThreadPool::globalInstance()->start(
      [self = QPointer<Model>(this), paths = session_.paths(), now = clock_()] {
        struct Loaded {
          std::shared_ptr<const Market> market;
          std::vector<app::FeedLine> feeds;
        };
        auto loaded = std::make_shared<std::optional<Loaded>>();
        // A connection of its own: the session's belongs to the window's thread.
        if (auto session = app::Session::open(paths, now)) {
          auto market = session->load_market(kAsset);
          auto feeds = app::feed_lines(*session, now);
          if (market && feeds) {
            *loaded = Loaded{std::make_shared<const Market>(std::move(*market)), std::move(*feeds)};
          }
        }
        QMetaObject::invokeMethod(qApp, [self, loaded] {
          if (!self) return;
          self->loading_ = false;
          if (*loaded) self->take_loaded(std::move((*loaded)->market), std::move((*loaded)->feeds));
          if (std::exchange(self->load_again_, false)) self->reload();
        });
      });
}

void Model::take_loaded(std::shared_ptr<const Market> market, std::vector<app::FeedLine> feeds) {
  if (is_demo()) return;  // chosen meanwhile
  market_ = std::move(market);
  newest_row_ = app::newest_row(*market_);
  feeds_ = std::move(feeds);
  compute();
  emit feeds_changed();
}

void Model::set_timeframe(core::Timeframe timeframe) { choose(settings_, timeframe, chosen_as_of_); }
void Model::set_settings(const app::Settings& settings) { choose(settings, timeframe_, chosen_as_of_); }
void Model::set_as_of(std::optional<core::Time> as_of) { choose(settings_, timeframe_, as_of); }

void Model::choose(const app::Settings& settings, core::Timeframe timeframe,
                   std::optional<core::Time> as_of) {
  if (settings == settings_ && timeframe == timeframe_ && as_of == chosen_as_of_) return;
  settings_ = settings;
  timeframe_ = timeframe;
  chosen_as_of_ = as_of;
  compute();
}

void Model::reload_catalogue() {
  if (is_demo()) return;
  static_cast<void>(session_.reload_catalogue());  // a bad file was told at the start
}

void Model::show_demo() {
  session_ = app::Session::demo();
  market_ = std::make_shared<const Market>(app::demo_market());
  newest_row_ = app::newest_row(*market_);
  feeds_.clear();
  take(std::make_shared<const Dashboard>(
      metrics::compute(*market_, timeframe_, settings_.parameters, as_of())));
  emit feeds_changed();
}

// One at a time; what is asked for meanwhile is computed once, from the choices of then.
void Model::compute() {
  if (computing_) {
    compute_again_ = true;
    return;
  }
  computing_ = true;
  compute_pool_.start([self = QPointer<Model>(this), market = market_, timeframe = timeframe_,
                       settings = settings_, at = as_of()] {
    auto dashboard =
        std::make_shared<const Dashboard>(metrics::compute(*market, timeframe, settings.parameters, at));
    QMetaObject::invokeMethod(qApp, [self, market, dashboard] {
      if (!self) return;
      self->computing_ = false;
      const bool again = std::exchange(self->compute_again_, false);
      if (self->market_ == market) {
        // Shown even if a newer one is wanted already: a slider's picture follows while it moves.
        self->take(dashboard);
      }
      if (again || self->market_ != market) self->compute();
    });
  });
}

void Model::take(std::shared_ptr<const Dashboard> dashboard) {
  dashboard_ = std::move(dashboard);
  study_.clear();
  emit dashboard_changed();
  study_it();
}

// The bootstrap takes some tens of milliseconds: one at a time, and always of the newest in the end.
void Model::study_it() {
  if (studying_) return;
  studying_ = true;
  QThreadPool::globalInstance()->start([self = QPointer<Model>(this), dashboard = dashboard_] {
    auto cells = metrics::study(*dashboard);
    QMetaObject::invokeMethod(qApp, [self, dashboard, cells = std::move(cells)]() mutable {
      if (!self) return;
      self->studying_ = false;
      if (self->dashboard_ != dashboard) return self->study_it();
      self->study_ = std::move(cells);
      emit self->study_changed();
    });
  });
}

}  // namespace btcflow::gui
