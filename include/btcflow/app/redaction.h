// Takes out of texts that leave the program (the log, diagnostics) what is nobody else's business.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace btcflow::app {

// Any thread.
class Redaction {
 public:
  // `home`: the user's folder, written as ~; empty: none.
  explicit Redaction(std::string home = {});

  // From now on written as ***, percent-encoded or not. What is shorter than four characters is no secret
  // (it would be found in any text) and ignored.
  void add_secret(std::string_view secret);

  // Besides the known secrets takes out what looks like one: user and password before a host
  // ("http://u:p@proxy:3128"), and the values of parameters, headers and fields whose names say key, token,
  // secret, signature, password, authorization or cookie.
  std::string clean(std::string text) const;

 private:
  std::string home_;
  mutable std::mutex mutex_;
  std::vector<std::string> secrets_;  // the longest first
};

}  // namespace btcflow::app
