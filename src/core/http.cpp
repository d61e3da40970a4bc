#include "btcflow/core/http.h"

namespace btcflow::core {

std::string_view HttpResponse::header(std::string_view name) const {
  for (const HttpHeader& h : headers) {
    if (h.name == name) return h.value;
  }
  return {};
}

}  // namespace btcflow::core
