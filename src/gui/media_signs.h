// The signs of a player's buttons, drawn in the window's text colour at any size: a style's own pictures are
// made for light windows and one scale.
#pragma once

#include <QIcon>

namespace btcflow::gui {

enum class MediaSign { StepBack, Play, Pause, StepForward };

QIcon media_icon(MediaSign sign);

}  // namespace btcflow::gui
