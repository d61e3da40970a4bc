// Kraken's archive: a conversation over pieces of a ZIP that lies in several files. The archives here are put
// together byte by byte from the ZIP specification (APPNOTE.TXT 6.3), with deflate's stored blocks.
#include "kraken_archive.h"

#include <map>

#include "all.h"
#include "feed_support.h"
#include "support/mutations.h"

namespace btcflow::venues {

namespace {

using core::Candle;
using core::ErrorKind;
using core::make_day;
using core::SeriesKind;
using namespace asking;

constexpr const char* kNow = "2026-11-22T14:30Z";  // 2026Q2 is the newest that may be expected
// 2013-10-06, 2013-10-07 and 2026-06-30; nobody traded between.
const std::string kCsv =
    "1381017600,122.0,123.61,122.0,123.61,1.1,3\n"
    "1381104000,123.61,124.0,123.5,123.9,2.5,4\n"
    "1782777600,60000.1,61000.5,59000.0,60500.25,1234.5,5678\n";

// --- a ZIP by hand

std::string little_endian(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}
std::string u16(std::uint64_t value) { return little_endian(value, 2); }
std::string u32(std::uint64_t value) { return little_endian(value, 4); }
std::string u64(std::uint64_t value) { return little_endian(value, 8); }

std::uint32_t crc32_of(const std::string& text) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : text) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

// One stored block: deflate without compression.
std::string deflated(const std::string& text) { return '\x01' + u16(text.size()) + u16(~text.size()) + text; }
// Nothing where the bytes are no single stored block.
std::optional<std::string> inflated(const std::string& bytes) {
  if (bytes.size() < 5 || bytes[0] != '\x01') return std::nullopt;
  const std::string text = bytes.substr(5);
  if (bytes != deflated(text)) return std::nullopt;
  return text;
}

struct Entry {
  std::string name;
  std::string text;
  bool is_stored = false;
};

struct ZipOptions {
  bool zip64 = false;
  std::string comment{};
  std::string local_extra{};
};

std::string zip_of(const std::vector<Entry>& entries, const ZipOptions& options = {}) {
  std::string out, directory;
  for (const Entry& entry : entries) {
    const std::string data = entry.is_stored ? entry.text : deflated(entry.text);
    const std::string method = u16(entry.is_stored ? 0 : 8);
    const std::string head = method + u16(0x6000) + u16(0x5ABC) + u32(crc32_of(entry.text));
    const std::string extra =
        options.zip64 ? u16(1) + u16(24) + u64(entry.text.size()) + u64(data.size()) + u64(out.size()) : "";
    const auto sizes =
        options.zip64 ? u32(0xFFFFFFFF) + u32(0xFFFFFFFF) : u32(data.size()) + u32(entry.text.size());
    // Another extra field stands before that of ZIP64, as archivers put time stamps there.
    const std::string extras = options.zip64 ? "UT" + u16(1) + "x" + extra : "";
    directory += "PK\x01\x02" + u16(45) + u16(45) + u16(0) + head + sizes + u16(entry.name.size()) +
                 u16(extras.size()) + u16(0) + u16(0) + u16(0) + u32(0) +
                 u32(options.zip64 ? 0xFFFFFFFF : out.size()) + entry.name + extras;
    out += "PK\x03\x04" + u16(45) + u16(0) + head + u32(data.size()) + u32(entry.text.size()) +
           u16(entry.name.size()) + u16(options.local_extra.size()) + entry.name + options.local_extra + data;
  }
  const std::size_t offset = out.size();
  out += directory;
  const std::uint64_t count = entries.size();
  if (options.zip64) {
    const std::size_t record = out.size();
    out += "PK\x06\x06" + u64(44) + u16(45) + u16(45) + u32(0) + u32(0) + u64(count) + u64(count) +
           u64(directory.size()) + u64(offset);
    out += "PK\x06\x07" + u32(0) + u64(record) + u32(1);
  }
  out += "PK\x05\x06" + u16(0) + u16(0) + u16(options.zip64 ? 0xFFFF : count) +
         u16(options.zip64 ? 0xFFFF : count) + u32(options.zip64 ? 0xFFFFFFFF : directory.size()) +
         u32(options.zip64 ? 0xFFFFFFFF : offset) + u16(options.comment.size()) + options.comment;
  return out;
}

std::vector<Entry> usual_entries(bool stored = false) {
  return {{"XXBTUSD_1440.csv", "1381017600,1,1,1,1,1,1\n", stored},
          {"master_q4/XBTUSD_1440.csv", kCsv, stored},
          {"master_q4/XBTUSDT_1440.csv", "1381017600,2,2,2,2,2,2\n", stored}};
}

// --- a file server, and what sync does with its answers

struct Server {
  std::map<std::string, std::string> files;  // target -> bytes
  std::vector<Request> requests;

