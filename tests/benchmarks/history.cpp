#include "history.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "btcflow/app/demo_market.h"
#include "btcflow/metrics/engine.h"

namespace btcflow::benchmarks {

namespace fs = std::filesystem;

namespace {

const History* the_history = nullptr;

[[noreturn]] void give_up(const std::string& sentence) {
  std::fprintf(stderr, "btcflow_benchmarks: %s\n", sentence.c_str());
  std::exit(1);  // NOLINT(concurrency-mt-unsafe): no other thread yet
}

template <typename T>
T value_or_give_up(core::Result<T> result) {
  if (!result) give_up(result.error().sentence);
  return std::move(result).value();
}

fs::path make_folder() {
  std::string name = (fs::temp_directory_path() / "btcflow-benchmarks-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) give_up("There is no room for a temporary folder.");
  return name;
}

template <typename Row>
void add_page(store::Batch& batch, const std::string& instrument, const std::vector<Row>& rows) {
  const store::Span all{core::make_day(2000, 1, 1), app::demo_as_of()};
  if (!rows.empty()) batch.pages.push_back({instrument, rows, all, "demonstration"});
}

store::Batch demo_batch() {
  store::Batch batch;
  for (const metrics::InstrumentRows& rows : app::demo_market().instruments) {
    add_page(batch, rows.instrument.id, rows.candles);
    add_page(batch, rows.instrument.id, rows.open_interest);
    add_page(batch, rows.instrument.id, rows.funding);
  }
  return batch;
}

}  // namespace

std::unique_ptr<History> History::open(const fs::path& folder) {
  std::unique_ptr<History> history(new History);
  history->own_files_ = make_folder();
  const fs::path own = history->own_files_;
  history->session_ = std::make_unique<app::Session>(value_or_give_up(
      app::Session::open({own / "market.sqlite", own / "config", own / "state"}, app::demo_as_of())));
  app::Session& session = *history->session_;
  if (fs::is_directory(folder)) {
    history->folder_ = folder;
    history->label_ = "recorded history";
    history->batch_ = history->plan().batch;
  } else {
    history->label_ = "demonstration market: there is no " + folder.string();
    history->batch_ = demo_batch();
  }
  value_or_give_up(session.cache().put(history->batch_));
  if (const auto read = session.reload_catalogue(); !read) give_up(read.error().sentence);
  history->market_ = value_or_give_up(session.load_market("BTC"));
  the_history = history.get();
  return history;
}

History::~History() {
  the_history = nullptr;
  session_.reset();
  std::error_code ec;
  fs::remove_all(own_files_, ec);
}

metrics::AsOf History::as_of() const { return {core::make_day(2024, 1, 1), false}; }

std::shared_ptr<const metrics::Dashboard> History::dashboard(core::Timeframe timeframe) const {
  return std::make_shared<const metrics::Dashboard>(metrics::compute(market_, timeframe, {}, as_of()));
}

app::ImportPlan History::plan() const {
  return value_or_give_up(app::plan_folder_import(folder_, session_->catalogue(), app::demo_as_of()));
}

store::Cache History::empty_cache() const {
  const fs::path file = own_files_ / "empty.sqlite";
  for (const char* ending : {"", "-wal", "-shm"}) fs::remove(file.string() + ending);
  return value_or_give_up(store::Cache::open(file));
}

const History& history() { return *the_history; }

}  // namespace btcflow::benchmarks
