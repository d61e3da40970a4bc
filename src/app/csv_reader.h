// Reads delimited text line by line, in constant memory, and knows where it is for error messages.
#pragma once

#include <filesystem>
#include <fstream>
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

  // The next row's fields; false at the end. An error names file and line.
  core::Result<bool> next();
  const std::vector<std::string>& fields() const { return fields_; }
  std::size_t line() const { return line_; }

  // "prices.csv, line 17: <problem>"
  core::Error error_here(const std::string& problem) const;

 private:
  core::Result<bool> read_line(std::string& text);
  core::Result<void> split(const std::string& text);

  std::filesystem::path file_;
  std::ifstream stream_;
  char delimiter_ = ',';
  std::size_t line_ = 0;
  std::vector<std::string> header_;
  std::vector<std::string> fields_;
};

}  // namespace btcflow::app
