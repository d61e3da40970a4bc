#include "btcflow/gui/window.h"
namespace btcflow::gui { int run(const WindowOptions&) { return 0; } }
