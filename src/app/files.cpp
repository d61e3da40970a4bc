#include "btcflow/app/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

}  // namespace

core::Result<void> write_atomically(const std::filesystem::path& file, std::string_view content) {
  const std::string temporary = file.string() + ".part-" + std::to_string(::getpid());
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
