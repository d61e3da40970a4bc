#include "json.h"

#include <locale.h>

#include <algorithm>
#include <limits>
#include <memory_resource>
#include <new>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace btcflow::venues {

const Json Document::kNull;

namespace {

const Json kNothing;

}  // namespace

std::string_view Json::text() const {
  if (!is_string()) throw WrongShape("not a string: " + dump().substr(0, 100));
  return {static_cast<const char*>(held_.data), held_.size};
}

std::optional<double> Json::number() const {
  if (held_.kind == Kind::Real) return held_.real;
  if (held_.kind == Kind::Integer) return static_cast<double>(held_.integer);
  return std::nullopt;
}

std::optional<long long> Json::integer() const {
  if (held_.kind == Kind::Integer) return held_.integer;
  return std::nullopt;
}

std::span<const Json> Json::elements() const {
  if (!is_array()) throw WrongShape("not a list: " + dump().substr(0, 100));
  return {static_cast<const Json*>(held_.data), held_.size};
}

std::span<const Json::Member> Json::members() const {
  if (!is_object()) throw WrongShape("not an object: " + dump().substr(0, 100));
  return {static_cast<const Member*>(held_.data), held_.size};
}

const Json& Json::operator[](std::size_t at) const {
  return is_array() && at < held_.size ? static_cast<const Json*>(held_.data)[at] : kNothing;
}

const Json* Json::find(std::string_view key) const {
  if (!is_object()) return nullptr;
  const auto* first = static_cast<const Member*>(held_.data);
  for (const Member* member = first + held_.size; member != first;) {
    --member;
    if (member->key == key) return &member->value;
  }
  return nullptr;
}

const Json& Json::operator[](std::string_view key) const {
  const Json* found = find(key);
  return found != nullptr ? *found : kNothing;
}

namespace {

using Copy = nlohmann::ordered_json;

Copy copy_of(const Json& value) {
  if (value.is_boolean()) return value.is_true();
  if (const auto integer = value.integer()) return *integer;
  if (const auto number = value.number()) return *number;
  if (value.is_string()) return value.text();
  if (value.is_array()) {
    Copy list = Copy::array();
    for (const Json& element : value.elements()) list.push_back(copy_of(element));
    return list;
  }
  if (value.is_object()) {
    Copy object = Copy::object();
    for (const auto& [key, member] : value.members()) object[std::string(key)] = copy_of(member);
    return object;
  }
  return nullptr;
}

}  // namespace

std::string Json::dump() const { return copy_of(*this).dump(); }

// Where the values, keys and strings lie; they go all at once.
struct Document::Storage {
  std::pmr::monotonic_buffer_resource arena;
};

Document Document::only(const Json& part) && {
  Document rest;
  rest.storage_ = std::move(storage_);
  rest.root_ = &part;
  return rest;
}

// What nlohmann's reader tells of a text, as a tree. Values wait on a stack until their list or object ends;
// then they move side by side into the arena. A false answer ends the reading.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::pmr::memory_resource& arena) : arena_(arena) {}

  // Of a text that was read to its end.
  const Json* root() { return placed<Json>(0); }

  bool null() { return add({}); }
  bool boolean(bool value) { return add({{nullptr}, 0, value ? Kind::True : Kind::False}); }
  bool number_integer(std::int64_t value) { return add({{.integer = value}, 0, Kind::Integer}); }
  bool number_unsigned(std::uint64_t value) {
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<long long>::max());
    if (value > kMost) return add({{.real = static_cast<double>(value)}, 0, Kind::Real});
    return number_integer(static_cast<std::int64_t>(value));
  }
  bool number_float(double value, const std::string&) { return add({{.real = value}, 0, Kind::Real}); }
  bool string(const std::string& value) {
    const std::string_view text = kept(value);
    return add({{text.data()}, static_cast<std::uint32_t>(text.size()), Kind::String});
  }
  bool binary(const nlohmann::json::binary_t&) { return false; }  // no JSON text holds one
  bool key(const std::string& value) {
    key_ = kept(value);
    return true;
  }
  bool start_array(std::size_t) { return open(); }
  bool end_array() { return close<Json>(Kind::Array); }
  bool start_object(std::size_t) { return open(); }
  bool end_object() { return close<Json::Member>(Kind::Object); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) { return false; }

 private:
  using Kind = Json::Kind;
  struct Waiting {
    Json::Held held;
    std::string_view key;  // means something among the members of an object alone
  };
  struct Open {
    std::size_t first;  // of its values on the stack
    std::string_view key;
  };
  static constexpr std::size_t kDeepest = 64;

  bool add(const Json::Held& held) {
    waiting_.push_back({held, key_});
    return true;
  }
  bool open() {
    open_.push_back({waiting_.size(), key_});
    return open_.size() <= kDeepest;
  }
  template <typename T>
  bool close(Kind kind) {
    const auto [first, own_key] = open_.back();
    open_.pop_back();
    key_ = own_key;
    const auto count = static_cast<std::uint32_t>(waiting_.size() - first);
    return add({{placed<T>(first)}, count, kind});
  }

  std::string_view kept(const std::string& text) {
    char* place = static_cast<char*>(arena_.allocate(text.size(), 1));
    std::copy(text.begin(), text.end(), place);
    return {place, text.size()};
  }

  // What waits from `first` on.
  template <typename T>
  const T* placed(std::size_t first) {
    static_assert(std::is_trivially_destructible_v<T>);
    const std::size_t count = waiting_.size() - first;
    T* place = static_cast<T*>(arena_.allocate(count * sizeof(T), alignof(T)));
    for (std::size_t i = 0; i < count; ++i) {
      const Waiting& from = waiting_[first + i];
      if constexpr (std::is_same_v<T, Json>) {
        new (place + i) Json(from.held);
      } else {
        new (place + i) Json::Member{from.key, Json(from.held)};
      }
    }
    waiting_.resize(first);
    return place;
  }

  std::pmr::memory_resource& arena_;
  std::vector<Waiting> waiting_;
  std::vector<Open> open_;
  std::string_view key_;
};

namespace {

// nlohmann reads numbers by strtod, which knows the locale of the thread. Where people write a comma or a
// longer sign, a window's toolkit sets that locale.
class PointInNumbers {
 public:
  PointInNumbers() {
    static const locale_t kPoint = newlocale(LC_ALL_MASK, "C", locale_t{});
    before_ = uselocale(kPoint);
  }
  ~PointInNumbers() { uselocale(before_); }
  PointInNumbers(const PointInNumbers&) = delete;
  PointInNumbers& operator=(const PointInNumbers&) = delete;

 private:
  locale_t before_;
};

}  // namespace

Document Document::parse(std::string_view text) {
  Document document;
  if (text.size() >= std::numeric_limits<std::uint32_t>::max()) return document;
  if (text.find('\0') != std::string_view::npos) return document;  // the end for nlohmann, whatever follows
  const PointInNumbers point;
  const auto storage = std::make_shared<Storage>();
  TreeBuilder builder(storage->arena);
  if (!nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &builder)) return document;
  document.root_ = builder.root();
  document.storage_ = storage;
  return document;
}

}  // namespace btcflow::venues
