// Where things live (docs/data.md), from the environment and the command line.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace btcflow::app {

struct Paths {
  std::filesystem::path cache;   // $BTCFLOW_DB, or $XDG_DATA_HOME/btcflow/market.sqlite
  std::filesystem::path config;  // $BTCFLOW_CONFIG, or $XDG_CONFIG_HOME/btcflow
  std::filesystem::path state;   // $XDG_STATE_HOME/btcflow
};

// `environment` gives a variable, or nothing. Options given on the command line win over it.
using Environment = std::function<std::optional<std::string>(const std::string&)>;
Paths find_paths(const Environment& environment, const std::optional<std::string>& db,
                 const std::optional<std::string>& config);

// The process's own environment; empty variables count as absent.
std::optional<std::string> process_environment(const std::string& name);

}  // namespace btcflow::app
