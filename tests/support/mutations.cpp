#include "support/mutations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <exception>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "btcflow/core/number.h"

namespace btcflow::test {

namespace {
namespace mutation {

using Json = nlohmann::json;
using Pointer = nlohmann::json::json_pointer;

enum class Change { Any, Zero, Sign, MustFail, Contradiction };

bool same_number(double a, double b) {
  return a == b || (!core::known(a) && !core::known(b)) || std::abs(a - b) <= 1e-6 * std::abs(b);
}

bool fits(const core::Candle& a, const core::Candle& good, Change change, bool /*fewer*/) {
  const bool volume = !core::known(a.volume) || same_number(a.volume, good.volume) ||
                      (change == Change::Zero && a.volume >= 0 && a.volume <= good.volume);
  return volume && a.open == good.open && a.high == good.high && a.low == good.low && a.close == good.close &&
         a.closed == good.closed;
}

bool fits(const core::OpenInterest& a, const core::OpenInterest& good, Change change, bool /*fewer*/) {
  return a.unit == good.unit &&
         (same_number(a.value, good.value) || (change == Change::Zero && a.value == 0));
}

// Of fewer rows than before the intervals may be measured differently.
bool fits(const core::Funding& a, const core::Funding& good, Change change, bool fewer) {
  const bool rate = a.rate == good.rate || (change == Change::Zero && a.rate == 0) ||
                    (change == Change::Sign && a.rate == -good.rate);
  return rate && (fewer || a.interval_hours == good.interval_hours);
}

template <typename R>
bool has(const std::vector<R>& rows, const R& row, Change change, bool fewer) {
  return std::any_of(rows.begin(), rows.end(), [&](const R& r) {
    return core::time_of(r) == core::time_of(row) && fits(row, r, change, fewer);
  });
}

// What is wrong with the rows of a mutated answer, or nothing.
std::string first_invented(const core::Rows& got, const core::Rows& good, const core::Rows& also,
                           Change change) {
  if (core::count(got) == 0) return {};
  if (got.index() != good.index()) return "the rows are of another series";
  return std::visit(
      [&](const auto& rows) -> std::string {
        using V = std::decay_t<decltype(rows)>;
        const V& known = std::get<V>(good);
        const V* more = std::get_if<V>(&also);
        const bool fewer = rows.size() < known.size();
        for (std::size_t i = 0; i < rows.size(); ++i) {
          if (i > 0 && !(core::time_of(rows[i - 1]) < core::time_of(rows[i]))) return "rows out of order";
          if (has(known, rows[i], change, fewer) || (more && has(*more, rows[i], change, true))) continue;
          return "a row at " + core::to_iso(core::time_of(rows[i])) + " that the good answer does not have";
        }
        return {};
      },
      got);
}

// Runs one mutation after the other against the good reading.
class Trial {
 public:
  explicit Trial(const Subject& subject) : subject_(subject) {
    const auto step = subject.read(subject.body);
    if (!step) {
      ADD_FAILURE() << "the good answer is refused: " << step.error().sentence;
      return;
    }
    good_ = step->rows;
    ready_ = true;
    EXPECT_GT(core::count(good_), 0U) << "the good answer gives no rows: nothing to mutate";
  }

  bool ready() const { return ready_; }
  int tried() const { return tried_; }

  void run(const std::string& what, const std::string& body, Change change = Change::Any) {
    if (!ready_ || body == subject_.body) return;
    ++tried_;
    SCOPED_TRACE(what);
    try {
      const auto step = subject_.read(body);
      if (!step) {
        EXPECT_FALSE(step.error().sentence.empty()) << "an error without a sentence";
        return;
      }
      if (change == Change::MustFail || change == Change::Contradiction) {
        ADD_FAILURE() << "accepted, must be refused; gave " << core::count(step->rows) << " rows";
        return;
      }
      const std::string wrong = first_invented(step->rows, good_, subject_.also_there, change);
      EXPECT_TRUE(wrong.empty()) << wrong;
    } catch (const std::exception& e) {
      ADD_FAILURE() << "threw: " << e.what();
    }
  }

