#include "kraken_archive.h"

#include <algorithm>
#include <cstdio>

#include "csv.h"
#include "read.h"

namespace btcflow::venues {

using core::HttpResponse;
using core::Time;

Time Quarter::end() const {
  const auto first_month_after = static_cast<unsigned>(number * 3 + 1);
  return number == 4 ? core::make_day(year + 1, 1, 1) : core::make_day(year, first_month_after, 1);
}

std::string Quarter::text() const { return std::to_string(year) + "Q" + std::to_string(number); }

Quarter Quarter::before() const { return number == 1 ? Quarter{year - 1, 4} : Quarter{year, number - 1}; }

Quarter newest_archived_quarter(Time now) {
  constexpr auto kPublishedAfter = core::kDay * 76;
  const std::chrono::year_month_day today{std::chrono::floor<std::chrono::days>(now)};
  Quarter quarter{static_cast<int>(today.year()), (static_cast<int>(unsigned(today.month())) + 2) / 3};
  while (quarter.end() + kPublishedAfter > now) quarter = quarter.before();
  return quarter;
}

namespace {

constexpr int kQuartersBack = 3;
constexpr std::size_t kMostParts = 64;
constexpr long long kLargestPart = 1LL << 40;
// The end of a ZIP: the end record (22 bytes and a comment of up to 65535), before it the two records of
// ZIP64 (20 and 56 bytes).
constexpr std::uint64_t kTailLength = 65'536 + 1'024;
constexpr std::uint64_t kLargestDirectory = 64ULL << 20;  // seen: below 2 MB
constexpr std::uint64_t kLargestMember = 64ULL << 20;     // seen: 200 KB
constexpr std::uint32_t kIn64 = 0xFFFFFFFF;               // "look in the ZIP64 record"
constexpr std::uint16_t kStored = 0, kDeflated = 8;

// Numbers of a ZIP, little endian. Nothing beyond the bytes is ever read.
class Bytes {
 public:
  Bytes(std::string_view bytes, const char* name) : bytes_(bytes), name_(name) {}

  std::size_t size() const { return bytes_.size(); }
  std::uint16_t u16(std::size_t at) const { return static_cast<std::uint16_t>(number(at, 2)); }
  std::uint32_t u32(std::size_t at) const { return static_cast<std::uint32_t>(number(at, 4)); }
  std::uint64_t u64(std::size_t at) const { return number(at, 8); }
  std::string_view text(std::size_t at, std::size_t length) const {
    if (at > bytes_.size() || length > bytes_.size() - at) refuse(std::string(name_) + " ends early");
    return bytes_.substr(at, length);
  }
  bool is(std::size_t at, std::string_view signature) const {
    return at <= bytes_.size() && bytes_.substr(at, signature.size()) == signature;
  }

 private:
  std::uint64_t number(std::size_t at, std::size_t length) const {
    std::uint64_t value = 0;
    std::size_t shift = 0;
    for (const char c : text(at, length)) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << shift;
      shift += 8;
    }
    return value;
  }

