#include "btcflow/app/redaction.h"

#include <algorithm>
#include <array>

namespace btcflow::app {

namespace {

constexpr std::size_t kShortestSecret = 4;
constexpr std::string_view kStars = "***";

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter_or_digit(char c) {
  return (small_letter(c) >= 'a' && small_letter(c) <= 'z') || (c >= '0' && c <= '9');
}
bool is_name_character(char c) { return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.'; }
bool ends_value(char c) {
  return c == '&' || c == '"' || c == '\'' || c == ',' || c == ';' || c == ')' || c == '}' ||
         static_cast<unsigned char>(c) <= ' ';
}
bool ends_word(char c) {
  return c == '"' || c == '\'' || c == '<' || c == '(' || c == '[' || static_cast<unsigned char>(c) <= ' ';
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_letter_or_digit(c) || c == '-' || c == '_' || c == '.' || c == '~') {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

// "http://user:secret@proxy:3128" and "user:secret@proxy:3128", up to the last @ of the word.
void take_out_credentials(std::string& text) {
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    std::size_t end = at;
    while (end < text.size() && !ends_word(text[end])) ++end;
    at = text.rfind('@', end - 1);  // a password may hold one
    std::size_t begin = at;
    while (begin > 0 && !ends_word(text[begin - 1])) --begin;
    const std::size_t scheme = text.substr(begin, at - begin).find("://");
    if (scheme != std::string::npos) {
      begin += scheme + 3;
    } else if (text.substr(begin, at - begin).find(':') == std::string::npos) {
      continue;  // an address of a letter, a name
    }
    text.replace(begin, at - begin, kStars);
    at = begin + kStars.size();
  }
}

bool names_a_secret(std::string_view name) {
  std::string small(name);
  std::transform(small.begin(), small.end(), small.begin(), small_letter);
  constexpr std::array<std::string_view, 7> kWords{"key",  "secret", "token", "signature",
                                                   "pass", "auth",   "cookie"};
  return small == "sign" || std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
           return small.find(word) != std::string::npos;
         });
}

// A colon follows words in any sentence; only these are headers and fields.
bool is_header(std::string_view name, bool quoted) {
  std::string small(name);
  std::transform(small.begin(), small.end(), small.begin(), small_letter);
  return quoted || small == "authorization" || small == "cookie" ||
         small.find_first_of("_-") != std::string::npos;
}

// "api_key=...", "api_key: ...", "\"apiKey\": \"...\"", "Authorization: Bearer ...".
void take_out_named(std::string& text) {
  for (std::size_t at = text.find_first_of("=:"); at != std::string::npos;
       at = text.find_first_of("=:", at + 1)) {
    std::size_t end = at;
    const bool quoted = end > 0 && (text[end - 1] == '"' || text[end - 1] == '\'');
    if (quoted) --end;
    std::size_t begin = end;
    while (begin > 0 && is_name_character(text[begin - 1])) --begin;
    const std::string_view name = std::string_view(text).substr(begin, end - begin);
    if (!names_a_secret(name) || (text[at] == ':' && !is_header(name, quoted))) continue;
    std::size_t value = at + 1;
    while (value < text.size() && (text[value] == ' ' || text[value] == '"' || text[value] == '\'')) ++value;
    // What follows an authorization or a cookie is all of one piece.
    const bool whole_line = text[at] == ':' && !quoted;
    std::size_t stop = value;
    while (stop < text.size() && (whole_line ? text[stop] != '\n' && text[stop] != '\r' && text[stop] != '"'
                                             : !ends_value(text[stop]))) {
      ++stop;
    }
    if (stop > value) text.replace(value, stop - value, kStars);
  }
}

void shorten_home(std::string& text, const std::string& home) {
  if (home.size() < 2) return;
  for (std::size_t at = text.find(home); at != std::string::npos; at = text.find(home, at + 1)) {
    const std::size_t end = at + home.size();
    // "/home/ann" is not the folder of "/home/anna".
    if (end < text.size() && is_name_character(text[end])) continue;
    text.replace(at, home.size(), "~");
  }
}

}  // namespace

Redaction::Redaction(std::string home) : home_(std::move(home)) {
  while (!home_.empty() && home_.back() == '/') home_.pop_back();
}

void Redaction::add_secret(std::string_view secret) {
  if (secret.size() < kShortestSecret) return;
  const std::lock_guard lock(mutex_);
  for (std::string form : {std::string(secret), percent_encoded(secret)}) {
    if (std::find(secrets_.begin(), secrets_.end(), form) == secrets_.end())
      secrets_.push_back(std::move(form));
  }
  // A secret that holds another goes first, or its rest would stay.
  std::stable_sort(secrets_.begin(), secrets_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

std::string Redaction::clean(std::string text) const {
  {
    const std::lock_guard lock(mutex_);
    for (const std::string& secret : secrets_) replace_all(text, secret, kStars);
  }
  take_out_credentials(text);
  take_out_named(text);
  shorten_home(text, home_);
  return text;
}

}  // namespace btcflow::app
