#include "btcflow/app/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>

namespace btcflow::app {

namespace {

bool write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// An open file that is closed when the block ends.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

// Reads on until the end, at most one byte more than `most`. False: errno says why.
bool read_all(int fd, std::size_t most, std::string& out) {
  constexpr std::size_t kPiece = 1U << 16U;
  while (out.size() <= most) {
    const std::size_t had = out.size();
    out.resize(had + kPiece);
    const ssize_t got = ::read(fd, out.data() + had, kPiece);
    out.resize(had + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got == 0) return true;
    if (got < 0 && errno != EINTR) return false;
  }
  return true;
}

}  // namespace

core::Result<std::string> read_file(const std::filesystem::path& file, std::size_t most) {
  const auto failed = [&](const std::string& reason) {
    const core::ErrorKind kind = errno == ENOENT ? core::ErrorKind::NotFound : core::ErrorKind::Io;
    return core::Error{kind, "The file " + file.string() + " cannot be read (" + reason + ")."};
  };
  // Without O_NONBLOCK a pipe would be waited for.
  const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat info {};
  if (fd.get() < 0 || ::fstat(fd.get(), &info) != 0) return failed(std::strerror(errno));
  errno = 0;
  if (!S_ISREG(info.st_mode)) return failed("it is no ordinary file");
  std::string content;
  if (!read_all(fd.get(), most, content)) return failed(std::strerror(errno));
  if (content.size() > most) return failed("it is larger than " + std::to_string(most) + " bytes");
  return content;
}

core::Result<void> write_atomically(const std::filesystem::path& file, std::string_view content) {
  static std::atomic<unsigned> count{0};
  const std::string temporary =
      file.string() + ".part-" + std::to_string(::getpid()) + "-" + std::to_string(count++);
  const auto failed = [&](const char* what) {
    const std::string cause = std::string(what) + ": " + std::strerror(errno);
    ::unlink(temporary.c_str());
    return core::Error{core::ErrorKind::Io,
                       "The file " + file.string() + " cannot be written (" + cause + ").", cause};
  };
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) return failed("open");
  const bool written = write_all(fd, content) && ::fsync(fd) == 0;
  if (::close(fd) != 0 || !written) return failed("write");
  if (::rename(temporary.c_str(), file.c_str()) != 0) return failed("rename");
  return {};
}

}  // namespace btcflow::app
