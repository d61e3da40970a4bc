#include <chrono>

#include "btcflow/cli/cli.h"
#include "btcflow/gui/window.h"

int main(int argc, char** argv) {
  using namespace btcflow;
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return cli::run(argc, argv, now, [](const cli::WindowRequest& request) {
    return gui::run({request.paths, request.demo, request.as_of, request.sync, request.argc, request.argv});
  });
}