  std::string_view bytes_;
  const char* name_;
};

struct Directory {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

struct Member {
  std::string name;
  std::uint16_t method = kDeflated;
  std::uint32_t crc32 = 0;
  std::uint64_t packed = 0;  // bytes as they lie in the archive
  std::uint64_t plain = 0;   // bytes once unpacked
  std::uint64_t offset = 0;  // of its local header
};

std::size_t find_end_record(const Bytes& tail) {
  constexpr std::size_t kLength = 22;
  for (std::size_t at = tail.size() < kLength ? 0 : tail.size() - kLength + 1; at-- > 0;) {
    if (tail.is(at, "PK\x05\x06") && at + kLength + tail.u16(at + 20) == tail.size()) return at;
  }
  refuse("the archive ends without the end record of a ZIP");
}

// Where the ZIP64 end record begins in the tail.
std::size_t find_end_record64(const Bytes& tail, std::size_t end_record, std::uint64_t tail_offset) {
  constexpr std::size_t kLocator = 20, kLength = 56;
  if (end_record < kLocator || !tail.is(end_record - kLocator, "PK\x06\x07")) {
    refuse("the archive lacks the ZIP64 record that it points to");
  }
  const std::uint64_t offset = tail.u64(end_record - kLocator + 8);
  if (offset < tail_offset || offset - tail_offset + kLength > end_record - kLocator) {
    refuse("the ZIP64 end record lies elsewhere than at the archive's end");
  }
  const auto at = static_cast<std::size_t>(offset - tail_offset);
  if (!tail.is(at, "PK\x06\x06")) refuse("the archive lacks the ZIP64 record that it points to");
  return at;
}

Directory find_directory(std::string_view bytes, std::uint64_t tail_offset) {
  const Bytes tail(bytes, "the archive's end");
  std::size_t record = find_end_record(tail);
  Directory directory{tail.u32(record + 16), tail.u32(record + 12)};
  if (directory.offset == kIn64 || directory.size == kIn64 || tail.u16(record + 10) == 0xFFFF) {
    record = find_end_record64(tail, record, tail_offset);
    directory = {tail.u64(record + 48), tail.u64(record + 40)};
  }
  const std::uint64_t end = tail_offset + record;
  if (directory.size == 0 || directory.size > kLargestDirectory || directory.offset > end ||
      directory.size > end - directory.offset) {
    refuse("the archive's directory is said to lie outside of the archive");
  }
  return directory;
}

// Sizes and offset that do not fit 32 bits stand in the extra field 0x0001, in this order, only those.
void take_zip64(Member& member, const Bytes& extra) {
  std::vector<std::uint64_t*> wanted;
  for (std::uint64_t* value : {&member.plain, &member.packed, &member.offset}) {
    if (*value == kIn64) wanted.push_back(value);
  }
  if (wanted.empty()) return;
  for (std::size_t at = 0; at + 4 <= extra.size(); at += 4U + extra.u16(at + 2)) {
    if (extra.u16(at) != 1) continue;
    const Bytes numbers(extra.text(at + 4, extra.u16(at + 2)), "a directory entry's ZIP64 field");
    for (std::size_t i = 0; i < wanted.size(); ++i) *wanted[i] = numbers.u64(i * 8);
    return;
  }
  refuse("a directory entry lacks its ZIP64 field");
}

Member member_at(const Bytes& directory, std::size_t at) {
  Member member;
  member.method = directory.u16(at + 10);
  member.crc32 = directory.u32(at + 16);
  member.packed = directory.u32(at + 20);
  member.plain = directory.u32(at + 24);
  member.offset = directory.u32(at + 42);
  const std::size_t name_length = directory.u16(at + 28);
  member.name = directory.text(at + 46, name_length);
  take_zip64(member,
             Bytes(directory.text(at + 46 + name_length, directory.u16(at + 30)), "a directory entry"));
  constexpr std::uint16_t kEncrypted = 1;
  if ((directory.u16(at + 8) & kEncrypted) != 0) refuse(member.name + " is encrypted");
  return member;
}

// Whatever folder it lies in ("master_q4/XBTUSD_1440.csv" has been seen).
std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

Member find_member(std::string_view bytes, const std::string& wanted) {
  const Bytes directory(bytes, "the archive's directory");
  std::optional<Member> found;
  for (std::size_t at = 0; at < directory.size();) {
    if (directory.is(at, "PK\x05\x05")) break;  // a signature of the whole may follow the entries
    if (!directory.is(at, "PK\x01\x02")) refuse("the archive's directory is damaged");
    const std::size_t name_length = directory.u16(at + 28);
    if (base_name(directory.text(at + 46, name_length)) == wanted) {
      const Member member = member_at(directory, at);
      if (found && found->crc32 != member.crc32) refuse("the archive holds two different files " + wanted);
      if (!found) found = member;
    }
    at += 46 + name_length + directory.u16(at + 30) + directory.u16(at + 32);
  }
  if (found) return *found;
  throw BadAnswer{{core::ErrorKind::NotFound, "the archive holds no file " + wanted, {}, {}}};
}

void check_member(const Member& member, const Directory& directory) {
  if (member.method != kStored && member.method != kDeflated) {
    refuse(member.name + " is packed in a way that is not read here (method " +
           std::to_string(member.method) + ")");
  }
  if (member.packed == 0 || member.packed > kLargestMember || member.plain > kLargestMember ||
      (member.method == kStored && member.packed != member.plain)) {
    refuse(member.name + " has an absurd size");
  }
  if (member.offset > directory.offset || member.packed > directory.offset - member.offset) {
    refuse(member.name + " is said to lie outside of the archive");
  }
}

// Where the packed bytes begin: after the local header, whose extra field is not the directory's.
std::uint64_t data_offset(std::string_view bytes, const Member& member, const Directory& directory) {
  const Bytes header(bytes, "a member's header");
  if (!header.is(0, "PK\x03\x04") || header.u16(8) != member.method || header.u16(26) != member.name.size() ||
      header.text(30, member.name.size()) != member.name) {
    refuse("the archive's directory points to another file than " + member.name);
  }
  const std::uint64_t offset = member.offset + 30 + member.name.size() + header.u16(28);
  if (offset > directory.offset || member.packed > directory.offset - offset) {
    refuse(member.name + " is said to lie outside of the archive");
  }
  return offset;
}

// timestamp (s, open), open, high, low, close, volume, trades; no header; only days with trades.
std::vector<core::Candle> read_csv(std::string_view text, Time now) {
  std::vector<core::Candle> rows;
  for_each_line(text, [&](const CsvLine& line) {
    line.must_have(7);
    core::Candle candle;
    candle.day = line.time_s(0, "timestamp");
    candle.open = line.number(1, "open");
    candle.high = line.number(2, "high");
    candle.low = line.number(3, "low");
    candle.close = line.number(4, "close");
    candle.volume = line.number_or_unknown(5, "volume");
    rows.push_back(candle);
  });
  return checked_candles(std::move(rows), now);
}

// "bytes 0-0/524288000": the length of the whole file; none where the header says something else.
std::optional<std::uint64_t> whole_length(const HttpResponse& answer, const ByteRange& asked) {
  const std::string wanted = "bytes " + std::to_string(asked.first) + "-" + std::to_string(asked.last) + "/";
  const std::string_view header = answer.header("content-range");
  if (header.substr(0, wanted.size()) != wanted) return std::nullopt;
  const auto length = core::parse_integer(header.substr(wanted.size()));
  if (!length || *length <= 0 || *length > kLargestPart) return std::nullopt;
  return static_cast<std::uint64_t>(*length);
}

std::uint64_t length_of_partial(const HttpResponse& answer, const ByteRange& asked) {
  if (answer.status == 200) refuse("the server sent the whole archive where a small piece was asked");
  if (answer.status != 206) throw BadAnswer{status_error(answer, "")};
  const auto length = whole_length(answer, asked);
  if (!length) {
    refuse("the server sent another piece of the archive than was asked",
           "Content-Range: " + std::string(answer.header("content-range")));
  }
  return *length;
}

class ArchiveFetch : public Fetch {
 public:
  explicit ArchiveFetch(const Query& query)
      : query_(query),
        file_(query.instrument.symbol + "_1440.csv"),
        quarter_(newest_archived_quarter(query.now)) {}

