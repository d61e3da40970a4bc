#include "btcflow/app/log.h"

#include <fcntl.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "btcflow/core/number.h"

namespace btcflow::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytes = 1u << 20;
constexpr std::size_t kOldFiles = 2;  // beside the one that is written
constexpr std::size_t kLongestMessage = 4000;

// One line without secrets, whatever a venue or library said.
class CleanLines : public spdlog::formatter {
 public:
  explicit CleanLines(std::shared_ptr<const Redaction> redaction)
      : redaction_(std::move(redaction)),
        inner_("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc) {}

  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    // Cleaned before it is cut: half a secret would not be known any more.
    std::string text = redaction_->clean(std::string(message.payload.data(), message.payload.size()));
    if (text.size() > kLongestMessage) text.resize(kLongestMessage);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
        ' ');
    spdlog::details::log_msg clean = message;
    clean.payload = text;
    inner_.format(clean, out);
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<CleanLines>(redaction_);
  }

 private:
  std::shared_ptr<const Redaction> redaction_;
  spdlog::pattern_formatter inner_;
};

// Private from the first byte on: made before the log opens it. One that was made otherwise is closed up.
void make_private(const std::string& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) return;  // opening it again says why
  (void)::fchmod(fd, S_IRUSR | S_IWUSR);
  ::close(fd);
}

std::shared_ptr<spdlog::logger> both(spdlog::sink_ptr file, spdlog::level::level_enum file_level) {
  const auto before = spdlog::default_logger();
  const auto terminal_level = before ? before->level() : spdlog::level::warn;
  auto terminal = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
  terminal->set_level(terminal_level);
  file->set_level(file_level);
  auto logger =
      std::make_shared<spdlog::logger>("btcflow", spdlog::sinks_init_list{terminal, std::move(file)});
  logger->set_level(std::min(terminal_level, file_level));
  logger->flush_on(spdlog::level::info);
  return logger;
}

std::string amount(std::size_t n) { return std::to_string(n); }

}  // namespace

core::Result<fs::path> log_to_file(const fs::path& folder, const std::string& level,
                                   std::shared_ptr<const Redaction> redaction) {
  const fs::path file = folder / "btcflow.log";
  const auto failed = [&](const std::string& cause) {
    return core::Error{core::ErrorKind::Io, "The log " + file.string() + " cannot be written.", cause};
  };
  std::error_code ec;
  if (fs::create_directories(folder, ec); ec) return failed(ec.message());
  try {
    spdlog::file_event_handlers handlers;
    handlers.before_open = make_private;
    auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kMostBytes, kOldFiles,
                                                                       false, handlers);
    sink->set_formatter(std::make_unique<CleanLines>(redaction));
    auto logger = both(std::move(sink), spdlog::level::from_str(level));
    logger->sinks().front()->set_formatter(std::make_unique<CleanLines>(std::move(redaction)));
    spdlog::set_default_logger(std::move(logger));
  } catch (const spdlog::spdlog_ex& e) {
    return failed(e.what());
  }
  return file;
}

void log_error(const core::Error& error) {
  if (error.cause.empty()) {
    spdlog::error("{}", error.sentence);
  } else {
    spdlog::error("{} [{}]", error.sentence, error.cause);
  }
}

void log_sync(const sync::Report& report) {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t failed = 0;
  std::set<std::string> told;
  for (const std::string& notice : report.notices) spdlog::info("sync: {}", notice);
  for (const sync::FeedReport& feed : report.feeds) {
    added += feed.rows_added;
    changed += feed.rows_changed;
    if (feed.state == sync::FeedReport::State::Failed) ++failed;
    if (report.offline) continue;  // fourteen times that there is no network
    for (const core::Error& error : feed.errors) {
      if (told.insert(error.sentence).second) spdlog::warn("sync: {} [{}]", error.sentence, error.cause);
    }
  }
  spdlog::info("sync {}: {} rows added, {} changed; {} requests, {} MB; {} of {} feeds failed",
               report.offline   ? "offline"
               : report.stopped ? "stopped"
               : failed > 0     ? "done in part"
                                : "done",
               amount(added), amount(changed), amount(report.requests),
               core::fixed(static_cast<double>(report.bytes) / 1e6, 1), amount(failed),
               amount(report.feeds.size()));
}

}  // namespace btcflow::app
