#include "archives.h"

#include <archive.h>
#include <archive_entry.h>
#include <openssl/evp.h>
#include <zlib.h>

#include <ctime>
#include <memory>
#include <stdexcept>

namespace exchange {
namespace {

constexpr std::time_t kStamp = 1'577'836'800;  // 2020-01-01

la_ssize_t append(archive*, void* out, const void* bytes, size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void must(int result, archive* writer) {
  if (result != ARCHIVE_OK) throw std::runtime_error(std::string("zip: ") + archive_error_string(writer));
}

std::string digest_hex(const std::string& bytes, const EVP_MD* kind) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, kind, nullptr) != 1) {
    throw std::runtime_error("no such digest");
  }
  static const char* const kHex = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += kHex[digest[i] >> 4];
    text += kHex[digest[i] & 15];
  }
  return text;
}

}  // namespace

std::string zip(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
  must(archive_write_set_format_zip(writer.get()), writer.get());
  must(archive_write_set_format_option(writer.get(), "zip", "compression-level", "1"), writer.get());
  must(archive_write_set_bytes_in_last_block(writer.get(), 1), writer.get());
  must(archive_write_open(writer.get(), &out, nullptr, append, nullptr), writer.get());
  for (const auto& [name, bytes] : members) {
    std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), kStamp, 0);
    must(archive_write_header(writer.get(), entry.get()), writer.get());
    if (archive_write_data(writer.get(), bytes.data(), bytes.size()) !=
        static_cast<la_ssize_t>(bytes.size())) {
      throw std::runtime_error("zip: member " + name + " not written whole");
    }
  }
  must(archive_write_close(writer.get()), writer.get());
  return out;
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  if (deflateInit2(&stream, 1, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("gzip: no memory");
  }
  std::string in = bytes;  // zlib's interface is not const-correct
  std::string out(deflateBound(&stream, static_cast<uLong>(in.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("gzip: not finished");
  return out;
}

std::string sha256_hex(const std::string& bytes) { return digest_hex(bytes, EVP_sha256()); }
std::string md5_hex(const std::string& bytes) { return digest_hex(bytes, EVP_md5()); }

}  // namespace exchange
