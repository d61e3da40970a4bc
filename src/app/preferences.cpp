#include "btcflow/app/preferences.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <functional>
#include <thread>

#include "btcflow/app/files.h"
#include "btcflow/core/number.h"
#include "preferences_json.h"

namespace btcflow::app {

using core::Error;
using core::ErrorKind;
using core::Result;

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytesOfAFile = 8U << 20U;  // of a file that is somebody's settings

fs::path file_in(const fs::path& config_folder) { return config_folder / "settings.json"; }

// An object, or nothing. What is nested beyond all reason would exhaust the stack when it is written again.
std::optional<Json> parsed(const std::string& text) {
  constexpr int kDeepest = 64;
  bool too_deep = false;
  const auto look = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kDeepest;
    return !too_deep;
  };
  Json root = Json::parse(text, look, false);
  if (too_deep || !root.is_object()) return std::nullopt;
  return root;
}

// The new name: the first of settings.json.broken-1, -2, ... that is free.
Result<fs::path> set_aside(const fs::path& file) {
  std::error_code ec;
  for (int n = 1;; ++n) {
    const fs::path aside = file.string() + ".broken-" + std::to_string(n);
    if (fs::exists(fs::symlink_status(aside, ec))) continue;
    fs::rename(file, aside, ec);
    if (!ec) return aside;
    return Error{ErrorKind::Io, "The settings file " + file.string() +
                                    " cannot be read as JSON, and cannot be renamed (" + ec.message() + ")."};
  }
}

// Private to the user where it is made; one that is there stays as it is.
Result<void> make_folder(const fs::path& folder) {
  std::error_code ec;
  if (fs::is_directory(folder, ec)) return {};
  if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), ec);
  if (::mkdir(folder.c_str(), S_IRWXU) == 0 || fs::is_directory(folder, ec)) return {};
  return Error{ErrorKind::Io, "The folder " + folder.string() + " cannot be made (" + std::strerror(errno) +
                                  "), so the settings are not saved."};
}

// What is there now, for its keys that this version does not know.
Result<Json> present(const fs::path& file) {
  const auto text = read_file(file, kMostBytesOfAFile);
  if (!text && text.error().kind == ErrorKind::NotFound) return Json::object();
  if (!text) {
    return Error{ErrorKind::Io, "The settings file is left as it is. " + text.error().sentence};
  }
  if (auto root = parsed(*text)) return std::move(*root);
  if (auto aside = set_aside(file); !aside) return aside.error();
  return Json::object();
}

bool is_utf8(std::string_view text) {
  try {
    (void)Json(text).dump();
    return true;
  } catch (const Json::type_error&) {
    return false;
  }
}

// Of UTF-8: bytes that do not go on with a character.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0U) != 0x80U; }));
}

bool has_controls(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F) return true;
    // U+0080 to U+009F
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
  }
  return false;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// "proxy", "proxy:8080", "[::1]:8080", with a slash at the end or without.
bool is_host_and_port(std::string_view text) {
  if (text.ends_with('/')) text.remove_suffix(1);
  const bool odd = std::any_of(text.begin(), text.end(), [](unsigned char c) {
    return c <= ' ' || c == 0x7F || c == '/' || c == '?' || c == '#';
  });
  if (odd) return false;
  const std::size_t bracket = text.rfind(']');  // colons before it are the address's own
  const std::size_t end = bracket == std::string_view::npos ? 0 : bracket + 1;
  const std::size_t colon = text.find(':', end);
  if (text.substr(0, colon).empty() || (end > 0 && std::min(colon, text.size()) != end)) return false;
  if (colon == std::string_view::npos) return true;
  const auto port = core::parse_integer(text.substr(colon + 1));
  return port && *port >= 1 && *port <= 65535;
}

}  // namespace

LoadedPreferences load_preferences(const fs::path& config_folder) {
  const fs::path file = file_in(config_folder);
  const auto text = read_file(file, kMostBytesOfAFile);
  LoadedPreferences out;
  if (!text) {
    if (text.error().kind == ErrorKind::NotFound) return out;
    out.notices.push_back("The settings are those of a first start. " + text.error().sentence);
    return out;
  }
  if (const auto root = parsed(*text)) return preferences_from(*root);
  const auto aside = set_aside(file);
  out.notices.push_back(aside ? "The settings file could not be read as JSON. It was kept as " +
                                    aside->string() + ", and the settings are those of a first start."
                              : aside.error().sentence + " The settings are those of a first start.");
  return out;
}

