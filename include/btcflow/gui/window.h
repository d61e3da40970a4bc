// The desktop window.
#pragma once

#include <optional>

#include "btcflow/app/paths.h"
#include "btcflow/core/time.h"
#include "btcflow/sync/sync.h"

namespace btcflow::gui {

struct WindowOptions {
  app::Paths paths;
  bool demo = false;
  std::optional<core::Time> as_of;
  // How venues are asked (endpoints, key); absent: they are not asked.
  std::optional<sync::Options> sync{};
  int argc = 0;
  char** argv = nullptr;
};

// Runs until the window is closed; the exit code. With BTCFLOW_EXIT_AFTER_FIRST_PAINT=1 it ends once the
// whole dashboard has been painted.
int run(const WindowOptions& options);

}  // namespace btcflow::gui
