// Archives and checksums as the exchanges' bulk downloads have them.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace exchange {

// Members in the order given, deflated, each stamped 2020-01-01: the same members give the same bytes.
std::string zip(const std::vector<std::pair<std::string, std::string>>& members);  // name, bytes
std::string gzip(const std::string& bytes);
std::string sha256_hex(const std::string& bytes);
std::string md5_hex(const std::string& bytes);

}  // namespace exchange
