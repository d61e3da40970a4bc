// PNG files as a list of chunks.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace btcflow::test {

inline std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes.at(i));
  return value;
}

inline std::string big_endian_text(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8)
    out += static_cast<char>(value >> static_cast<unsigned>(shift));
  return out;
}

// As the PNG specification has it, annex D.
inline std::uint32_t png_crc(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1U ? 0xEDB88320U ^ crc >> 1U : crc >> 1U;
  }
  return ~crc;
}

struct PngChunk {
  std::string type;
  std::string data;
};

inline std::string png_chunk(const PngChunk& chunk) {
  return big_endian_text(static_cast<std::uint32_t>(chunk.data.size())) + chunk.type + chunk.data +
         big_endian_text(png_crc(chunk.type + chunk.data));
}

// The same file with each chunk as `change` returns it; without those for which it returns nothing.
inline std::string changed_png(const std::string& png,
                               const std::function<std::optional<PngChunk>(PngChunk)>& change) {
  std::string out = png.substr(0, 8);
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::size_t length = big_endian(png, at);
    if (const auto chunk = change({png.substr(at + 4, 4), png.substr(at + 8, length)})) {
      out += png_chunk(*chunk);
    }
    at += 12 + length;
  }
  return out;
}

// The keyword of a text chunk, of whatever kind; empty for others.
inline std::string keyword_of(const PngChunk& chunk) {
  const bool text = chunk.type == "tEXt" || chunk.type == "zTXt" || chunk.type == "iTXt";
  return text ? chunk.data.substr(0, chunk.data.find('\0')) : std::string();
}

// Keyword and text of each uncompressed text chunk.
inline std::map<std::string, std::string> text_chunks(const std::string& png) {
  std::map<std::string, std::string> out;
  changed_png(png, [&](PngChunk chunk) {
    if (chunk.type == "tEXt") out[keyword_of(chunk)] = chunk.data.substr(chunk.data.find('\0') + 1);
    return std::optional(std::move(chunk));
  });
  return out;
}

}  // namespace btcflow::test