  void publish(const std::string& quarter, const std::vector<std::string>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      files["/marketing/institutions/Kraken_OHLCVT_Full_" + quarter + ".zip.part0" + std::to_string(i)] =
          parts[i];
    }
  }
  core::HttpResponse serve(const Request& request) {
    requests.push_back(request);
    const auto it = files.find(request.target);
    if (it == files.end()) return answer("<Error>NoSuchKey</Error>", 404);
    const std::string& file = it->second;
    if (!request.range || request.range->last >= file.size()) return answer("", 416);
    const auto first = request.range->first;
    return answer(
        file.substr(first, request.range->last - first + 1), 206,
        {{"content-range", "bytes " + std::to_string(first) + "-" + std::to_string(request.range->last) +
                               "/" + std::to_string(file.size())}});
  }
};

core::Result<core::HttpResponse> unwrapped(const Request& request, core::HttpResponse response) {
  const auto damaged = [] { return core::Error{ErrorKind::BadInput, "the packed file is damaged", {}, {}}; };
  if (response.status != 206) return response;
  response.body = request.prepend + response.body;
  if (request.packing == Packing::Deflate) {
    const auto text = inflated(response.body);
    if (!text) return damaged();
    response.body = *text;
  }
  if (request.crc32 && crc32_of(response.body) != *request.crc32) return damaged();
  return response;
}

Query query_of(const std::string& symbol = "XBTUSD", const char* from = "2013-10-06",
               const char* to = "2024-12-01") {
  return query(spot("kraken", symbol), from, to, kNow);
}

core::Result<Step> converse(Server& server, const Query& asked) {
  const Feed feed = feed_of(kraken_venues(), asked.instrument, SeriesKind::Candles, FeedKind::Archive);
  const auto fetch = feed.fetch(asked);
  Request request = fetch->first();
  for (int i = 0; i < 100; ++i) {
    auto response = unwrapped(request, server.serve(request));
    if (!response) return response.error();
    auto step = fetch->read(*response);
    if (!step || !step->next) return step;
    // What the caller would commit of an answer in between must be nothing.
    EXPECT_EQ(core::count(step->rows), 0U);
    EXPECT_TRUE(step->covers && step->covers->empty());
    request = *step->next;
  }
  return core::Error{ErrorKind::BadInput, "the conversation does not end", {}, {}};
}

core::Result<Step> converse_about(const std::vector<std::string>& parts, const Query& asked = query_of()) {
  Server server;
  server.publish("2026Q2", parts);
  return converse(server, asked);
}

void expect_rows_of_csv(const core::Result<Step>& step) {
  const auto rows = rows_of<Candle>(step);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (Candle{make_day(2013, 10, 6), 122, 123.61, 122, 123.61, 1.1, true}));
  EXPECT_EQ(rows[1], (Candle{make_day(2013, 10, 7), 123.61, 124, 123.5, 123.9, 2.5, true}));
  EXPECT_EQ(rows[2], (Candle{make_day(2026, 6, 30), 60000.1, 61000.5, 59000, 60500.25, 1234.5, true}));
}

// --- which archive

TEST(KrakenArchive, ExpectsAQuarterTenWeeksAfterItsEnd) {
  const auto newest = [](const char* now) { return newest_archived_quarter(at(now)).text(); };
  EXPECT_EQ(newest("2026-11-22T14:30Z"), "2026Q2");
  EXPECT_EQ(newest("2026-12-20"), "2026Q3");
  EXPECT_EQ(newest("2027-01-01"), "2026Q3");
  EXPECT_EQ(newest("2027-03-01"), "2026Q3");
  EXPECT_EQ(newest("2027-04-01"), "2026Q4");
  EXPECT_EQ((Quarter{2026, 2}.end()), make_day(2026, 7, 1));
  EXPECT_EQ((Quarter{2026, 4}.end()), make_day(2027, 1, 1));
}

