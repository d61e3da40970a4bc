// Bodies on their way from a venue: what was promised of them holds, or they are refused. A file that was
// damaged on its way must never become rows.
#include "unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <random>
#include <vector>

namespace btcflow::sync {
namespace {

using core::ErrorKind;
using venues::Packing;
using venues::Request;

constexpr std::size_t kMost = 1U << 20;

// Some rows of an archive, as text that does not compress to nothing.
std::string rows_text(int rows = 120) {
  std::mt19937_64 random(11);
  std::string text = "create_time,sum_open_interest\n";
  for (int i = 0; i < rows; ++i)
    text += std::to_string(i) + "," + std::to_string(random() % 1'000'000) + "\n";
  return text;
}

struct Member {
  std::string name;
  std::string bytes;
  bool folder = false;
};

std::string zip_of(const std::vector<Member>& members, bool stored = false) {
  std::string out(2 * kMost, '\0');
  std::size_t used = 0;
  archive* a = archive_write_new();
  archive_write_set_format_zip(a);
  archive_write_set_options(a, stored ? "zip:compression=store" : "zip:compression=deflate");
  archive_write_set_bytes_in_last_block(a, 1);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const Member& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.folder ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
    EXPECT_EQ(archive_write_header(a, entry), ARCHIVE_OK) << archive_error_string(a);
    archive_write_data(a, member.bytes.data(), member.bytes.size());
    archive_entry_free(entry);
  }
  EXPECT_EQ(archive_write_close(a), ARCHIVE_OK) << archive_error_string(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}
std::string zip_of(const std::string& bytes) { return zip_of({{"rows.csv", bytes}}); }

// window: MAX_WBITS + 16 a gzip, -MAX_WBITS a deflate stream without any header.
std::string compressed(const std::string& bytes, int window, int level = Z_DEFAULT_COMPRESSION) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string in = bytes;
  std::string out(deflateBound(&stream, static_cast<uLong>(in.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}
std::string gzip_of(const std::string& bytes, int level = Z_DEFAULT_COMPRESSION) {
  return compressed(bytes, MAX_WBITS + 16, level);
}
std::string deflate_of(const std::string& bytes) { return compressed(bytes, -MAX_WBITS); }
std::uint32_t crc_of(const std::string& bytes) {
  return static_cast<std::uint32_t>(
      ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

Request packed(Packing packing) {
  Request request;
  request.packing = packing;
  return request;
}
Request member_with_crc(Packing packing, const std::string& plain) {
  Request request = packed(packing);
  request.crc32 = crc_of(plain);
  return request;
}

void expect_text(const Request& request, const std::string& body, const std::string& text) {
  const auto out = unpacked(request, body, kMost);
  ASSERT_TRUE(out) << out.error().sentence << " " << out.error().cause;
  EXPECT_EQ(*out, text);
}
void expect_refused(const Request& request, const std::string& body, const std::string& reason,
                    std::size_t most = kMost) {
  const auto out = unpacked(request, body, most);
  ASSERT_FALSE(out) << out->size() << " bytes";
  EXPECT_EQ(out.error().kind, ErrorKind::BadInput);
  EXPECT_NE(out.error().sentence.find(reason), std::string::npos) << out.error().sentence;
}

TEST(Unpack, GivesWhatIsInside) {
  const std::string text = rows_text();
  expect_text(packed(Packing::Plain), text, text);
  expect_text(packed(Packing::Zip), zip_of(text), text);
  expect_text(packed(Packing::Gzip), gzip_of(text), text);
  expect_text(packed(Packing::Deflate), deflate_of(text), text);
}

// A day without rows is a file with nothing in it, not a damaged one.
TEST(Unpack, GivesAnEmptyFile) {
  expect_text(packed(Packing::Zip), zip_of(""), "");
  expect_text(packed(Packing::Gzip), gzip_of(""), "");
  expect_text(packed(Packing::Deflate), deflate_of(""), "");
}

// Longer than any buffer on the way.
TEST(Unpack, GivesALongFile) {
  const std::string text = rows_text(60'000);
  ASSERT_GT(text.size(), 500'000U);
  expect_text(packed(Packing::Zip), zip_of(text), text);
  expect_text(packed(Packing::Gzip), gzip_of(text), text);
  expect_text(packed(Packing::Deflate), deflate_of(text), text);
}

// A gzip may be made of several, one after the other; all of them are the file.
TEST(Unpack, GivesEveryPartOfAGzip) {
  expect_text(packed(Packing::Gzip), gzip_of("first\n") + gzip_of("second\n"), "first\nsecond\n");
}

TEST(Unpack, TakesTheFirstFileOfAZip) {
  expect_text(packed(Packing::Zip), zip_of({{"a.csv", "first"}, {"b.csv", "second"}}), "first");
}

// Some archives begin with their folder, which is no file.
TEST(Unpack, PassesOverTheFolderOfAZip) {
  expect_text(packed(Packing::Zip), zip_of({{"data/", "", true}, {"data/a.csv", "first"}}), "first");
}

// The known digest of "abc" (FIPS 180-2).
TEST(Sha256, IsTheStandardOne) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Unpack, TakesAFileWithThePublishedChecksum) {
  const std::string body = zip_of(rows_text());
  Request request = packed(Packing::Zip);
  request.sha256 = sha256_hex(body);
  expect_text(request, body, rows_text());
}

TEST(Unpack, RefusesAFileWithAnotherChecksum) {
  Request request = packed(Packing::Zip);
  request.sha256 = sha256_hex("another file");
  expect_refused(request, zip_of(rows_text()), "checksum");
  request.packing = Packing::Plain;
  expect_refused(request, rows_text(), "checksum");
}

// A member of an archive in the venue's hands brings its CRC-32 from the archive's directory, packed or
// stored.
TEST(Unpack, RefusesAMemberWithAnotherCrc) {
  const std::string text = rows_text();
  expect_text(member_with_crc(Packing::Deflate, text), deflate_of(text), text);
  expect_refused(member_with_crc(Packing::Deflate, text + " "), deflate_of(text), "CRC");
  expect_text(member_with_crc(Packing::Plain, text), text, text);
  expect_refused(member_with_crc(Packing::Plain, text + " "), text, "CRC");
}

// A member that lies in two of the venue's files comes in two answers.
TEST(Unpack, PutsTheEarlierPartBefore) {
  const std::string text = rows_text();
  const std::string body = deflate_of(text);
  Request request = member_with_crc(Packing::Deflate, text);
  request.prepend = body.substr(0, 100);
  expect_text(request, body.substr(100), text);
}

TEST(Unpack, RefusesWhatIsNoArchive) {
  const std::string html = "<html><body>Service unavailable</body></html>";
  expect_refused(packed(Packing::Zip), html, "archive");
  expect_refused(packed(Packing::Gzip), html, "archive");
  expect_refused(member_with_crc(Packing::Deflate, "rows"), html, "archive");
  expect_refused(packed(Packing::Zip), "", "archive");
  expect_refused(packed(Packing::Gzip), "", "archive");
  expect_refused(packed(Packing::Deflate), "", "archive");
}

// A few kilobytes that unfold to more than anything real would fill the memory.
TEST(Unpack, RefusesMoreThanItShouldHold) {
  const std::string bomb(1'500'000, '0');
  const std::size_t most = 200'000;
  expect_refused(packed(Packing::Zip), zip_of(bomb), "more than it should", most);
  expect_refused(packed(Packing::Gzip), gzip_of(bomb), "more than it should", most);
  expect_refused(packed(Packing::Deflate), deflate_of(bomb), "more than it should", most);
  expect_refused(packed(Packing::Plain), bomb, "more than it should", most);
}

TEST(Unpack, TakesExactlyTheMost) {
  const std::string text(200'000, 'x');
  for (const auto& [packing, body] : {std::pair{Packing::Plain, text},
                                      {Packing::Zip, zip_of(text)},
                                      {Packing::Gzip, gzip_of(text)},
                                      {Packing::Deflate, deflate_of(text)}}) {
    const auto out = unpacked(packed(packing), body, text.size());
    ASSERT_TRUE(out) << out.error().sentence;
    EXPECT_EQ(out->size(), text.size());
    EXPECT_FALSE(unpacked(packed(packing), body, text.size() - 1));
  }
}

// Every body that could come off the line in place of the right one: refused, or harmless because what is
// inside is the same (a flipped bit in a file's name or date).
class Damaged : public testing::Test {
 protected:
  void expect_never_wrong(const Request& request, const std::string& body) {
    std::mt19937_64 random(12);
    std::size_t refused = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
      std::string other = body;
      other[i] = static_cast<char>(other[i] ^ (1 << (random() % 8)));
      refused += check(request, other, "byte " + std::to_string(i));
    }
    EXPECT_GT(refused, body.size() / 2);
  }
  void expect_never_cut(const Request& request, const std::string& body) {
    for (std::size_t size = 0; size < body.size(); ++size) {
      check(request, body.substr(0, size), "cut after " + std::to_string(size));
    }
  }
  const std::string text_ = rows_text();

 private:
  bool check(const Request& request, const std::string& body, const std::string& how) {
    const auto out = unpacked(request, body, kMost);
    if (!out) {
      EXPECT_EQ(out.error().kind, ErrorKind::BadInput);
      EXPECT_FALSE(out.error().sentence.empty());
      return true;
    }
    if (*out != text_)
      wrong(how + ", " + std::to_string(out->size()) + " bytes for " + std::to_string(text_.size()));
    return false;
  }
  void wrong(const std::string& how) {
    if (++wrong_ == 1) ADD_FAILURE() << "taken with other text: " << how;
  }
  int wrong_ = 0;
};

TEST_F(Damaged, ZipIsNeverTakenWithOtherText) {
  expect_never_wrong(packed(Packing::Zip), zip_of(text_));
  expect_never_cut(packed(Packing::Zip), zip_of(text_));
}
TEST_F(Damaged, StoredZipIsNeverTakenWithOtherText) {
  const std::string body = zip_of({{"rows.csv", text_}}, true);
  expect_never_wrong(packed(Packing::Zip), body);
  expect_never_cut(packed(Packing::Zip), body);
}
TEST_F(Damaged, GzipIsNeverTakenWithOtherText) {
  expect_never_wrong(packed(Packing::Gzip), gzip_of(text_));
  expect_never_cut(packed(Packing::Gzip), gzip_of(text_));
}
// Without compression nothing but the checksum notices.
TEST_F(Damaged, StoredGzipIsNeverTakenWithOtherText) {
  expect_never_wrong(packed(Packing::Gzip), gzip_of(text_, Z_NO_COMPRESSION));
  expect_never_cut(packed(Packing::Gzip), gzip_of(text_, Z_NO_COMPRESSION));
}
TEST_F(Damaged, DeflateIsNeverTakenWithOtherText) {
  expect_never_wrong(member_with_crc(Packing::Deflate, text_), deflate_of(text_));
  expect_never_cut(member_with_crc(Packing::Deflate, text_), deflate_of(text_));
}

}  // namespace
}  // namespace btcflow::sync
