#include "btcflow/core/shared_library.h"

#include <dlfcn.h>

namespace btcflow::core {

namespace {

std::string last_cause() {
  const char* text = ::dlerror();  // NOLINT(concurrency-mt-unsafe): of this thread's last call
  return text != nullptr ? text : "";
}

}  // namespace

Result<SharedLibrary> SharedLibrary::load(const std::string& name) {
  void* handle = ::dlopen(name.c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (handle == nullptr)
    return Error{ErrorKind::NotFound, "The library " + name + " could not be loaded. Is it installed?",
                 last_cause()};
  return SharedLibrary(name, handle);
}

Result<void*> SharedLibrary::address_of(const char* name) const {
  if (void* address = ::dlsym(handle_, name)) return address;
  return Error{ErrorKind::NotFound, "The library " + name_ + " does not have what is needed: it is too old.",
               last_cause()};
}

}  // namespace btcflow::core
