// The chart's words outside of classes: in the window's language on screen, in English on paper.
#pragma once

#include <QString>

namespace btcflow::chart {

QString tr(const char* english);

// While one lives, tr() gives English on this thread: a picture is the same wherever it was made.
class InEnglish {
 public:
  InEnglish();
  ~InEnglish();
  InEnglish(const InEnglish&) = delete;
  InEnglish& operator=(const InEnglish&) = delete;
};

}  // namespace btcflow::chart
