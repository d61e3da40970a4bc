// The window's log, for the day when something has to be found out: <state>/btcflow.log.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "btcflow/app/redaction.h"
#include "btcflow/core/error.h"
#include "btcflow/sync/sync.h"

namespace btcflow::app {

// From now on what is logged (spdlog's default logger) goes into btcflow.log below the folder, which is made
// where it is not there, from `level` on ("debug", "info", "warning", "error"); and to standard error as
// before. Private to the user (0600); at 1 MB the file is begun anew, with the two before kept beside it
// (btcflow.1.log, btcflow.2.log). Each message is one line, in UTC, and passes `redaction` first. For the
// start of the process, before there are threads. Errors: Io; the log is then as before.
core::Result<std::filesystem::path> log_to_file(const std::filesystem::path& folder, const std::string& level,
                                                std::shared_ptr<const Redaction> redaction);

// The sentence and its cause.
void log_error(const core::Error& error);
// What a run did in one line, its notices, and each distinct error with its cause.
void log_sync(const sync::Report& report);

}  // namespace btcflow::app