 private:
  const Subject& subject_;
  core::Rows good_;
  bool ready_ = false;
  int tried_ = 0;
};

std::optional<double> number_in(const Json& value) {
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return core::parse_number(value.get_ref<const std::string&>());
  return std::nullopt;
}

// The same number as text if it came as text.
Json like(const Json& sample, double number) {
  if (!sample.is_string()) return sample.is_number_integer() ? Json(std::llround(number)) : Json(number);
  return std::abs(number) >= 1e9 && number == std::round(number) ? std::to_string(std::llround(number))
                                                                 : core::to_text(number);
}

bool is_ms(double x) { return x >= 1e11 && x < 1e14; }
bool is_s(double x) { return x >= 1e9 && x < 5e9; }

bool all_of_kind(const Json& list, bool (Json::*kind)() const noexcept) {
  return std::all_of(list.begin(), list.end(), [&](const Json& e) { return (e.*kind)(); });
}

// A list of rows: all objects, or all lists.
bool is_row_list(const Json& value) {
  return value.is_array() && !value.empty() &&
         (all_of_kind(value, &Json::is_object) || all_of_kind(value, &Json::is_array));
}

std::string name_of(const Pointer& at) { return at.empty() ? "the whole" : at.to_string(); }

// Every place of the document, of lists only the first, a middle and the last element: the mutations of one
// row stand for those of the others.
void collect(const Json& value, const Pointer& at, std::vector<Pointer>& places) {
  places.push_back(at);
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) collect(inner, at / key, places);
  } else if (value.is_array()) {
    const bool rows = is_row_list(value) || value.size() > 40;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!rows || i == 0 || i == value.size() / 2 || i + 1 == value.size()) {
        collect(value[i], at / i, places);
      }
    }
  }
}

// The lists of rows, and lists of single values that run beside another list of the same length.
void collect_lists(const Json& value, const Pointer& at, std::vector<Pointer>& lists) {
  if (value.is_array() && value.size() >= 2 &&
      (is_row_list(value) ||
       std::none_of(value.begin(), value.end(), [](const Json& e) { return e.is_structured(); }))) {
    lists.push_back(at);
    return;  // what is inside belongs to a row
  }
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) collect_lists(inner, at / key, lists);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect_lists(value[i], at / i, lists);
  }
}

// Groups of lists that belong together by position.
std::vector<std::vector<Pointer>> list_groups(const Json& document) {
  std::vector<Pointer> lists;
  collect_lists(document, Pointer{}, lists);
  std::vector<std::vector<Pointer>> groups;
  for (const Pointer& list : lists) {
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) {
      return document.at(g.front()).size() == document.at(list).size();
    });
    if (group != groups.end()) {
      group->push_back(list);
    } else {
      groups.push_back({list});
    }
  }
  std::erase_if(groups, [&](const auto& g) { return g.size() == 1 && !is_row_list(document.at(g.front())); });
  return groups;
}

void mutate_value(Trial& trial, const Json& document, const Pointer& at) {
  const Json& good = document.at(at);
  const auto put = [&](const std::string& what, Json value, Change change = Change::Any) {
    Json changed = document;
    changed[at] = std::move(value);
    trial.run(name_of(at) + " " + what, changed.dump(), change);
  };
  put("null", nullptr);
  put("empty text", "");
  put("an object", Json::object());
  put("a list", Json::array());
  put("true", true);
  put("abc", "abc");
  if (good.is_structured()) {
    put("5", 5);
    return;
  }
  const auto number = number_in(good);
  if (!number) return;
  if (*number != 0) {
    put("other sign", like(good, -*number), Change::Sign);
    put("zero", good.is_string() ? Json("0") : Json(0), Change::Zero);
  }
  put("nan", "nan");
  put("of the other type", good.is_string() ? Json(*number) : Json(good.dump()));
}

// Keys dropped, rows cut short: at `at`, and at every element of the list that holds it.
void mutate_shape(Trial& trial, const Json& document, const Pointer& at) {
  const Json& good = document.at(at);
  const auto everywhere = [&](Json& changed, const std::function<void(Json&)>& change) {
    if (!at.empty() && changed.at(at.parent_pointer()).is_array()) {
      for (Json& row : changed.at(at.parent_pointer())) change(row);
    } else {
      change(changed.at(at));
    }
  };
  const auto both = [&](const std::string& what, const std::function<void(Json&)>& change) {
    Json one = document;
    change(one.at(at));
    trial.run(name_of(at) + " " + what, one.dump());
    Json all = document;
    everywhere(all, change);
    trial.run(name_of(at) + " and all beside it " + what, all.dump());
  };
  if (good.is_object()) {
    for (const auto& item : good.items()) {
      const std::string key = item.key();
      both("without " + key, [&](Json& row) {
        if (row.is_object()) row.erase(key);
      });
    }
  } else if (good.is_array() && !is_row_list(good)) {
    for (std::size_t n = 0; n < good.size(); ++n) {
      if (good.size() > 24 && n != 0 && n != good.size() / 2 && n + 1 != good.size()) continue;
      both("cut to " + std::to_string(n), [&](Json& row) {
        while (row.is_array() && row.size() > n) row.erase(row.size() - 1);
      });
    }
  }
}

