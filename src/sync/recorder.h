// Keeps raw answers with their requests (`--record`), for a bug report or a new fixture. Secrets are left
// out.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "btcflow/core/http.h"

namespace btcflow::sync {

class Recorder {
 public:
  explicit Recorder(std::optional<std::filesystem::path> folder) : folder_(std::move(folder)) {}

  // Writes NNNNN-<venue>.json (label, method, URL, body, headers, status) and NNNNN-<venue>.body beside it.
  void keep(const std::string& venue, const std::string& label, const core::HttpRequest& request,
            const core::HttpResponse& response);

 private:
  std::optional<std::filesystem::path> folder_;
  std::size_t count_ = 0;
};

}  // namespace btcflow::sync
