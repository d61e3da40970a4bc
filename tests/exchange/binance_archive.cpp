// https://data.binance.vision and the S3 listing behind it.
#include <algorithm>
#include <mutex>
#include <set>

#include "archives.h"
#include "binance.h"
#include "binance_files.h"

namespace exchange::binance {
namespace {

Reply xml(int status, const std::string& inside) {
  Reply answer = reply(status, R"(<?xml version="1.0" encoding="UTF-8"?>)"
                               "\n" +
                                   inside);
  answer.type = "application/xml";
  return answer;
}

Reply no_such_key(const std::string& key) {
  return xml(404, "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>" +
                      key + "</Key><RequestId>TESTEXCHANGE</RequestId><HostId>test</HostId></Error>");
}

struct File {
  std::string bytes;
  std::string etag;  // the MD5 of its bytes
};

// Files are made when first asked for; what a path holds never changes, so it can be kept.
class Archive {
 public:
  explicit Archive(const Market& market) {
    for (Dataset& set : datasets(market)) {
      const std::string folder = set.folder();
      sets_.emplace(folder, std::move(set));
    }
  }

  Reply get(const std::string& key, const Ask& ask) {
    const size_t slash = key.rfind('/');
    const auto set = sets_.find(key.substr(0, slash + 1));
    if (set == sets_.end()) return no_such_key(key);
    std::string name = key.substr(slash + 1);
    const bool checksum = name.size() > 9 && name.compare(name.size() - 9, 9, ".CHECKSUM") == 0;
    if (checksum) name.resize(name.size() - 9);
    const auto period = period_of(set->second, name);
    if (!period || !exists(set->second, *period, ask.now)) return no_such_key(key);
    const File file = made(set->second, *period, checksum);
    const auto known = ask.headers.find("if-none-match");
    const bool same = known != ask.headers.end() && known->second == "\"" + file.etag + "\"";
    Reply answer = reply(same ? 304 : 200, same ? "" : file.bytes);
    answer.type = checksum ? "binary/octet-stream" : "application/zip";
    answer.headers = {{"ETag", "\"" + file.etag + "\""},
                      {"Last-Modified", http_date(set->second.next(*period) + kHour)},
                      {"Accept-Ranges", "bytes"}};
    return answer;
  }

  Reply list(const Ask& ask) {
    const std::string prefix = ask.get("prefix"), marker = ask.get("marker");
    const size_t slash = prefix.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : prefix.substr(0, slash + 1);
    const auto set = sets_.find(folder);
    std::string entries, last;
    const bool more = set == sets_.end() ? list_folders(prefix, marker, entries)
                                         : list_files(set->second, prefix, marker, ask.now, entries, last);
    return xml(
        200,
        R"(<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>data.binance.vision</Name><Prefix>)" +
            prefix + "</Prefix><Marker>" + marker + "</Marker>" +
            (more ? "<NextMarker>" + last + "</NextMarker>" : "") + "<MaxKeys>1000</MaxKeys><Delimiter>" +
            ask.get("delimiter") + "</Delimiter><IsTruncated>" + (more ? "true" : "false") +
            "</IsTruncated>" + entries + "</ListBucketResult>");
  }

 private:
  static std::optional<Millis> period_of(const Dataset& set, const std::string& name) {
    const size_t digits = set.daily ? 10 : 7;
    if (name.size() < digits + 5) return {};
    const std::string date = name.substr(name.size() - 4 - digits, digits) + (set.daily ? "" : "-01");
    const auto period = parse_instant(date);
    if (!period || set.file(*period) != name) return {};
    return period;
  }

  static bool exists(const Dataset& set, Millis period, Millis now) {
    const auto periods = set.periods(now);
    return std::binary_search(periods.begin(), periods.end(), period);
  }

  File made(const Dataset& set, Millis period, bool checksum) {
    const std::string name = set.file(period);
    const std::string key = set.folder() + name;
    const std::lock_guard<std::mutex> hold(lock_);
    auto file = files_.find(key);
    if (file == files_.end()) {
      std::string csv_name = name.substr(0, name.size() - 4) + ".csv";
      std::string bytes = zip({{std::move(csv_name), set.csv(period)}});
      std::string etag = md5_hex(bytes);
      file = files_.emplace(key, File{std::move(bytes), std::move(etag)}).first;
    }
    if (!checksum) return file->second;
    const std::string line = sha256_hex(file->second.bytes) + "  " + name + "\n";
    return {line, md5_hex(line)};
  }

  bool list_files(const Dataset& set, const std::string& prefix, const std::string& marker, Millis now,
                  std::string& out, std::string& last) {
    size_t count = 0;
    for (const Millis period : set.periods(now)) {
      for (const bool checksum : {false, true}) {
        const std::string key = set.folder() + set.file(period) + (checksum ? ".CHECKSUM" : "");
        if (key.compare(0, prefix.size(), prefix) != 0 || (!marker.empty() && key <= marker)) continue;
        if (++count > 1000) return true;
        const File file = made(set, period, checksum);
        out += "<Contents><Key>" + key + "</Key><LastModified>" + iso_milliseconds(set.next(period) + kHour) +
               "</LastModified><ETag>&quot;" + file.etag + "&quot;</ETag><Size>" +
               std::to_string(file.bytes.size()) + "</Size><StorageClass>STANDARD</StorageClass></Contents>";
        last = key;
      }
    }
    return false;
  }

  bool list_folders(const std::string& prefix, const std::string& marker, std::string& out) const {
    std::set<std::string> below;
    for (const auto& [folder, set] : sets_) {
      if (folder.compare(0, prefix.size(), prefix) != 0) continue;
      below.insert(folder.substr(0, folder.find('/', prefix.size()) + 1));
    }
    for (const std::string& folder : below) {
      if (folder > marker) out += "<CommonPrefixes><Prefix>" + folder + "</Prefix></CommonPrefixes>";
    }
    return false;
  }

  std::map<std::string, Dataset> sets_;
  std::mutex lock_;
  std::map<std::string, File> files_;
};

}  // namespace

void add_archive(VenueServer& server) {
  const auto archive = std::make_shared<Archive>(server.market());
  server.on("/data/*", [archive](const Ask& ask) { return archive->get(ask.path.substr(1), ask); });
  for (const char* path : {"/data.binance.vision", "/data.binance.vision/"}) {
    server.on(path, [archive](const Ask& ask) { return archive->list(ask); });
  }
}

}  // namespace exchange::binance
