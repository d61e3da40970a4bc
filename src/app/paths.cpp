#include "btcflow/app/paths.h"

#include <cstdlib>

namespace btcflow::app {

namespace fs = std::filesystem;

std::optional<std::string> process_environment(const std::string& name) {
  const char* value =
      std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): read before any thread starts
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

Paths find_paths(const Environment& environment, const std::optional<std::string>& db,
                 const std::optional<std::string>& config) {
  const fs::path home = environment("HOME").value_or(".");
  const auto base = [&](const char* variable, const char* below_home) {
    const auto value = environment(variable);
    // The XDG specification: relative paths are to be ignored.
    return (value && fs::path(*value).is_absolute() ? fs::path(*value) : home / below_home) / "btcflow";
  };
  const auto chosen = [&](const std::optional<std::string>& option, const char* variable,
                          const fs::path& otherwise) {
    if (option) return fs::path(*option);
    if (const auto value = environment(variable)) return fs::path(*value);
    return otherwise;
  };
  return {chosen(db, "BTCFLOW_DB", base("XDG_DATA_HOME", ".local/share") / "market.sqlite"),
          chosen(config, "BTCFLOW_CONFIG", base("XDG_CONFIG_HOME", ".config")),
          base("XDG_STATE_HOME", ".local/state")};
}

}  // namespace btcflow::app
