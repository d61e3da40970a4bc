#pragma once

#include <string>

namespace btcflow::test {

// Whether the part stands somewhere in the text.
inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace btcflow::test
