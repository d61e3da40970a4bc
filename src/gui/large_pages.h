// Memory in large pages, for the start of the window.
#pragma once

namespace btcflow::gui {

// From now on the heap grows by tens of megabytes at once, in pages of 2 MB where the system has such: the
// start takes that much for pictures and columns, and thousands of faults for pages of 4 KB take a fifteenth
// of its time. Call it once, before there are threads. Does nothing where it cannot.
void take_memory_in_large_pages();

}  // namespace btcflow::gui
