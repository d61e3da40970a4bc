// The chart's words outside of classes: in the window's language on screen, in English on paper.
#pragma once

#include <QString>
#include <string>

namespace btcflow::chart {

QString tr(const char* english);
inline QString text(const std::string& s) { return QString::fromStdString(s); }

// While one lives, tr() gives English on this thread: a picture is the same wherever it was made.
class InEnglish {
 public:
  InEnglish();
  ~InEnglish();
  InEnglish(const InEnglish&) = delete;
  InEnglish& operator=(const InEnglish&) = delete;
};

}  // namespace btcflow::chart