// Every number of a row that is no time, by the same factor: the row stays believable.
void change_numbers(Json& value) {
  if (value.is_structured()) {
    for (Json& inner : value) change_numbers(inner);
    return;
  }
  const auto number = number_in(value);
  if (number && !is_ms(*number) && !is_s(*number)) {
    value = value.is_string() ? Json(core::to_text(*number * 1.01)) : Json(*number * 1.01);
  }
}

void mutate_lists(Trial& trial, const Json& document, bool contradiction_is_refused) {
  for (const auto& group : list_groups(document)) {
    const std::string name = name_of(group.front());
    Json reversed = document, doubled = document, contradicting = document;
    for (const Pointer& at : group) {
      std::reverse(reversed.at(at).begin(), reversed.at(at).end());
      Json& twice = doubled.at(at);
      const Json rows = twice;
      twice.insert(twice.end(), rows.begin(), rows.end());
      Json again = rows[rows.size() / 2];
      change_numbers(again);
      contradicting.at(at).push_back(again);
    }
    trial.run(name + " reversed", reversed.dump());
    trial.run(name + " doubled", doubled.dump());
    if (contradiction_is_refused) {
      trial.run(name + " with one row twice and different", contradicting.dump(), Change::Contradiction);
    }
  }
}

void scale_times(Json& value, bool from_ms) {
  if (value.is_structured()) {
    for (Json& inner : value) scale_times(inner, from_ms);
    return;
  }
  const auto number = number_in(value);
  if (number && from_ms && is_ms(*number)) value = like(value, std::floor(*number / 1000));
  if (number && !from_ms && is_s(*number)) value = like(value, *number * 1000);
}

void mutate_text(Trial& trial, const std::string& body) {
  trial.run("nothing", "", Change::Any);
  trial.run("a web page", "<!DOCTYPE html><html><body>Please log in</body></html>", Change::MustFail);
  trial.run("a web page of another sort", "<html><head><title>403</title></head></html>", Change::MustFail);
  trial.run("zero bytes before", std::string("\0\0", 2) + body);
}

}  // namespace mutation
}  // namespace

int expect_survives_mutations(const Subject& subject) {
  namespace m = mutation;
  m::Trial trial(subject);
  const auto document = m::Json::parse(subject.body, nullptr, false);
  if (document.is_discarded()) {
    ADD_FAILURE() << "the good answer is no JSON";
    return 0;
  }
  if (!trial.ready()) return 0;
  const std::string body = document.dump();
  for (const std::size_t length :
       {std::size_t{1}, body.size() / 4, body.size() / 2, body.size() * 3 / 4, body.size() - 1}) {
    trial.run("cut to " + std::to_string(length) + " bytes", body.substr(0, length), m::Change::MustFail);
  }
  m::mutate_text(trial, body);
  for (const char* other : {"null", "true", "5", "\"abc\"", "[]", "{}", "[null]", "[[]]", "[{}]"}) {
    trial.run(std::string("only ") + other, other);
  }
  trial.run("in an envelope", m::Json{{"data", document}}.dump());
  trial.run("in a list", m::Json::array({document}).dump());

  std::vector<m::Pointer> places;
  m::collect(document, m::Pointer{}, places);
  for (const m::Pointer& at : places) {
    if (!at.empty()) m::mutate_value(trial, document, at);
    m::mutate_shape(trial, document, at);
    if (!at.empty() && document.at(at).is_structured()) {
      trial.run(m::name_of(at) + " without its envelope", document.at(at).dump());
    }
  }
  m::mutate_lists(trial, document, subject.contradiction_is_refused);
  m::Json scaled = document;
  m::scale_times(scaled, subject.row_times_in_ms);
  if (scaled != document) trial.run("times in the wrong unit", scaled.dump());
  return trial.tried();
}

namespace {
namespace mutation {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string join(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i ? between : "") + parts[i];
  return text;
}

struct Lines {
  std::vector<std::string> header;  // none or one
  std::vector<std::string> rows;

  explicit Lines(const std::string& body) {
    for (std::string& line : split(body, '\n')) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty()) continue;
      const bool is_header =
          rows.empty() && header.empty() && std::isalpha(static_cast<unsigned char>(line[0]));
      (is_header ? header : rows).push_back(line);
    }
  }
  std::string text(const char* end = "\n") const {
    std::vector<std::string> all = header;
    all.insert(all.end(), rows.begin(), rows.end());
    return join(all, end) + end;
  }
};

