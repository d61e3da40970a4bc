#include "words.h"

#include <QCoreApplication>

namespace btcflow::chart {

namespace {
thread_local int english_scopes = 0;
}

QString tr(const char* english) {
  // lupdate names free functions' texts after their namespace.
  return english_scopes > 0 ? QString::fromUtf8(english)
                            : QCoreApplication::translate("btcflow::chart", english);
}

InEnglish::InEnglish() { ++english_scopes; }
InEnglish::~InEnglish() { --english_scopes; }

}  // namespace btcflow::chart