TEST(KrakenArchive, AsksPieceByPiece) {
  const std::string zip = zip_of(usual_entries());
  Server server;
  server.publish("2026Q2", {zip.substr(0, 40), zip.substr(40)});
  expect_rows_of_csv(converse(server, query_of()));
  const std::string path = "/marketing/institutions/Kraken_OHLCVT_Full_2026Q2.zip.part0";
  const auto& requests = server.requests;
  ASSERT_GE(requests.size(), 8U);
  for (std::size_t part = 0; part < 3; ++part) {  // the lengths, until a part is not there
    EXPECT_EQ(requests[part].origin, "https://assets.kraken.com");
    EXPECT_EQ(requests[part].target, path + std::to_string(part));
    ASSERT_EQ(requests[part].headers.size(), 1U);  // no compression, which would shift the ranges
    EXPECT_EQ(requests[part].headers[0].value, "identity");
    EXPECT_EQ(requests[part].range->first, 0U);
    EXPECT_EQ(requests[part].range->last, 0U);
  }
  EXPECT_EQ(requests[3].target, path + "0");  // the archive's end, which here is all of it
  EXPECT_EQ(requests[4].target, path + "1");
  const Request& member = requests.back();
  EXPECT_EQ(member.packing, Packing::Deflate);
  EXPECT_EQ(member.crc32, crc32_of(kCsv));
  EXPECT_EQ(member.target, path + "1");
  EXPECT_EQ(member.range->last - member.range->first + 1, deflated(kCsv).size());
}

TEST(KrakenArchive, GoesBackToTheQuarterThatIsThere) {
  Server server;
  server.publish("2025Q3", {zip_of(usual_entries())});
  expect_rows_of_csv(converse(server, query_of()));
  EXPECT_NE(server.requests[3].target.find("2025Q3"), std::string::npos);
}

TEST(KrakenArchive, GivesUpAfterAYear) {
  Server server;
  expect_error(converse(server, query_of()), ErrorKind::NotFound, "archive");
  EXPECT_EQ(server.requests.size(), 4U);
}

// --- what it covers

TEST(KrakenArchive, CoversUpToItsEnd) {
  const std::string zip = zip_of(usual_entries());
  const auto covers = [&](const char* from, const char* to) {
    return converse_about({zip}, query_of("XBTUSD", from, to));
  };
  EXPECT_EQ(covers("2013-10-06", "2024-12-01")->covers, (core::Span{at("2013-10-06"), at("2024-12-01")}));
  EXPECT_EQ(covers("2013-10-06", "2026-11-23")->covers, (core::Span{at("2013-10-06"), at("2026-07-01")}));
  // Nothing of the span is in the archive, and nothing may be remembered as empty.
  const auto later = covers("2026-08-01", "2026-11-23");
  EXPECT_TRUE(later->not_yet);
  EXPECT_TRUE(later->covers->empty());
}

TEST(KrakenArchive, AnOlderArchiveCoversLess) {
  Server server;
  server.publish("2026Q1", {zip_of(usual_entries())});
  const auto step = converse(server, query_of("XBTUSD", "2013-10-06", "2026-11-23"));
  EXPECT_EQ(step->covers, (core::Span{at("2013-10-06"), at("2026-04-01")}));
}

// --- the ZIP's shapes

