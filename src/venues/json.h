// A JSON text as a tree that is only read: made for answers of thousands of rows, of which most fields are
// looked at once or never. Strings and numbers stay where they are in the text; a number is converted when it
// is asked for, exactly. nlohmann/json would make an object of its own of each, which took half of a
// backfill.
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

  bool is_null() const { return kind_ == Kind::Null; }
  bool is_boolean() const { return kind_ == Kind::True || kind_ == Kind::False; }
  bool is_true() const { return kind_ == Kind::True; }
  bool is_false() const { return kind_ == Kind::False; }
  bool is_number() const { return kind_ == Kind::Number; }
  bool is_string() const { return kind_ == Kind::String; }
  bool is_array() const { return kind_ == Kind::Array; }
  bool is_object() const { return kind_ == Kind::Object; }

  // Of a string, without its escapes. Throws WrongShape.
  std::string_view text() const;
  // Of a number; absent of anything else, and where it is beyond what the type holds (or, of an integer, has
  // a fraction or an exponent).
  std::optional<double> number() const;
  std::optional<long long> integer() const;

  // Elements of an array, members of an object; 0 of anything else.
  std::size_t size() const { return kind_ == Kind::Array || kind_ == Kind::Object ? size_ : 0; }
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
  friend class JsonReader;
  enum class Kind : std::uint8_t { Null, False, True, Number, String, Array, Object };
  Json(Kind kind, std::uint32_t size, const void* data) : data_(data), size_(size), kind_(kind) {}
  std::string_view raw() const { return {static_cast<const char*>(data_), size_}; }
  void dump_to(std::string& out) const;

  const void* data_ = nullptr;  // text of a number or string, elements or members
  std::uint32_t size_ = 0;
  Kind kind_ = Kind::Null;
};

struct Json::Member {
  std::string_view key;
  Json value;
};

// A whole text. Move-only; values stay where they are when it is moved.
class Document {
 public:
  // Strict (RFC 8259, valid UTF-8, at most 64 deep). What is no JSON gives a document that is not valid(),
  // whose value is null.
  static Document parse(std::string_view text);

  bool valid() const { return storage_ != nullptr; }
  const Json& operator*() const& { return root_ != nullptr ? *root_ : kNull; }
  const Json* operator->() const { return &**this; }
  const Json& operator*() const&& = delete;  // would outlive its document
  // The same document with one of its values in the place of the whole.
  Document only(const Json& part) &&;

 private:
  friend class JsonReader;
  static const Json kNull;
  struct Storage;
  std::shared_ptr<const Storage> storage_;
  const Json* root_ = nullptr;
};

}  // namespace btcflow::venues
