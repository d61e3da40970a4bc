// Kraken's OHLCVT downloads (https://assets.kraken.com/marketing/institutions/): the whole history as one
// ZIP64 cut into five parts that clients read by byte ranges, and the quarter's own file. Made on first use.
#include <zlib.h>

#include <array>
#include <mutex>
#include <stdexcept>

#include "answers.h"
#include "archives.h"
#include "kraken_venues.h"

namespace exchange {
namespace {

constexpr Millis kQuarter = 1'775'001'600'000;  // 2026-04-01
constexpr Millis kEnd = 1'782'864'000'000;      // 2026-07-01: the last row is of the day before
constexpr const char* kFullName = "Kraken_OHLCVT_Full_2026Q2.zip";
constexpr const char* kQuarterName = "Kraken_OHLCVT_2026Q2.zip";
constexpr const char* kLastModified = "Wed, 16 Sep 2026 09:12:44 GMT";

using Members = std::vector<std::pair<std::string, std::string>>;  // name, text

// timestamp, open, high, low, close, volume, trades; only intervals with trades.
std::string rows_of(const std::vector<Bar>& bars) {
  std::string out;
  out.reserve(bars.size() * 64);
  for (const Bar& bar : bars) {
    if (bar.volume <= 0) continue;
    append_integer(out, bar.time / 1000);
    for (const double x : {bar.open, bar.high, bar.low, bar.close, bar.volume}) {
      out += ',';
      append_decimal(out, x, 8);
    }
    out += ',';
    append_integer(out, 1 + static_cast<std::int64_t>(bar.volume * 3));
    out += '\n';
  }
  return out;
}

// The long intervals are whole; of the short ones, which nobody reads here, only the last days are made.
Members members_of(const Market& market, const std::string& symbol, Millis from, Millis end) {
  Members members;
  const Book* book = market.find("kraken", symbol);
  if (book == nullptr) return members;
  const std::array<std::pair<int, Millis>, 6> spans = {
      {{1440, 36500}, {720, 36500}, {240, 365}, {60, 60}, {15, 10}, {1, 1}}};
  for (const auto& [minutes, days] : spans) {
    const Millis first = std::max(from, end - days * kDay);
    members.emplace_back(symbol + "_" + std::to_string(minutes) + ".csv",
                         rows_of(book->bars(minutes * kMinute, first, end - 1, end)));
  }
  return members;
}

// Other pairs, a few rows each, so that the directory is long.
void add_others(Members& members, char first_letter) {
  static const std::array<int, 4> kIntervals = {1440, 60, 15, 1};
  for (int i = 0; i < 7; ++i) {
    const std::string name =
        std::string(1, first_letter) + static_cast<char>('A' + i) + "X" + (i % 2 == 0 ? "USD" : "EUR");
    for (const int minutes : kIntervals) {
      std::vector<Bar> bars;
      for (int row = 0; row < 40 + 5 * i; ++row) {
        const double price = 1 + 0.01 * ((row * 7 + i) % 13);
        const Millis t = kEnd - (200 - row) * minutes * kMinute;
        bars.push_back({t, price, price + 0.02, price - 0.02, price + 0.01, 100.0 + row});
      }
      members.emplace_back(name + "_" + std::to_string(minutes) + ".csv", rows_of(bars));
    }
  }
}

// Little-endian fields, as in the ZIP specification (APPNOTE 4.3 and 4.5.3).
void put(std::string& out, std::uint64_t x, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(x >> (8 * i) & 255);
}

std::string deflated(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflate: no memory");
  }
  std::string in = text;
  std::string out(deflateBound(&stream, static_cast<uLong>(in.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("deflate: not finished");
  return out;
}

// A ZIP64. Which of a member's sizes and offset stand in the extra field 0x0001 changes from member to
// member: the format allows all of it, and the real archive is larger than 32 bits can say.
class Zip64 {
 public:
  void add(const std::string& name, const std::string& text) {
    const std::string packed = deflated(text);
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
    const std::uint64_t offset = bytes_.size();
    const bool sizes = count_ % 3 != 1;
    const bool place = count_ % 3 != 2;
    std::string extra;
    if (sizes) {
      put(extra, text.size(), 8);
      put(extra, packed.size(), 8);
    }
    bytes_ += "PK\x03\x04";
    put_common(bytes_, crc, packed.size(), text.size(), sizes);
    put(bytes_, name.size(), 2);
    put(bytes_, extra.empty() ? 0 : extra.size() + 4, 2);
    bytes_ += name;
    put_extra(bytes_, extra);
    data_starts_.emplace_back(name, bytes_.size());
    bytes_ += packed;

    if (place) put(extra, offset, 8);
    directory_ += "PK\x01\x02";
    put(directory_, 45 | 3 << 8, 2);  // made by Unix
    put_common(directory_, crc, packed.size(), text.size(), sizes);
    put(directory_, name.size(), 2);
    put(directory_, extra.empty() ? 0 : extra.size() + 4, 2);
    put(directory_, 0, 6);  // no comment, first disk, no internal attributes
    put(directory_, 0100644ULL << 16, 4);
    put(directory_, place ? 0xFFFFFFFFULL : offset, 4);
    directory_ += name;
    put_extra(directory_, extra);
    ++count_;
  }

  std::string finish() {
    const std::uint64_t start = bytes_.size();
    bytes_ += directory_;
    const std::uint64_t record = bytes_.size();
    bytes_ += "PK\x06\x06";
    put(bytes_, 44, 8);
    put(bytes_, 45, 2);
    put(bytes_, 45, 2);
    put(bytes_, 0, 8);
    put(bytes_, count_, 8);
    put(bytes_, count_, 8);
    put(bytes_, directory_.size(), 8);
    put(bytes_, start, 8);
    bytes_ += "PK\x06\x07";
    put(bytes_, 0, 4);
    put(bytes_, record, 8);
    put(bytes_, 1, 4);
    bytes_ += "PK\x05\x06";
    put(bytes_, 0, 4);
    put(bytes_, 0xFFFFFFFF, 4);
    put(bytes_, 0xFFFFFFFF, 4);
    put(bytes_, 0xFFFFFFFF, 4);
    put(bytes_, 0, 2);
    return std::move(bytes_);
  }

  // Where a member's packed bytes begin.
  std::size_t data_of(const std::string& name) const {
    for (const auto& [member, start] : data_starts_) {
      if (member == name) return start;
    }
    return 0;
  }

 private:
  static void put_extra(std::string& out, const std::string& extra) {
    if (extra.empty()) return;
    put(out, 1, 2);
    put(out, extra.size(), 2);
    out += extra;
  }
  // What a member's two headers share: version, flags, method, time, date, CRC-32, sizes.
  static void put_common(std::string& out, std::uint64_t crc, std::uint64_t packed, std::uint64_t plain,
                         bool far) {
    put(out, 45, 2);
    put(out, 0, 2);
    put(out, 8, 2);
    put(out, 0, 2);
    put(out, 0x5CF0, 2);
    put(out, crc, 4);
    put(out, far ? 0xFFFFFFFF : packed, 4);
    put(out, far ? 0xFFFFFFFF : plain, 4);
  }

  std::string bytes_, directory_;
  std::uint64_t count_ = 0;
  std::vector<std::pair<std::string, std::size_t>> data_starts_;
};

struct Downloads {
  std::once_flag once;
  std::map<std::string, std::string> files;  // by name
};

void make_full(const Market& market, Millis end, std::map<std::string, std::string>& files) {
  const std::string folder = "master_q4/";
  Zip64 zip;
  char letter = 'A';
  for (const char* symbol : {"XBTUSD", "XBTUSDT", "ETHUSD", "USDTUSD", "USDCUSD"}) {
    Members members;
    add_others(members, letter++);
    for (auto& member : members_of(market, symbol, 0, end)) members.push_back(std::move(member));
    for (const auto& [name, text] : members) zip.add(folder + name, text);
  }
  Members tail;
  add_others(tail, letter);
  for (const auto& [name, text] : tail) zip.add(folder + name, text);

  // Cut where it hurts: inside packed data, inside a header, and at even places else.
  const std::size_t inside_data = zip.data_of(folder + "XBTUSD_1440.csv") + 5'000;
  const std::size_t inside_header = zip.data_of(folder + "ETHUSD_1440.csv") - 20;
  const std::size_t inside_rate = zip.data_of(folder + "USDTUSD_1440.csv") + 1'000;
  const std::size_t inside_coin = zip.data_of(folder + "USDCUSD_1440.csv") + 100;
  const std::string whole = zip.finish();
  const std::array<std::size_t, 6> cuts = {0,           inside_data, inside_header,
                                           inside_rate, inside_coin, whole.size()};
  for (std::size_t part = 0; part < 5; ++part) {
    const std::size_t from = std::min(cuts.at(part), whole.size());
    files[kFullName + std::string(".part0") + std::to_string(part)] =
        whole.substr(from, cuts.at(part + 1) - from);
  }
}

// An exchange whose clock stands before the quarter's end cannot have its last days.
void make(const Market& market, Millis now, Downloads& downloads) {
  const Millis end = std::min(kEnd, floor_to(now, kDay));
  make_full(market, end, downloads.files);
  Members quarter;
  for (const char* symbol : {"XBTUSD", "XBTUSDT", "ETHUSD", "USDTUSD", "USDCUSD"}) {
    for (auto& member : members_of(market, symbol, kQuarter, end)) quarter.push_back(std::move(member));
  }
  downloads.files[kQuarterName] = zip(quarter);
}

// Whole; who asks for a range of it gets that from the front.
Reply serve(const std::string& file) {
  Reply answer;
  answer.type = "application/zip";
  answer.body = file;
  answer.headers["Accept-Ranges"] = "bytes";
  answer.headers["Last-Modified"] = kLastModified;
  answer.headers["ETag"] = "\"" + md5_hex(file.substr(0, 4096)) + "\"";
  return answer;
}

}  // namespace

void add_kraken_archive(VenueServer& server) {
  auto downloads = std::make_shared<Downloads>();
  server.on("/marketing/institutions/*", [downloads](VenueServer& self, const Ask& ask) {
    std::call_once(downloads->once, [&] { make(self.market(), ask.now, *downloads); });
    const auto file = downloads->files.find(ask.path.substr(ask.path.rfind('/') + 1));
    if (file != downloads->files.end()) return serve(file->second);
    Reply missing =
        reply(404, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>NoSuchKey</Code></Error>");
    missing.type = "application/xml";
    return missing;
  });
}

}  // namespace exchange