TEST(KrakenArchive, ReadsEveryKindOfZip) {
  expect_rows_of_csv(converse_about({zip_of(usual_entries(), {.zip64 = true})}));
  expect_rows_of_csv(converse_about({zip_of(usual_entries(true))}));
  expect_rows_of_csv(converse_about({zip_of(usual_entries(), {.comment = std::string(60'000, 'c')})}));
  expect_rows_of_csv(converse_about({zip_of(usual_entries(), {.local_extra = "UT" + u16(4) + "abcd"})}));
  expect_rows_of_csv(converse_about({zip_of({{"XBTUSD_1440.csv", kCsv}})}));
}

// Wherever the cut between two files falls - in the tail, the directory, a header, the packed data - the rows
// are the same.
TEST(KrakenArchive, TheCutMayFallAnywhere) {
  for (const bool zip64 : {false, true}) {
    const std::string zip = zip_of(usual_entries(), {.zip64 = zip64});
    for (std::size_t cut = 1; cut < zip.size(); ++cut) {
      SCOPED_TRACE(cut);
      expect_rows_of_csv(converse_about({zip.substr(0, cut), zip.substr(cut)}));
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(KrakenArchive, AMemberMayLieInManyParts) {
  const std::string zip = zip_of(usual_entries());
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < 9; ++i) {
    parts.push_back(zip.substr(i * 60, i == 8 ? std::string::npos : 60));
  }
  expect_rows_of_csv(converse_about(parts));
}

TEST(KrakenArchive, TakesTheVeryPair) {
  const auto rows = rows_of<Candle>(converse_about({zip_of(usual_entries())}, query_of("XBTUSDT")));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].close, 2);
  expect_error(converse_about({zip_of(usual_entries())}, query_of("BTUSD")), ErrorKind::NotFound,
               "BTUSD_1440.csv");
}

TEST(KrakenArchive, TwoDifferentFilesOfAPairAreRefused) {
  expect_error(converse_about({zip_of({{"a/XBTUSD_1440.csv", kCsv}, {"b/XBTUSD_1440.csv", kCsv + kCsv}})}),
               ErrorKind::BadInput, "two different files");
}

// --- what lies

// Every byte wrong once, four ways: rows of the file itself or a sentence, never another number.
TEST(KrakenArchive, AWrongByteIsNeverAWrongNumber) {
  for (const bool zip64 : {false, true}) {
    const std::string zip = zip_of(usual_entries(), {.zip64 = zip64});
    for (std::size_t i = 0; i < zip.size(); ++i) {
      for (const int flip : {0x01, 0x10, 0x80, 0xFF}) {
        SCOPED_TRACE(std::to_string(i) + " with " + std::to_string(flip));
        std::string damaged = zip;
        damaged[i] = static_cast<char>(damaged[i] ^ flip);
        const auto step = converse_about({damaged});
        if (step) {
          expect_rows_of_csv(step);
        } else {
          EXPECT_FALSE(step.error().sentence.empty());
        }
        if (testing::Test::HasFailure()) return;
      }
    }
  }
}

TEST(KrakenArchive, AnArchiveThatEndsEarlyIsRefused) {
  const std::string zip = zip_of(usual_entries());
  for (std::size_t length = 1; length < zip.size(); ++length) {
    SCOPED_TRACE(length);
    expect_error(converse_about({zip.substr(0, length)}), ErrorKind::BadInput, "archive");
    if (testing::Test::HasFailure()) return;
  }
}

// The answer to the first request, changed.
core::Result<Step> first_answer(const core::HttpResponse& response) {
  return kraken_archive(query_of())->read(response);
}

TEST(KrakenArchive, WhatIsNoPieceIsRefused) {
  // A server without ranges would send gigabytes.
  expect_error(first_answer(answer("PK", 200)), ErrorKind::BadInput, "whole archive");
  expect_error(first_answer(answer("P", 206)), ErrorKind::BadInput, "another piece");
  for (const char* range : {"bytes 1-1/100", "bytes 0-0/*", "bytes 0-0/-5", "bytes 0-0/0", "bytes 0-0/x",
                            "bytes 0-0/99999999999999999999", "items 0-0/100"}) {
    expect_error(first_answer(answer("P", 206, {{"content-range", range}})), ErrorKind::BadInput,
                 "another piece");
  }
  expect_error(first_answer(answer("", 403)), ErrorKind::Forbidden, "403");
  expect_error(first_answer(answer("", 429, {{"retry-after", "7"}})), ErrorKind::RateLimited, "429");
  expect_error(first_answer(answer("", 503)), ErrorKind::Unavailable, "503");
}

TEST(KrakenArchive, AnArchiveThatChangesMeanwhileIsRefused) {
  const std::string zip = zip_of(usual_entries());
  Server server;
  server.publish("2026Q2", {zip});
  const auto fetch = kraken_archive(query_of());
  Request request = fetch->first();
  for (int i = 0; i < 2; ++i) request = *fetch->read(server.serve(request))->next;
  server.publish("2026Q2", {zip + "and more"});
  expect_error(fetch->read(server.serve(request)), ErrorKind::BadInput, "replaced");
}

TEST(KrakenArchive, AShortPieceIsRefused) {
  Server server;
  server.publish("2026Q2", {zip_of(usual_entries())});
  const auto fetch = kraken_archive(query_of());
  Request request = fetch->first();
  for (int i = 0; i < 2; ++i) request = *fetch->read(server.serve(request))->next;
  core::HttpResponse response = server.serve(request);
  response.body.pop_back();
  expect_error(fetch->read(response), ErrorKind::BadInput, "incomplete");
}

// --- the table

core::Result<Step> read_table(const std::string& csv) {
  return converse_about({zip_of({{"XBTUSD_1440.csv", csv}})});
}

TEST(KrakenArchive, TheTableMustBeWhatIsDocumented) {
  expect_error(read_table("timestamp,open,high,low,close,volume,trades\n" + kCsv), ErrorKind::BadInput,
               "line 1");
  expect_error(read_table("1381017600,1,1,1,1,1\n"), ErrorKind::BadInput, "line 1");
  expect_error(read_table("1381017660,1,1,1,1,1,1\n"), ErrorKind::BadInput, "00:00");
  expect_error(read_table(""), ErrorKind::BadInput, "XBTUSD_1440.csv");
}

TEST(KrakenArchive, SurvivesMutations) {
  EXPECT_GE(btcflow::test::expect_survives_text_mutations(
                {.body = kCsv, .read = read_table, .row_times_in_ms = false}),
            20);
}

}  // namespace

}  // namespace btcflow::venues
