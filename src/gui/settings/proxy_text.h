// What may stand in the proxy's field.
#pragma once

#include <QString>

namespace btcflow::gui {

// A sentence that says what is wrong and what is expected; empty: it can be used, as app::check_proxy() says.
// Empty text means no proxy of one's own.
QString proxy_problem(const QString& text);

}  // namespace btcflow::gui
