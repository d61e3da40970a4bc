// Errors are typed values: a kind to act on, a cause for the log, a sentence for the user.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace btcflow::core {

enum class ErrorKind {
  Usage,         // the call itself is wrong (option, key, date)
  BadInput,      // a file or answer holds what it must not
  NotFound,      // no such file, instrument, preset
  Io,            // reading or writing failed
  Busy,          // another process holds it
  Damaged,       // the cache cannot be read any more
  NewerVersion,  // written by a newer version of this program: left alone
  Network,       // no answer came: name, connection, TLS, proxy, time-out, broken off
  RateLimited,   // the venue asks to wait
  Forbidden,     // the venue refuses this place or caller (403, 451)
  Unavailable,   // the venue cannot answer now (5xx, maintenance)
  Cancelled,     // the user stopped it
};

struct Error {
  ErrorKind kind = ErrorKind::Io;
  std::string sentence;  // for the user: what is wrong and where (file, line, venue, field)
  std::string cause{};   // for the log: what the library or system said
  std::optional<std::chrono::milliseconds> retry_after{};  // RateLimited: how long to wait, where it was said
};

// Either a value or an error. Not thread-safe beyond what T is.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return state_.index() == 0; }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// For what either works or not.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : failed_(true), error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return !failed_; }
  const Error& error() const { return error_; }

 private:
  bool failed_ = false;
  Error error_;
};

}  // namespace btcflow::core
