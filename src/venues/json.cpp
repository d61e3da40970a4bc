#include "json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace btcflow::venues {

const Json Document::kNull;

namespace {

template <typename Number>
std::optional<Number> converted(std::string_view text) {
  Number value{};
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

const Json kNothing;

}  // namespace

std::string_view Json::text() const {
  if (!is_string()) throw WrongShape("not a string: " + dump().substr(0, 100));
  return raw();
}

std::optional<double> Json::number() const { return is_number() ? converted<double>(raw()) : std::nullopt; }

std::optional<long long> Json::integer() const {
  return is_number() ? converted<long long>(raw()) : std::nullopt;
}

std::span<const Json> Json::elements() const {
  if (!is_array()) throw WrongShape("not a list: " + dump().substr(0, 100));
  return {static_cast<const Json*>(data_), size_};
}

std::span<const Json::Member> Json::members() const {
  if (!is_object()) throw WrongShape("not an object: " + dump().substr(0, 100));
  return {static_cast<const Member*>(data_), size_};
}

const Json& Json::operator[](std::size_t at) const {
  return is_array() && at < size_ ? static_cast<const Json*>(data_)[at] : kNothing;
}

const Json* Json::find(std::string_view key) const {
  if (!is_object()) return nullptr;
  const auto* first = static_cast<const Member*>(data_);
  for (const Member* member = first + size_; member != first;) {
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

void dump_text(std::string_view text, std::string& out) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

void Json::dump_to(std::string& out) const {
  const char* separator = "";
  switch (kind_) {
    case Kind::Null:
      out += "null";
      return;
    case Kind::False:
      out += "false";
      return;
    case Kind::True:
      out += "true";
      return;
    case Kind::Number:
      out += raw();
      return;
    case Kind::String:
      dump_text(raw(), out);
      return;
    case Kind::Array:
      out += '[';
      for (const Json& element : elements()) {
        out += std::exchange(separator, ",");
        element.dump_to(out);
      }
      out += ']';
      return;
    case Kind::Object:
      out += '{';
      for (const Member& member : members()) {
        out += std::exchange(separator, ",");
        dump_text(member.key, out);
        out += ':';
        member.value.dump_to(out);
      }
      out += '}';
  }
}

std::string Json::dump() const {
  std::string out;
  dump_to(out);
  return out;
}

// The text itself, what its strings are without escapes, and the values.
struct Document::Storage {
  std::string text;
  std::vector<std::unique_ptr<std::byte[]>> blocks;
};

Document Document::only(const Json& part) && {
  Document rest;
  rest.storage_ = std::move(storage_);
  rest.root_ = &part;
  return rest;
}

// Reads values into a stack, and moves the elements of each list or object together into a block when it
// ends.
class JsonReader {
 public:
  explicit JsonReader(Document::Storage& storage)
      : storage_(storage), at_(storage.text.data()), end_(at_ + storage.text.size()) {}

  const Json* read() {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (storage_.text.starts_with(kMark)) at_ += kMark.size();
    if (!value(0)) return nullptr;
    skip_blanks();
    if (at_ != end_) return nullptr;
    return placed<Json>(0, [](Json* place, const Value& v) { new (place) Json(v.kind, v.size, v.data); });
  }

 private:
  using Kind = Json::Kind;
  struct Value {
    const void* data;
    std::uint32_t size;
    Kind kind;
    std::string_view key;
  };
  static constexpr int kDeepest = 64;
  static constexpr std::size_t kBlock = std::size_t{64} << 10;

  void skip_blanks() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }
  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  bool literal(std::string_view word, Kind kind) {
    if (static_cast<std::size_t>(end_ - at_) < word.size() || std::string_view(at_, word.size()) != word)
      return false;
    at_ += word.size();
    stack_.push_back({nullptr, 0, kind, {}});
    return true;
  }

  bool value(int depth) {
    skip_blanks();
    if (at_ == end_ || depth > kDeepest) return false;
    switch (*at_) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"': {
        const auto text = string();
        if (text)
          stack_.push_back({text->data(), static_cast<std::uint32_t>(text->size()), Kind::String, {}});
        return text.has_value();
      }
      case 'n':
        return literal("null", Kind::Null);
      case 't':
        return literal("true", Kind::True);
      case 'f':
        return literal("false", Kind::False);
      default:
        return number();
    }
  }

  bool array(int depth) {
    const std::size_t first = stack_.size();
    ++at_;
    skip_blanks();
    if (!take(']')) {
      do {
        if (!value(depth + 1)) return false;
        skip_blanks();
      } while (take(','));
      if (!take(']')) return false;
    }
    const auto count = static_cast<std::uint32_t>(stack_.size() - first);
    const Json* elements =
        placed<Json>(first, [](Json* place, const Value& v) { new (place) Json(v.kind, v.size, v.data); });
    stack_.push_back({elements, count, Kind::Array, {}});
    return true;
  }

  bool object(int depth) {
    const std::size_t first = stack_.size();
    ++at_;
    skip_blanks();
    if (!take('}')) {
      do {
        if (!member(depth)) return false;
        skip_blanks();
      } while (take(','));
      if (!take('}')) return false;
    }
    const auto count = static_cast<std::uint32_t>(stack_.size() - first);
    const auto* members = placed<Json::Member>(first, [](Json::Member* place, const Value& v) {
      new (place) Json::Member{v.key, Json(v.kind, v.size, v.data)};
    });
    stack_.push_back({members, count, Kind::Object, {}});
    return true;
  }

