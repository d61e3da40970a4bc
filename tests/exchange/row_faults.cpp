#include "row_faults.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

namespace exchange {
namespace {

using Json = nlohmann::ordered_json;

// The rows of an answer, lying one after another or as columns side by side.
struct Rows {
  std::vector<std::pair<std::string, Json*>> lists;  // one without a name, or each column
  bool columns() const { return lists.size() > 1; }
  size_t size() const { return lists.empty() ? 0 : lists.front().second->size(); }
};

bool is_row_list(const Json& j) {
  return j.is_array() && j.size() >= 2 &&
         std::all_of(j.begin(), j.end(), [](const Json& x) { return x.is_array() || x.is_object(); });
}

Rows columns_of(Json& object) {
  Rows rows;
  for (auto& [key, value] : object.items()) {
    if (!value.is_array()) continue;
    if (value.size() < 2 || (rows.size() > 0 && value.size() != rows.size())) return {};
    rows.lists.emplace_back(key, &value);
  }
  return rows.columns() ? rows : Rows{};
}

Rows find_rows(Json& root) {
  std::vector<Json*> level = {&root};
  while (!level.empty()) {  // from the outside in
    std::vector<Json*> inner;
    for (Json* node : level) {
      if (is_row_list(*node)) return {{{"", node}}};
      if (node->is_object()) {
        if (Rows rows = columns_of(*node); rows.size()) return rows;
      }
      if (!node->is_structured()) continue;
      for (Json& child : *node) inner.push_back(&child);
    }
    level = std::move(inner);
  }
  return {};
}

void pick(Rows& rows, const std::vector<size_t>& order) {
  for (auto& [name, list] : rows.lists) {
    Json picked = Json::array();
    for (const size_t i : order) picked.push_back((*list)[i]);
    *list = std::move(picked);
  }
}

std::vector<size_t> order_of(const std::string& name, size_t n) {
  std::vector<size_t> order;
  for (size_t i = 0; i < n; ++i) {
    if (name == "missing-rows" && i < n / 2) continue;
    if (name == "gap-rows" && i >= n / 3 && i < n - n / 3) continue;
    order.push_back(name == "reverse-rows" ? n - 1 - i : i);
    if (name == "duplicate-rows") order.push_back(i);
  }
  if (name == "shuffle-rows") {
    std::sort(order.begin(), order.end(), [](size_t a, size_t b) {
      return std::pair(a * 2654435761U % 65536, a) < std::pair(b * 2654435761U % 65536, b);
    });
  }
  return order;
}

bool is_numeric(const Json& j) {
  if (j.is_number()) return true;
  if (!j.is_string() || j.get_ref<const std::string&>().empty()) return false;
  const std::string& text = j.get_ref<const std::string&>();
  char* end = nullptr;
  std::strtod(text.c_str(), &end);
  return end == text.c_str() + text.size();
}

bool is_time(const std::string& key) {
  for (const char* part : {"ime", "tick", "ts", "date"}) {
    if (key.find(part) != std::string::npos) return true;
  }
  return key == "t" || key == "T";
}

using Change = std::function<void(Json&)>;

// Each value of a row but its time; in rows without names the time is what comes first.
void change_values(Json& row, const Change& change) {
  if (row.is_object()) {
    for (auto& [key, value] : row.items()) {
      if (!is_time(key) && is_numeric(value)) change(value);
    }
  } else if (row.is_array()) {
    for (size_t i = 1; i < row.size(); ++i) change(row[i]);
  }
}

void change_rows(Rows& rows, size_t every, const Change& change) {
  for (auto& [name, list] : rows.lists) {
    if (rows.columns() && is_time(name)) continue;
    for (size_t i = every - 1; i < list->size(); i += every) {
      if ((*list)[i].is_structured()) {
        change_values((*list)[i], change);
      } else {
        change((*list)[i]);
      }
    }
  }
}

void make_negative(Json& value) {
  if (!is_numeric(value)) return;
  if (value.is_number()) {
    value = -std::abs(value.get<double>());
  } else if (value.get_ref<const std::string&>().front() != '-') {
    value = "-" + value.get<std::string>();
  }
}

}  // namespace

bool is_row_fault(const std::string& name) {
  for (const char* known : {"wrong-types", "nulls", "negative", "duplicate-rows", "missing-rows", "gap-rows",
                            "reverse-rows", "shuffle-rows"}) {
    if (name == known) return true;
  }
  return false;
}

std::string with_row_fault(const std::string& body, const std::string& name) {
  Json root = Json::parse(body, nullptr, false);
  if (root.is_discarded()) return body;
  Rows rows = find_rows(root);
  if (rows.size() == 0) return body;
  if (name == "nulls") {
    change_rows(rows, 2, [](Json& value) { value = nullptr; });
  } else if (name == "negative") {
    change_rows(rows, 1, make_negative);
  } else if (name == "wrong-types") {
    change_rows(rows, 1, [](Json& value) {
      if (is_numeric(value)) value = Json{{"value", value}};
    });
  } else {
    pick(rows, order_of(name, rows.size()));
  }
  return root.dump();
}

}  // namespace exchange