// One field of one row, and of all rows.
void mutate_field(Trial& trial, const Lines& good, std::size_t row, std::size_t field) {
  const std::string name = "field " + std::to_string(field + 1) + " ";
  const auto put = [&](const std::string& what, const std::function<std::string(const std::string&)>& change,
                       Change allowed) {
    for (const bool all : {false, true}) {
      Lines changed = good;
      for (std::size_t i = 0; i < changed.rows.size(); ++i) {
        auto fields = split(changed.rows[i], ',');
        if ((!all && i != row) || field >= fields.size()) continue;
        fields[field] = change(fields[field]);
        changed.rows[i] = join(fields, ",");
      }
      trial.run(name + what + (all ? " in all rows" : " in one row"), changed.text(), allowed);
    }
  };
  for (const char* value : {"", "\"\"", "abc", "null", "nan"}) {
    put(
        std::string("as '") + value + "'", [&](const std::string&) { return value; }, Change::Any);
  }
  const auto number = core::parse_number(split(good.rows[row], ',')[field]);
  if (!number || *number == 0) return;
  put(
      "as zero", [](const std::string&) { return "0"; }, Change::Zero);
  put(
      "of the other sign", [](const std::string& s) { return s.rfind('-', 0) == 0 ? s.substr(1) : "-" + s; },
      Change::Sign);
}

std::string scaled_line(const std::string& line, bool from_ms) {
  auto fields = split(line, ',');
  for (std::string& field : fields) {
    const auto number = core::parse_number(field);
    if (number && from_ms && is_ms(*number)) field = std::to_string(std::llround(std::floor(*number / 1000)));
    if (number && !from_ms && is_s(*number)) field = std::to_string(std::llround(*number * 1000));
  }
  return join(fields, ",");
}

std::string other_line(const std::string& line) {
  auto fields = split(line, ',');
  for (std::string& field : fields) {
    const auto number = core::parse_number(field);
    if (number && !is_ms(*number) && !is_s(*number) && *number < 1e14) field = core::to_text(*number * 1.01);
  }
  return join(fields, ",");
}

void mutate_lines(Trial& trial, const Lines& good, const Subject& subject) {
  Lines changed = good;
  std::reverse(changed.rows.begin(), changed.rows.end());
  trial.run("rows reversed", changed.text());
  changed = good;
  changed.rows.insert(changed.rows.end(), good.rows.begin(), good.rows.end());
  trial.run("rows doubled", changed.text());
  changed = good;
  changed.rows.push_back(other_line(good.rows[good.rows.size() / 2]));
  if (subject.contradiction_is_refused) {
    trial.run("one row twice and different", changed.text(), Change::Contradiction);
  }
  changed = good;
  for (std::string& row : changed.rows) row = scaled_line(row, subject.row_times_in_ms);
  trial.run("times in the wrong unit", changed.text());
  changed = good;
  changed.rows.insert(changed.rows.begin() + 1, "");
  trial.run("an empty line between", changed.text());
  trial.run("other line ends", good.text("\r\n"));
  if (good.header.empty()) return;
  changed = good;
  changed.header.clear();
  trial.run("no header", changed.text());
  changed = good;
  changed.rows.clear();
  trial.run("the header alone", changed.text());
  for (std::size_t i = 0; i < split(good.header[0], ',').size(); ++i) {
    auto names = split(good.header[0], ',');
    names[i] += "_2";
    changed = good;
    changed.header[0] = join(names, ",");
    trial.run("column " + std::to_string(i + 1) + " of another name", changed.text());
  }
}

}  // namespace mutation
}  // namespace

int expect_survives_text_mutations(const Subject& subject) {
  namespace m = mutation;
  m::Trial trial(subject);
  const m::Lines good(subject.body);
  if (!trial.ready() || good.rows.empty()) return 0;
  m::mutate_text(trial, subject.body);
  const std::size_t middle = good.rows.size() / 2;
  const auto fields = m::split(good.rows[middle], ',');
  for (std::size_t n = 1; n < fields.size(); ++n) {
    m::Lines cut = good;
    cut.rows[middle] = m::join({fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(n)}, ",");
    trial.run("a row of " + std::to_string(n) + " fields", cut.text());
    cut.rows.resize(middle + 1);
    std::string text = cut.text();
    text.pop_back();
    trial.run("cut off after field " + std::to_string(n), text);
  }
  for (std::size_t field = 0; field < fields.size(); ++field) m::mutate_field(trial, good, middle, field);
  m::mutate_lines(trial, good, subject);
  return trial.tried();
}

}  // namespace btcflow::test
