// Texts of the modules below, which know nothing of Qt.
#pragma once

#include <QString>
#include <string>

namespace btcflow::gui {

inline QString text(const std::string& s) { return QString::fromStdString(s); }

}  // namespace btcflow::gui
