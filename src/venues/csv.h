// The tables in the venues' archives (CSV), line by line, without an allocation a line. Not for what users
// bring: app/import reads that.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>

#include "btcflow/core/time.h"

namespace btcflow::venues {

// One line. Its fields are views into the text that was given. Fields may stand in double quotes; `""` is an
// empty field, and so missing.
class CsvLine {
 public:
  static constexpr std::size_t kMostFields = 64;  // further fields are counted, and cannot be read

  CsvLine(std::string_view line, std::size_t number);

  std::size_t number() const { return number_; }  // in the text, from 1
  std::size_t size() const { return size_; }
  // Without quotes and blanks around; empty past the end.
  std::string_view field(std::size_t at) const { return at < fields_.size() ? fields_[at] : ""; }
  bool is_missing(std::size_t at) const { return field(at).empty(); }
  // The position of the field with this text: where a header line names a column. `size()` if it does not.
  std::size_t position(std::string_view text) const;

  // These refuse a line as "line 3: close is not a number".
  double number(std::size_t at, const char* name) const;             // missing is refused
  double number_or_unknown(std::size_t at, const char* name) const;  // missing is kUnknown
  core::Time time_ms(std::size_t at, const char* name) const;
  core::Time time_s(std::size_t at, const char* name) const;
  // Milliseconds, or microseconds where the number is too large for those (above 1e14).
  core::Time time_ms_or_us(std::size_t at, const char* name) const;
  core::Time time_text(std::size_t at, const char* name) const;  // "2024-01-31 23:55:00", UTC
  void must_have(std::size_t fields) const;                      // exactly
  [[noreturn]] void refuse(std::string_view name, std::string_view problem) const;

 private:
  core::Time instant(double milliseconds, const char* name) const;

  std::array<std::string_view, kMostFields> fields_{};
  std::size_t size_ = 0;
  std::size_t number_ = 0;
};

// Calls `each` for every line that is not blank. LF and CR LF end a line, and so does the end of the text;
// a byte order mark is skipped.
void for_each_line(std::string_view text, const std::function<void(const CsvLine&)>& each);

}  // namespace btcflow::venues
