// Reads delimited text line by line, in constant memory, and knows where it is for error messages.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "btcflow/core/error.h"

namespace btcflow::app {

// RFC 4180 without line breaks inside quotes; comma, semicolon or tab, found from the header; CRLF and a byte
// order mark are fine.
class CsvReader {
 public:
  // Reads the header. Errors: no such file, a folder, empty, binary.
  static core::Result<CsvReader> open(const std::filesystem::path& file);

  // Column names as they stand, in lower case.
  const std::vector<std::string>& header() const { return header_; }

  // The next row's fields; false at the end. An error names file and line; next() may be called again where
  // only that line is bad.
  core::Result<bool> next();
  const std::vector<std::string>& fields() const { return fields_; }
  std::size_t line() const { return line_; }
  // The line as it stands in the file.
  const std::string& text() const { return text_; }
  // Of the last error: what is wrong, without file and line; and whether the lines below can still be read.
  const std::string& problem() const { return problem_; }
  bool can_go_on() const { return can_go_on_; }
  // 0..1: how much of the file has been read.
  double progress() const;

  // "prices.csv, line 17: <problem>"
  core::Error error_here(const std::string& problem) const;

 private:
  core::Result<bool> read_line();
  core::Result<void> split();
  core::Error fail(const std::string& problem);
  core::Error fail_for_good(const std::string& problem);

  std::filesystem::path file_;
  std::ifstream stream_;
  char delimiter_ = ',';
  std::size_t line_ = 0;
  std::string text_;
  std::string problem_;
  bool can_go_on_ = true;
  std::uintmax_t bytes_ = 0;  // of the file
  std::uintmax_t read_ = 0;
  // Read already, to see that an empty line is not the end.
  struct Ahead {
    std::size_t line = 0;
    std::string text;
  };
  std::optional<Ahead> ahead_;
  std::vector<std::string> header_;
  std::vector<std::string> fields_;
};

}  // namespace btcflow::app