namespace {

// Whoever saves reads before, so two instances must not do it at once. The folder itself is locked: no other
// file is left behind. Where that cannot be (some network disks), or another instance stands still with it,
// it goes without: the file is replaced in one go anyway.
class SavingLock {
 public:
  explicit SavingLock(const fs::path& folder)
      : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    using namespace std::chrono_literals;
    constexpr int kMostTries = 300;
    for (int n = 0; n < kMostTries && fd_ >= 0; ++n) {
      if (::flock(fd_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
      std::this_thread::sleep_for(10ms);
    }
  }
  ~SavingLock() {
    if (fd_ >= 0) ::close(fd_);
  }
  SavingLock(const SavingLock&) = delete;
  SavingLock& operator=(const SavingLock&) = delete;

 private:
  int fd_;
};

Result<void> save(const fs::path& config_folder, const std::function<void(Json&)>& write) {
  if (auto made = make_folder(config_folder); !made) return made;
  const fs::path file = file_in(config_folder);
  const SavingLock lock(config_folder);
  auto root = present(file);
  if (!root) return root.error();
  write(*root);
  // A link to where somebody keeps such files stays a link.
  std::error_code ec;
  const fs::path target = fs::is_symlink(file, ec) ? fs::weakly_canonical(file, ec) : file;
  const std::string text = root->dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return write_atomically(target.empty() ? file : target, text);
}

}  // namespace

Result<void> save_preferences(const fs::path& config_folder, const Preferences& preferences) {
  return save(config_folder, [&](Json& root) { write_preferences(root, preferences); });
}

Result<void> save_changes(const fs::path& config_folder, const Preferences& known,
                          const Preferences& preferences) {
  return save(config_folder, [&](Json& root) {
    // Of a file that is gone, or was set aside, nothing is known.
    write_changes(root, root.empty() ? Preferences{} : known, preferences);
  });
}

Result<void> check_preset_name(std::string_view name) {
  constexpr std::size_t kMost = 40;
  const auto wrong = [&](const std::string& sentence) { return Error{ErrorKind::Usage, sentence}; };
  if (name.empty()) return wrong("A preset needs a name.");
  if (!is_utf8(name) || has_controls(name)) return wrong("A preset's name takes no control characters.");
  if (characters(name) > kMost)
    return wrong("A preset's name has at most " + std::to_string(kMost) + " characters.");
  if (name.front() == ' ' || name.back() == ' ' || name.find("  ") != std::string_view::npos)
    return wrong("A preset's name takes no blanks at its ends, and no two in a row.");
  if (preset(lower(name)))
    return wrong("\"" + std::string(name) + "\" is the name of a built-in preset; choose another one.");
  return {};
}

Result<void> check_proxy(std::string_view proxy) {
  if (proxy.empty()) return {};
  const auto wrong = [&](const std::string& reason) {
    return Error{ErrorKind::Usage, "The proxy cannot be \"" + std::string(proxy) + "\": " + reason};
  };
  const std::size_t colon = proxy.find("://");
  const std::vector<std::string_view> schemes{"http", "https", "socks4", "socks4a", "socks5", "socks5h"};
  const bool known = colon != std::string_view::npos &&
                     std::find(schemes.begin(), schemes.end(), proxy.substr(0, colon)) != schemes.end();
  if (!known) return wrong("it takes an address like http://host:port or socks5h://host:port.");
  const std::string_view host = proxy.substr(colon + 3);
  if (host.find('@') != std::string_view::npos) {
    // Not repeated: it would put the password on the screen.
    return Error{ErrorKind::Usage,
                 "The proxy's user and password do not belong into the settings: give them in the "
                 "environment (https_proxy)."};
  }
  if (!is_host_and_port(host)) return wrong("it names no host, or no port from 1 to 65535.");
  return {};
}

Result<Settings> find_preset(std::string_view name, const fs::path& config_folder,
                             std::vector<std::string>& notices) {
  if (auto built_in = preset(name)) return built_in;
  LoadedPreferences loaded = load_preferences(config_folder);
  notices.insert(notices.end(), loaded.notices.begin(), loaded.notices.end());
  const auto own = loaded.preferences.own_presets.find(std::string(name));
  if (own != loaded.preferences.own_presets.end()) return own->second;
  std::string names;
  for (const std::string& built_in : preset_names()) names += (names.empty() ? "" : ", ") + built_in;
  for (const auto& [own_name, settings] : loaded.preferences.own_presets) names += ", " + own_name;
  return Error{ErrorKind::Usage,
               "There is no preset \"" + std::string(name) + "\"; there are: " + names + "."};
}

}  // namespace btcflow::app
