// libcurl, loaded with the first request: the window is to stand before the thirty libraries that it brings.
#pragma once

#include <curl/curl.h>

#include "btcflow/core/error.h"

// Every function of libcurl that is used, without "curl_".
#define BTCFLOW_LIBCURL(X) \
  X(easy_cleanup)          \
  X(easy_getinfo)          \
  X(easy_init)             \
  X(easy_reset)            \
  X(easy_setopt)           \
  X(easy_strerror)         \
  X(free)                  \
  X(getdate)               \
  X(global_init)           \
  X(multi_add_handle)      \
  X(multi_cleanup)         \
  X(multi_info_read)       \
  X(multi_init)            \
  X(multi_perform)         \
  X(multi_poll)            \
  X(multi_remove_handle)   \
  X(multi_setopt)          \
  X(multi_wakeup)          \
  X(slist_append)          \
  X(slist_free_all)        \
  X(url)                   \
  X(url_cleanup)           \
  X(url_get)               \
  X(url_set)               \
  X(version_info)

namespace btcflow::net {

// curl().easy_init() is curl_easy_init(), and so on.
struct Libcurl {
#define BTCFLOW_DECLARED(name) decltype(&::curl_##name) name = nullptr;
  BTCFLOW_LIBCURL(BTCFLOW_DECLARED)
#undef BTCFLOW_DECLARED
};

// Loads and starts it, once a process. Any thread.
const core::Result<Libcurl>& libcurl();

// For what comes after a libcurl() that held no error.
inline const Libcurl& curl() { return libcurl().value(); }

}  // namespace btcflow::net
