// A JSON text as a tree that is only read: made for answers of thousands of rows, of which most fields are
// looked at once or never. nlohmann/json reads the text; the tree is our own, because nlohmann's would
// allocate each value, list and object by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace btcflow::venues {

// Something else stands there than was asked for.
struct WrongShape : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class JsonReader;

// A value; it lives in its Document, and is neither copied nor moved out of it.
class Json {
 public:
  struct Member;

  Json() = default;  // null
  Json(const Json&) = delete;
  Json& operator=(const Json&) = delete;

  bool is_null() const { return held_.kind == Kind::Null; }
  bool is_boolean() const { return is_true() || is_false(); }
  bool is_true() const { return held_.kind == Kind::True; }
  bool is_false() const { return held_.kind == Kind::False; }
  bool is_number() const { return held_.kind == Kind::Integer || held_.kind == Kind::Real; }
  bool is_string() const { return held_.kind == Kind::String; }
  bool is_array() const { return held_.kind == Kind::Array; }
  bool is_object() const { return held_.kind == Kind::Object; }

  // Of a string, without its escapes. Throws WrongShape.
  std::string_view text() const;
  // Of a number; absent of anything else. A double is the nearest to what is written. An integer is exact:
  // absent where a fraction or an exponent is written, or more than 64 bits hold.
  std::optional<double> number() const;
  std::optional<long long> integer() const;

  // Elements of an array, members of an object; 0 of anything else.
  std::size_t size() const { return is_array() || is_object() ? held_.size : 0; }
  bool empty() const { return size() == 0; }
  // Elements of an array, members of an object in their order. Throws WrongShape.
  std::span<const Json> elements() const;
  std::span<const Member> members() const;
  // null where there is no such element or member, or this is no array or object. Of members of one name the
  // last.
  const Json& operator[](std::size_t at) const;
  const Json& operator[](std::string_view key) const;
  bool contains(std::string_view key) const { return find(key) != nullptr; }
  const Json* find(std::string_view key) const;

  // As JSON again, for messages.
  std::string dump() const;

 private:
  friend class TreeBuilder;
  enum class Kind : std::uint8_t { Null, False, True, Integer, Real, String, Array, Object };
  struct Held {
    union {
      const void* data = nullptr;  // text of a string, elements or members
      long long integer;
      double real;
    };
    std::uint32_t size = 0;
    Kind kind = Kind::Null;
  };
  explicit Json(const Held& held) : held_(held) {}

  Held held_;
};

struct Json::Member {
  std::string_view key;
  Json value;
};

// A whole text. Move-only; values stay where they are when it is moved.
class Document {
 public:
  // Strict (RFC 8259, valid UTF-8, at most 64 deep, no number beyond all doubles), the same in every locale.
  // What is no JSON gives a document that is not valid(), whose value is null. Keeps nothing of `text`.
  static Document parse(std::string_view text);

  bool valid() const { return storage_ != nullptr; }
  const Json& operator*() const& { return root_ != nullptr ? *root_ : kNull; }
  const Json* operator->() const { return &**this; }
  const Json& operator*() const&& = delete;  // would outlive its document
  // The same document with one of its values in the place of the whole.
  Document only(const Json& part) &&;

 private:
  static const Json kNull;
  struct Storage;
  std::shared_ptr<const Storage> storage_;
  const Json* root_ = nullptr;
};

}  // namespace btcflow::venues
