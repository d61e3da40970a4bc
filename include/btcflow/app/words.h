// Texts of this room that people read in the window. The room knows no Qt: the window brings the translator,
// and without one every text is English. What goes into files is English always.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>

// Marks a text that say() will be asked for elsewhere, for scripts/update-translations to find.
#define BTCFLOW_WORDS(text) text

namespace btcflow::app {

// The text in the window's language, with %1 to %9 replaced by the arguments; a placeholder without an
// argument stays. From any thread.
std::string say(const char* english, std::initializer_list<std::string> arguments = {});

// From UTF-8 to UTF-8; called from any thread. An empty function: English.
using Translator = std::function<std::string(const char* english)>;
void set_translator(Translator translator);

// While one lives, say() gives English on this thread.
class InEnglish {
 public:
  InEnglish();
  ~InEnglish();
  InEnglish(const InEnglish&) = delete;
  InEnglish& operator=(const InEnglish&) = delete;
};

}  // namespace btcflow::app
