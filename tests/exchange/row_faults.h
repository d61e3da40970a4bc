// Faults in the rows of a JSON answer; see faults.h for their names.
#pragma once

#include <string>

namespace exchange {

bool is_row_fault(const std::string& name);
// The body with that fault in its rows; unchanged where it is no JSON or has no rows.
std::string with_row_fault(const std::string& body, const std::string& name);

}  // namespace exchange
