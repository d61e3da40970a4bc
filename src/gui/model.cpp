#include "model.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <utility>

#include "btcflow/app/demo_market.h"
#include "btcflow/app/log.h"
#include "btcflow/metrics/engine.h"

namespace btcflow::gui {

using core::Result;
using metrics::Dashboard;
using metrics::Market;

namespace {
constexpr const char* kAsset = "BTC";

metrics::AsOf as_of_of(const app::Session& session, std::optional<core::Time> chosen, core::Time now) {
  if (chosen) return {*chosen, false};
  if (session.is_demo()) return {app::demo_as_of(), false};
  return {now, true};
}

Opened opened_from(app::Session session, Market market, std::optional<core::Time> chosen, core::Time now,
                   const app::Settings& settings, core::Timeframe timeframe) {
  const metrics::AsOf as_of = as_of_of(session, chosen, now);
  auto shared = std::make_shared<const Market>(std::move(market));
  auto dashboard =
      std::make_shared<const Dashboard>(metrics::compute(*shared, timeframe, settings.parameters, as_of));
  return {std::move(session), std::move(shared), std::move(dashboard)};
}

struct Read {
  app::Session session;
  Market market;
};

Result<Read> read(Result<app::Session> session) {
  if (!session) return session.error();
  auto market = session->load_market(kAsset);
  if (!market) return market.error();
  return Read{std::move(*session), std::move(*market)};
}

Result<Read> read(const WindowOptions& options, core::Time now) {
  if (options.demo) return read(app::Session::demo());
  auto quick = read(app::Session::open_unchecked(options.paths, now));
  if (quick || quick.error().kind != core::ErrorKind::Damaged) return quick;
  return read(app::Session::open(options.paths, now));  // which sets it aside
}

}  // namespace

Result<Opened> open_market(const WindowOptions& options, core::Time now, const app::Settings& settings,
                           core::Timeframe timeframe) {
  auto opened = read(options, now);
  if (!opened) return opened.error();
  return opened_from(std::move(opened->session), std::move(opened->market), options.as_of, now, settings,
                     timeframe);
}

Result<std::unique_ptr<Model>> Model::open(const WindowOptions& options, Clock clock,
                                           const app::Settings& settings, core::Timeframe timeframe) {
  auto opened = open_market(options, clock(), settings, timeframe);
  if (!opened) return opened.error();
  return std::make_unique<Model>(std::move(*opened), options.as_of, std::move(clock), settings, timeframe);
}

Model::Model(Opened opened, std::optional<core::Time> as_of, Clock clock, const app::Settings& settings,
             core::Timeframe timeframe)
    : session_(std::move(opened.session)),
      chosen_as_of_(as_of),
      clock_(std::move(clock)),
      market_(std::move(opened.market)),
      newest_row_(app::newest_row(*market_)),
      settings_(settings),
      timeframe_(timeframe),
      dashboard_(std::move(opened.dashboard)) {
  // Behind the first picture, which it would slow down.
  if (!is_empty()) QTimer::singleShot(kBehindTheFirstPicture, this, &Model::study_it);
}

Model::Model(app::Session session, std::optional<core::Time> as_of, Clock clock,
             const app::Settings& settings, core::Timeframe timeframe)
    : Model(opened_from(std::move(session), app::demo_market(), as_of, clock(), settings, timeframe), as_of,
            clock, settings, timeframe) {}

metrics::AsOf Model::as_of() const { return as_of_of(session_, chosen_as_of_, clock_()); }

struct Model::Loaded {
  std::shared_ptr<const Market> market;
  std::vector<app::FeedLine> feeds;
};

// With a connection of its own: the session's belongs to the window's thread.
Result<Model::Loaded> Model::load(const app::Paths& paths, core::Time now, bool check) {
  const auto session = app::Session::reopen(paths);
  if (!session) return session.error();
  if (check) {
    if (auto sound = session->cache().check(); !sound) return sound.error();
  }
  auto market = session->load_market(kAsset);
  if (!market) return market.error();
  auto feeds = app::feed_lines(*session, now, kAsset);
  if (!feeds) return feeds.error();
  app::count_holes(*market, *feeds);
  return Loaded{std::make_shared<const Market>(std::move(*market)), std::move(*feeds)};
}

void Model::check() {
  if (is_demo() || loading_) return;
  checking_ = true;
  reload();
}

void Model::reload() {
  if (is_demo()) return;
  if (loading_) {
    load_again_ = true;
    return;
  }
  loading_ = true;
  QThreadPool::globalInstance()->start(
      [self = QPointer<Model>(this), paths = session_.paths(), now = clock_(), check = checking_] {
        auto loaded = std::make_shared<Result<Loaded>>(load(paths, now, check));
        QMetaObject::invokeMethod(qApp, [self, loaded] {
          if (self) self->end_load(*loaded);
        });
      });
}

void Model::end_load(Result<Loaded>& loaded) {
  loading_ = false;
  if (is_demo()) {
    checking_ = false;  // chosen meanwhile
    return;
  }
  if (loaded) {
    last_failure_.clear();
    take_loaded(*loaded);
  } else if (loaded.error().kind == core::ErrorKind::Damaged && checking_ && rebuild(loaded.error())) {
    return reload();  // of the new one; it is being checked until then
  } else {
    fail(loaded.error());
  }
  const bool was_checking = std::exchange(checking_, false);
  if (std::exchange(load_again_, false)) reload();
  if (was_checking) emit checked();
}

// Nobody else has the file open: nothing is fetched while it is looked at. Once: where the new one is damaged
// too it is the disk.
bool Model::rebuild(const core::Error& damage) {
  if (std::exchange(rebuilt_, true)) return false;
  if (auto rebuilt = session_.rebuild(clock_(), damage); !rebuilt) {
    fail(rebuilt.error());
    return false;
  }
  emit failed(QString::fromStdString(session_.notices().back()));
  return true;
}

// While a sync runs the same befalls every few seconds.
void Model::fail(const core::Error& error) {
  if (std::exchange(last_failure_, error.sentence) == error.sentence) return;
  app::log_error(error);
  emit failed(QString::fromStdString(error.sentence));
}

void Model::take_loaded(Loaded& loaded) {
  market_ = std::move(loaded.market);
  newest_row_ = app::newest_row(*market_);
  feeds_ = std::move(loaded.feeds);
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
  if (auto read = session_.reload_catalogue(); !read) fail(read.error());
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
      // The next one goes on while this one is shown.
      if (std::exchange(self->compute_again_, false) || self->market_ != market) self->compute();
      // Shown even if a newer one is wanted already: a slider's picture follows while it moves.
      if (self->market_ == market) self->take(dashboard);
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
