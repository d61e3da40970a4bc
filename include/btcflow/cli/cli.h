// The commands of docs/data.md. One program: without a command it opens the window.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "btcflow/app/paths.h"
#include "btcflow/core/time.h"
#include "btcflow/sync/sync.h"

namespace btcflow::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kDoneInPart = 3;

// What the window needs to know of the command line.
struct WindowRequest {
  app::Paths paths;
  bool demo = false;
  std::optional<core::Time> as_of;
  std::optional<sync::Options> sync{};  // how venues are asked; absent: they are not
  int argc = 0;
  char** argv = nullptr;
};

// Machine output goes to stdout or -o FILE, everything else to stderr. `now` is the clock at the start.
int run(int argc, char** argv, core::Time now, const std::function<int(const WindowRequest&)>& open_window);

}  // namespace btcflow::cli
