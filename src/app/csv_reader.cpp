#include "csv_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace btcflow::app {

using core::Error;
using core::ErrorKind;
using core::Result;

namespace fs = std::filesystem;

namespace {

// A century of hours is under a million lines: what is longer is no history of daily, hourly or funding rows.
constexpr std::size_t kMostLines = 5'000'000;
constexpr std::size_t kLongestLine = 64 * 1024;

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

Error CsvReader::error_here(const std::string& problem) const {
  return {ErrorKind::BadInput, file_.string() + ", line " + std::to_string(line_) + ": " + problem + "."};
}

Result<CsvReader> CsvReader::open(const fs::path& file) {
  std::error_code ec;
  if (!fs::exists(file, ec))
    return Error{ErrorKind::NotFound, "There is no file " + file.string() + ".", ec.message()};
  if (fs::is_directory(file, ec)) {
    return Error{ErrorKind::BadInput, file.string() + " is a folder; take it with --folder."};
  }
  CsvReader reader;
  reader.file_ = file;
  reader.stream_.open(file, std::ios::binary);
  if (!reader.stream_) {
    return Error{ErrorKind::Io, "The file " + file.string() + " cannot be read.", std::strerror(errno)};
  }
  std::string text;
  auto got = reader.read_line(text);
  if (!got) return got.error();
  if (!*got || trimmed(text).empty()) {
    reader.line_ = 1;
    return reader.error_here(*got ? "the header is missing" : "the file is empty");
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  for (const char candidate : {',', ';', '\t'}) {
    if (std::count(text.begin(), text.end(), candidate) >
        std::count(text.begin(), text.end(), reader.delimiter_)) {
      reader.delimiter_ = candidate;
    }
  }
  if (auto split = reader.split(text); !split) return split.error();
  for (const std::string& name : reader.fields_) reader.header_.push_back(lower(name));
  return reader;
}

Result<bool> CsvReader::next() {
  std::string text;
  auto got = read_line(text);
  if (!got || !*got) return got;
  if (trimmed(text).empty()) {
    // An empty line is fine at the end of a file, and only there.
    while (true) {
      const std::size_t empty_line = line_;
      got = read_line(text);
      if (!got || !*got) return got;
      if (!trimmed(text).empty()) {
        line_ = empty_line;
        return error_here("the line is empty");
      }
    }
  }
  if (auto done = split(text); !done) return done.error();
  if (fields_.size() != header_.size()) {
    return error_here("there are " + std::to_string(fields_.size()) + " fields where the header has " +
                      std::to_string(header_.size()));
  }
  return true;
}

// Stops reading at the longest line that is taken, so that a file without line ends cannot fill the memory.
Result<bool> CsvReader::read_line(std::string& text) {
  text.clear();
  std::streambuf& buffer = *stream_.rdbuf();
  int c = buffer.sbumpc();
  if (c == std::char_traits<char>::eof()) return false;
  ++line_;
  if (line_ > kMostLines)
    return error_here("the file is longer than 5 million lines, which no series here needs");
  for (; c != std::char_traits<char>::eof() && c != '\n'; c = buffer.sbumpc()) {
    if (c == '\0') return error_here("this is a binary file, not text");
    if (text.size() == kLongestLine) return error_here("the line is longer than 64 KiB");
    text.push_back(static_cast<char>(c));
  }
  if (!text.empty() && text.back() == '\r') text.pop_back();
  return true;
}

Result<void> CsvReader::split(const std::string& text) {
  fields_.clear();
  std::size_t i = 0;
  while (true) {
    std::string field;
    if (i < text.size() && text[i] == '"') {
      for (++i;; ++i) {
        if (i >= text.size()) return error_here("a quote is opened and not closed");
        if (text[i] != '"') {
          field.push_back(text[i]);
        } else if (i + 1 < text.size() && text[i + 1] == '"') {
          field.push_back(text[i++]);
        } else {
          break;
        }
      }
      ++i;
      if (i < text.size() && text[i] != delimiter_) return error_here("there is text after a closing quote");
    } else {
      const std::size_t end = std::min(text.find(delimiter_, i), text.size());
      field = trimmed(text.substr(i, end - i));
      i = end;
    }
    fields_.push_back(std::move(field));
    if (i >= text.size()) return {};
    ++i;
  }
}

}  // namespace btcflow::app