  bool member(int depth) {
    skip_blanks();
    if (at_ == end_ || *at_ != '"') return false;
    const auto key = string();
    if (!key) return false;
    skip_blanks();
    if (!take(':') || !value(depth + 1)) return false;
    stack_.back().key = *key;
    return true;
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  bool digits() {
    const char* first = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return at_ != first;
  }
  bool number() {
    const char* first = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
      ++at_;
      if (!take('+')) take('-');
      if (!digits()) return false;
    }
    stack_.push_back({first, static_cast<std::uint32_t>(at_ - first), Kind::Number, {}});
    return true;
  }

  // The text between the quotes; where it has escapes, a copy without them.
  std::optional<std::string_view> string() {
    const char* first = ++at_;
    while (at_ != end_ && is_plain(*at_)) ++at_;
    if (take('"')) return std::string_view(first, static_cast<std::size_t>(at_ - first - 1));
    std::string copy(first, at_);
    while (at_ != end_ && *at_ != '"') {
      if (is_plain(*at_)) {
        copy += *at_++;
      } else if (!(*at_ == '\\' ? escape(copy) : several_bytes(copy))) {
        return std::nullopt;
      }
    }
    if (!take('"')) return std::nullopt;
    char* kept = reinterpret_cast<char*>(room(copy.size(), 1));
    std::copy(copy.begin(), copy.end(), kept);
    return std::string_view(kept, copy.size());
  }
  static bool is_plain(char c) {
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20 &&
           static_cast<unsigned char>(c) < 0x80;
  }

  bool escape(std::string& out) {
    static constexpr std::string_view kLetters = "\"\\/bfnrt";
    static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (++at_ == end_) return false;
    const char letter = *at_++;
    if (const std::size_t which = kLetters.find(letter); which != std::string_view::npos) {
      out += kMeanings[which];
      return true;
    }
    if (letter != 'u') return false;
    auto code = hex4();
    if (!code || (*code >= 0xDC00 && *code < 0xE000)) return false;
    if (*code >= 0xD800 && *code < 0xDC00) {
      if (!take('\\') || !take('u')) return false;
      const auto low = hex4();
      if (!low || *low < 0xDC00 || *low >= 0xE000) return false;
      code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
    }
    append_utf8(out, *code);
    return true;
  }

  std::optional<std::uint32_t> hex4() {
    std::uint32_t code = 0;
    if (end_ - at_ < 4) return std::nullopt;
    const auto end = std::from_chars(at_, at_ + 4, code, 16);
    if (end.ec != std::errc{} || end.ptr != at_ + 4) return std::nullopt;
    at_ += 4;
    return code;
  }

  static void append_utf8(std::string& out, std::uint32_t code) {
    const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
    const auto tail = [&](int shift) { byte(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
      byte(code);
    } else if (code < 0x800) {
      byte(0xC0 | (code >> 6));
      tail(0);
    } else if (code < 0x10000) {
      byte(0xE0 | (code >> 12));
      tail(6);
      tail(0);
    } else {
      byte(0xF0 | (code >> 18));
      tail(12);
      tail(6);
      tail(0);
    }
  }

  // A character beyond ASCII; false for what is no UTF-8 (overlong, a half of a pair, beyond Unicode, cut).
  bool several_bytes(std::string& out) {
    const auto lead = static_cast<unsigned char>(*at_);
    const std::ptrdiff_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || end_ - at_ < length) return false;
    std::uint32_t code = lead & (0xFFu >> (length + 1));
    for (std::ptrdiff_t i = 1; i < length; ++i) {
      const auto byte = static_cast<unsigned char>(at_[i]);
      if ((byte & 0xC0) != 0x80) return false;
      code = (code << 6) | (byte & 0x3Fu);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
    out.append(at_, static_cast<std::size_t>(length));
    at_ += length;
    return true;
  }

  std::byte* room(std::size_t bytes, std::size_t alignment) {
    used_ = (used_ + alignment - 1) / alignment * alignment;
    if (used_ + bytes > capacity_) {
      capacity_ = std::max(bytes, kBlock);
      storage_.blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(capacity_));
      used_ = 0;
    }
    std::byte* place = storage_.blocks.back().get() + used_;
    used_ += bytes;
    return place;
  }

  // What lies on the stack from `first` on, side by side in a block.
  template <typename T, typename Make>
  const T* placed(std::size_t first, Make make) {
    static_assert(std::is_trivially_destructible_v<T>);
    const std::size_t count = stack_.size() - first;
    if (count == 0) return nullptr;
    T* place = reinterpret_cast<T*>(room(count * sizeof(T), alignof(T)));
    for (std::size_t i = 0; i < count; ++i) make(place + i, stack_[first + i]);
    stack_.resize(first);
    return place;
  }

  Document::Storage& storage_;
  const char* at_;
  const char* end_;
  std::vector<Value> stack_;
  std::size_t used_ = 0;
  std::size_t capacity_ = 0;
};

Document Document::parse(std::string_view text) {
  Document document;
  if (text.size() >= std::numeric_limits<std::uint32_t>::max()) return document;
  auto storage = std::make_shared<Storage>();
  storage->text = text;
  document.root_ = JsonReader(*storage).read();
  if (document.root_ != nullptr) document.storage_ = std::move(storage);
  return document;
}

}  // namespace btcflow::venues
