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

Error CsvReader::fail(const std::string& problem) {
  problem_ = problem;
  return error_here(problem);
}

Error CsvReader::fail_for_good(const std::string& problem) {
  can_go_on_ = false;
  return fail(problem);
}

double CsvReader::progress() const {
  return bytes_ == 0 ? 1.0 : std::min(1.0, static_cast<double>(read_) / static_cast<double>(bytes_));
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
  reader.bytes_ = fs::file_size(file, ec);
  if (ec) reader.bytes_ = 0;  // a pipe has no size
  auto got = reader.read_line();
  if (!got) return got.error();
  std::string& text = reader.text_;
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
  if (auto split = reader.split(); !split) return split.error();
  for (const std::string& name : reader.fields_) reader.header_.push_back(lower(name));
  return reader;
}

Result<bool> CsvReader::next() {
  if (ahead_) {
    line_ = ahead_->line;
    text_ = std::move(ahead_->text);
    ahead_.reset();
  } else {
    auto got = read_line();
    if (!got || !*got) return got;
  }
  if (trimmed(text_).empty()) {
    // An empty line is fine at the end of a file, and only there.
    std::size_t empty_line = line_;
    while (trimmed(text_).empty()) {
      empty_line = line_;
      auto got = read_line();
      if (!got || !*got) return got;
    }
    ahead_ = Ahead{line_, std::move(text_)};
    line_ = empty_line;
    text_.clear();
    return fail("the line is empty");
  }
  if (auto done = split(); !done) return done.error();
  if (fields_.size() != header_.size()) {
    return fail("there are " + std::to_string(fields_.size()) + " fields where the header has " +
                std::to_string(header_.size()));
  }
  return true;
}

// Stops reading at the longest line that is taken, so that a file without line ends cannot fill the memory.
Result<bool> CsvReader::read_line() {
  text_.clear();
  std::streambuf& buffer = *stream_.rdbuf();
  int c = buffer.sbumpc();
  if (c == std::char_traits<char>::eof()) return false;
  ++line_;
  if (line_ > kMostLines)
    return fail_for_good("the file is longer than 5 million lines, which no series here needs");
  for (; c != std::char_traits<char>::eof() && c != '\n'; c = buffer.sbumpc()) {
    if (c == '\0') return fail_for_good("this is a binary file, not text");
    if (text_.size() == kLongestLine) return fail_for_good("the line is longer than 64 KiB");
    text_.push_back(static_cast<char>(c));
  }
  read_ += text_.size() + 1;
  if (!text_.empty() && text_.back() == '\r') text_.pop_back();
  return true;
}

Result<void> CsvReader::split() {
  const std::string& text = text_;
  fields_.clear();
  std::size_t i = 0;
  while (true) {
    std::string field;
    if (i < text.size() && text[i] == '"') {
      for (++i;; ++i) {
        if (i >= text.size()) return fail("a quote is opened and not closed");
        if (text[i] != '"') {
          field.push_back(text[i]);
        } else if (i + 1 < text.size() && text[i + 1] == '"') {
          field.push_back(text[i++]);
        } else {
          break;
        }
      }
      ++i;
      if (i < text.size() && text[i] != delimiter_) return fail("there is text after a closing quote");
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
