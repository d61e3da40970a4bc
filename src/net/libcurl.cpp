#include "libcurl.h"

#include "btcflow/core/shared_library.h"
#include "btcflow/net/client.h"

namespace btcflow::net {

namespace {

core::Result<Libcurl> loaded() {
  const auto library = core::SharedLibrary::load("libcurl.so.4");
  if (!library) return library.error();
  Libcurl functions;
#define BTCFLOW_FOUND(name) \
  if (auto found = library->find("curl_" #name, functions.name); !found) return found.error();
  BTCFLOW_LIBCURL(BTCFLOW_FOUND)
#undef BTCFLOW_FOUND
  functions.global_init(CURL_GLOBAL_DEFAULT);
  return functions;
}

}  // namespace

const core::Result<Libcurl>& libcurl() {
  static const core::Result<Libcurl> kLibcurl = loaded();
  return kLibcurl;
}

std::string libcurl_version() {
  return libcurl() ? curl().version_info(CURLVERSION_NOW)->version : "missing";
}

}  // namespace btcflow::net