  Request first() override { return size_request(); }
  core::Result<Step> read(const HttpResponse& answer) override {
    return guarded([&] {
      Step step = stage_ == Stage::Sizes ? read_size(answer) : read_piece(answer);
      // Only the last answer says anything about the span.
      if (step.next) step.covers = core::Span{query_.span.from, query_.span.from};
      return step;
    });
  }

 private:
  enum class Stage { Sizes, Tail, Directory, Header, Member };
  struct Piece {
    std::size_t part = 0;
    ByteRange range;
  };

  Request part_request(std::size_t part, const ByteRange& range) const {
    char number[24];
    std::snprintf(number, sizeof number, "%02zu", part);
    Request request;
    request.origin = "https://assets.kraken.com";
    request.target = "/marketing/institutions/Kraken_OHLCVT_Full_" + quarter_.text() + ".zip.part" + number;
    request.budget = kKrakenArchiveBudget;
    // A range of compressed bytes would be another range.
    request.headers = {{"Accept-Encoding", "identity"}};
    request.range = range;
    return request;
  }
  Request size_request() const { return part_request(parts_.size(), {0, 0}); }

  // The parts are counted until one is not there; no first part: the quarter is not published yet.
  Step read_size(const HttpResponse& answer) {
    Step step;
    if (answer.status != 404) {
      parts_.push_back(length_of_partial(answer, {0, 0}));
      if (parts_.size() > kMostParts) refuse("the archive has no last part");
      step.next = size_request();
    } else if (!parts_.empty()) {
      for (const std::uint64_t part : parts_) length_ += part;
      tail_offset_ = length_ - std::min(length_, kTailLength);
      step.next = ask(Stage::Tail, tail_offset_, length_ - tail_offset_);
    } else if (quarters_tried_++ < kQuartersBack) {
      quarter_ = quarter_.before();
      step.next = size_request();
    } else {
      throw BadAnswer{{core::ErrorKind::NotFound,
                       "no archive of the last quarters is there any more",
                       "tried back to " + quarter_.text(),
                       {}}};
    }
    return step;
  }

