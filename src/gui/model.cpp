#include "model.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <utility>

#include "btcflow/app/demo_market.h"
#include "btcflow/app/import.h"
#include "btcflow/core/number.h"
#include "btcflow/metrics/engine.h"

namespace btcflow::gui {

using core::Result;

Result<std::unique_ptr<Model>> Model::open(const WindowOptions& options, Clock clock) {
  if (options.demo) return std::make_unique<Model>(app::Session::demo(), options.as_of, std::move(clock));
  auto session = app::Session::open(options.paths, clock());
  if (!session) return session.error();
  auto model = std::make_unique<Model>(std::move(*session), options.as_of, std::move(clock));
  if (auto loaded = model->reload(); !loaded) return loaded.error();
  return model;
}

Model::Model(app::Session session, std::optional<core::Time> as_of, Clock clock)
    : session_(std::move(session)), chosen_as_of_(as_of), clock_(std::move(clock)) {
  if (session_.is_demo()) {
    market_ = app::demo_market();
    compute();
  }
}

metrics::AsOf Model::as_of() const {
  if (chosen_as_of_) return {*chosen_as_of_, false};
  if (is_demo()) return {app::demo_as_of(), false};
  return {clock_(), true};
}

bool Model::is_fresh() const {
  const auto newest = newest_row();
  return newest && *newest + 2 * core::kDay >= as_of().instant;
}

Result<void> Model::reload() {
  auto market = session_.load_market("BTC");
  if (!market) return market.error();
  market_ = std::move(*market);
  compute();
  return {};
}

void Model::reload_in_background() {
  if (is_demo()) return;
  if (loading_) {
    load_again_ = true;
    return;
  }
  loading_ = true;
  QThreadPool::globalInstance()->start(
      [self = QPointer<Model>(this), paths = session_.paths(), now = clock_()] {
        struct Loaded {
          metrics::Market market;
          std::vector<app::FeedLine> feeds;
        };
        auto loaded = std::make_shared<std::optional<Loaded>>();
        // A connection of its own: the session's belongs to the window's thread.
        if (auto session = app::Session::open(paths, now)) {
          auto market = session->load_market("BTC");
          auto feeds = app::feed_lines(*session, now);
          if (market && feeds) *loaded = Loaded{std::move(*market), std::move(*feeds)};
        }
        QMetaObject::invokeMethod(qApp, [self, loaded] {
          if (!self) return;
          self->loading_ = false;
          if (*loaded) self->take(std::move((*loaded)->market), std::move((*loaded)->feeds));
          if (std::exchange(self->load_again_, false)) self->reload_in_background();
        });
      });
}

void Model::take(metrics::Market market, std::vector<app::FeedLine> feeds) {
  if (is_demo()) return;  // chosen meanwhile
  market_ = std::move(market);
  feeds_ = std::move(feeds);
  compute();
  emit feeds_changed();
}

void Model::set_timeframe(core::Timeframe timeframe) {
  if (timeframe == timeframe_) return;
  timeframe_ = timeframe;
  compute();
}

void Model::set_settings(const app::Settings& settings) {
  settings_ = settings;
  compute();
}

Result<QString> Model::import_folder(const QString& folder) {
  auto plan = app::plan_folder_import(folder.toStdString(), session_.catalogue(), clock_());
  if (!plan) return plan.error();
  const auto changes = session_.cache().put(plan->batch);
  if (!changes) return changes.error();
  std::size_t added = 0;
  for (const store::Changes& c : *changes) added += c.added;
  if (auto read = session_.reload_catalogue(); !read) return read.error();
  if (auto loaded = reload(); !loaded) return loaded.error();
  return tr("%1 files, %2 new rows.")
      .arg(plan->files.size())
      .arg(core::grouped(static_cast<double>(added)).c_str());
}

void Model::show_demo() {
  session_ = app::Session::demo();
  market_ = app::demo_market();
  compute();
}

void Model::compute() {
  dashboard_ = std::make_shared<const metrics::Dashboard>(
      metrics::compute(market_, timeframe_, settings_.parameters, as_of()));
  study_.clear();
  emit dashboard_changed();
  // Whoever asks for a newer one meanwhile makes this answer worthless.
  QThreadPool::globalInstance()->start([self = QPointer<Model>(this), dashboard = dashboard_] {
    auto cells = metrics::study(*dashboard);
    QMetaObject::invokeMethod(qApp, [self, dashboard, cells = std::move(cells)]() mutable {
      if (!self || self->dashboard_ != dashboard) return;
      self->study_ = std::move(cells);
      emit self->study_changed();
    });
  });
}

}  // namespace btcflow::gui
