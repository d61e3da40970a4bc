#include "unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <nettle/sha2.h>
#include <zlib.h>

#include <array>
#include <memory>

#include "btcflow/core/shared_library.h"

namespace btcflow::sync {

using core::Error;
using core::ErrorKind;
using core::Result;
using venues::Packing;

std::string sha256_hex(const std::string& bytes) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&state, digest.size(), digest.data());
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : digest) out += {kHex[byte >> 4], kHex[byte & 15]};
  return out;
}

namespace {

Error broken(const std::string& what, const char* cause = nullptr) {
  return {ErrorKind::BadInput, what, cause != nullptr ? cause : "", {}};
}

Error too_much() { return broken("the archive holds more than it should"); }

// What is used of libarchive, which is loaded with the first zip: nobody waits for it who only looks.
struct Libarchive {
  decltype(&archive_read_new) read_new = nullptr;
  decltype(&archive_read_free) read_free = nullptr;
  decltype(&archive_read_support_format_zip) support_zip = nullptr;
  decltype(&archive_read_open_memory) open_memory = nullptr;
  decltype(&archive_read_next_header) next_header = nullptr;
  decltype(&archive_read_data) read_data = nullptr;
  decltype(&archive_entry_filetype) file_type = nullptr;
  decltype(&archive_error_string) error_string = nullptr;
};

Result<Libarchive> loaded_libarchive() {
  const auto library = core::SharedLibrary::load("libarchive.so.13");
  if (!library) return library.error();
  Libarchive functions;
  core::Result<void> found;
  const auto find = [&](const char* name, auto& function) {
    if (found) found = library->find(name, function);
  };
  find("archive_read_new", functions.read_new);
  find("archive_read_free", functions.read_free);
  find("archive_read_support_format_zip", functions.support_zip);
  find("archive_read_open_memory", functions.open_memory);
  find("archive_read_next_header", functions.next_header);
  find("archive_read_data", functions.read_data);
  find("archive_entry_filetype", functions.file_type);
  find("archive_error_string", functions.error_string);
  if (!found) return found.error();
  return functions;
}

// The first file of a zip; folders are none.
Result<std::string> first_member(const std::string& body, std::size_t most) {
  static const Result<Libarchive> kLibarchive = loaded_libarchive();
  if (!kLibarchive) return kLibarchive.error();
  const Libarchive& lib = *kLibarchive;
  const std::unique_ptr<archive, decltype(lib.read_free)> reader(lib.read_new(), lib.read_free);
  archive* a = reader.get();
  lib.support_zip(a);
  if (lib.open_memory(a, body.data(), body.size()) != ARCHIVE_OK)
    return broken("the archive cannot be read", lib.error_string(a));
  archive_entry* entry = nullptr;
  do {
    if (lib.next_header(a, &entry) != ARCHIVE_OK)
      return broken("the archive cannot be read, or holds no file", lib.error_string(a));
  } while (lib.file_type(entry) != AE_IFREG);
  std::string out;
  std::array<char, 65536> buffer{};
  for (;;) {
    const la_ssize_t got = lib.read_data(a, buffer.data(), buffer.size());
    if (got < 0) return broken("the archive is damaged", lib.error_string(a));
    if (got == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(got));
    if (out.size() > most) return too_much();
  }
}

// `window` as zlib takes it: a deflate stream without a header, or gzip, of which several may follow each
// other (zlib verifies their CRC-32; libarchive does not).
Result<std::string> inflated(const std::string& body, int window, std::size_t most) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return broken("the archive cannot be read");
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> closer(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(body.size());
  std::string out;
  std::array<char, 65536> buffer{};
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = buffer.size();
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
    if (out.size() > most) return too_much();
    if (state == Z_STREAM_END && window > MAX_WBITS && stream.avail_in > 0) state = inflateReset(&stream);
  }
  if (state != Z_STREAM_END) return broken("the archive's data is damaged or ends early", stream.msg);
  return out;
}

Result<std::string> unwrapped(Packing packing, std::string body, std::size_t most) {
  switch (packing) {
    case Packing::Plain:
      if (body.size() > most) return too_much();
      return body;
    case Packing::Zip:
      return first_member(body, most);
    case Packing::Gzip:
      return inflated(body, MAX_WBITS + 16, most);
    case Packing::Deflate:
      break;
  }
  return inflated(body, -MAX_WBITS, most);
}

}  // namespace

Result<std::string> unpacked(const venues::Request& request, std::string body, std::size_t most) {
  if (!request.sha256.empty() && sha256_hex(body) != request.sha256) {
    return broken("the file does not have the checksum that the venue published for it");
  }
  if (!request.prepend.empty()) body.insert(0, request.prepend);
  Result<std::string> out = unwrapped(request.packing, std::move(body), most);
  if (out && request.crc32) {
    const auto crc = ::crc32(0, reinterpret_cast<const Bytef*>(out->data()), static_cast<uInt>(out->size()));
    if (static_cast<std::uint32_t>(crc) != *request.crc32)
      return broken("the archive's data has a wrong CRC-32");
  }
  return out;
}

}  // namespace btcflow::sync
