// A library of the system that is loaded when it is first needed, not when the program starts: what only some
// uses need (libcurl alone brings thirty other libraries) would otherwise hold up the window of those who
// just look.
#pragma once

#include <string>

#include "btcflow/core/error.h"

namespace btcflow::core {

// Stays loaded until the process ends. Any thread.
class SharedLibrary {
 public:
  // By the name that the system's loader knows it by, "libcurl.so.4".
  static Result<SharedLibrary> load(const std::string& name);

  // Lets `function` point to the library's function of that name, which must be of that type.
  template <typename Function>
  Result<void> find(const char* name, Function*& function) const {
    const Result<void*> found = address_of(name);
    if (!found) return found.error();
    function = reinterpret_cast<Function*>(*found);
    return {};
  }

 private:
  SharedLibrary(std::string name, void* handle) : name_(std::move(name)), handle_(handle) {}
  Result<void*> address_of(const char* name) const;

  std::string name_;
  void* handle_;
};

}  // namespace btcflow::core