  // Cuts a piece of the whole archive into pieces of its parts.
  Request ask(Stage stage, std::uint64_t offset, std::uint64_t length) {
    stage_ = stage;
    pieces_.clear();
    next_piece_ = 0;
    received_.clear();
    for (std::size_t part = 0; part < parts_.size() && length > 0; ++part) {
      if (offset < parts_[part]) {
        const std::uint64_t here = std::min(length, parts_[part] - offset);
        pieces_.push_back({part, {offset, offset + here - 1}});
        length -= here;
        offset = parts_[part];
      }
      offset -= parts_[part];
    }
    if (pieces_.empty() || length > 0) refuse("the archive is shorter than it says");
    return piece_request();
  }

  Request piece_request() const {
    const Piece& piece = pieces_[next_piece_];
    Request request = part_request(piece.part, piece.range);
    if (stage_ == Stage::Member && next_piece_ + 1 == pieces_.size()) {
      // A member that lies in two parts: all but the last piece come as they are, and go before it.
      request.prepend = received_;
      request.packing = member_.method == kDeflated ? Packing::Deflate : Packing::Plain;
      request.crc32 = member_.crc32;
    }
    return request;
  }

  Step read_piece(const HttpResponse& answer) {
    const Piece& piece = pieces_[next_piece_];
    if (length_of_partial(answer, piece.range) != parts_[piece.part]) {
      refuse("the archive was replaced while it was being read");
    }
    const bool is_last = next_piece_ + 1 == pieces_.size();
    if (stage_ == Stage::Member && is_last) return read_member(answer.body);
    if (answer.body.size() != piece.range.last - piece.range.first + 1) {
      refuse("a piece of the archive came incomplete");
    }
    received_ += answer.body;
    ++next_piece_;
    Step step;
    step.next = is_last ? next_stage() : piece_request();
    return step;
  }

  Request next_stage() {
    switch (stage_) {
      case Stage::Tail:
        directory_ = find_directory(received_, tail_offset_);
        return ask(Stage::Directory, directory_.offset, directory_.size);
      case Stage::Directory:
        member_ = find_member(received_, file_);
        check_member(member_, directory_);
        return ask(Stage::Header, member_.offset, 30 + member_.name.size());
      default: {
        const std::uint64_t offset = data_offset(received_, member_, directory_);
        return ask(Stage::Member, offset, member_.packed);
      }
    }
  }

  Step read_member(const std::string& text) const {
    if (text.size() != member_.plain) refuse(member_.name + " has another length than its directory says");
    std::vector<core::Candle> rows = read_csv(text, query_.now);
    if (rows.empty()) refuse(member_.name + " is empty");
    Step step;
    // What lies after the archive's last day is not answered.
    const Time end = std::min(quarter_.end(), rows.back().day + core::kDay);
    step.covers = core::Span{query_.span.from, std::clamp(end, query_.span.from, query_.span.to)};
    step.not_yet = step.covers->empty();
    step.rows = std::move(rows);
    return step;
  }

  Query query_;
  std::string file_;
  Quarter quarter_;
  int quarters_tried_ = 0;
  std::vector<std::uint64_t> parts_;  // their lengths
  std::uint64_t length_ = 0;          // of all
  std::uint64_t tail_offset_ = 0;
  Directory directory_;
  Member member_;

  Stage stage_ = Stage::Sizes;
  std::vector<Piece> pieces_;  // of what is being asked
  std::size_t next_piece_ = 0;
  std::string received_;  // of the pieces so far
};

}  // namespace

std::unique_ptr<Fetch> kraken_archive(const Query& query) { return std::make_unique<ArchiveFetch>(query); }

}  // namespace btcflow::venues
