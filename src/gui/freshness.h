// How up to date the data is, in words.
#pragma once

#include <QString>
#include <vector>

#include "btcflow/app/health.h"

namespace btcflow::gui {

// For the status bar: what does not reach the day before as-of. Empty where nothing is behind.
QString behind_text(const std::vector<app::Need>& behind);

}  // namespace btcflow::gui
