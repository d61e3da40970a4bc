#include "btcflow/app/words.h"

#include <memory>
#include <mutex>
#include <utility>

namespace btcflow::app {

namespace {

thread_local int english_scopes = 0;

std::mutex translator_mutex;
std::shared_ptr<const Translator> translator;

// A copy of the pointer: the translator itself runs outside the lock.
std::shared_ptr<const Translator> current_translator() {
  const std::scoped_lock lock(translator_mutex);
  return translator;
}

std::string filled(const std::string& text, std::initializer_list<std::string> arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool placeholder =
        text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    const auto number = placeholder ? static_cast<std::size_t>(text[i + 1] - '1') : arguments.size();
    if (number < arguments.size()) {
      out += arguments.begin()[number];
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string say(const char* english, std::initializer_list<std::string> arguments) {
  const auto translate = english_scopes > 0 ? nullptr : current_translator();
  return filled(translate && *translate ? (*translate)(english) : english, arguments);
}

void set_translator(Translator wanted) {
  auto next = std::make_shared<const Translator>(std::move(wanted));
  const std::scoped_lock lock(translator_mutex);
  translator = std::move(next);
}

InEnglish::InEnglish() { ++english_scopes; }
InEnglish::~InEnglish() { --english_scopes; }

}  // namespace btcflow::app
