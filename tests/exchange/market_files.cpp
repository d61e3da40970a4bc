#include "market_files.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>

namespace exchange {
namespace {

struct Row {
  Millis time;
  std::vector<double> values;
};

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ',') {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

Row read_row(const std::string& line, size_t columns, const std::string& where) {
  const std::vector<std::string> fields = split(line);
  const std::optional<Millis> time = parse_instant(fields[0]);
  if (fields.size() != columns || !time) throw std::runtime_error(where + ": not understood: " + line);
  Row row{*time, {}};
  for (size_t i = 1; i < columns; ++i) {
    double value = 0;
    const char* end = fields[i].data() + fields[i].size();
    if (std::from_chars(fields[i].data(), end, value).ptr != end || fields[i].empty()) {
      throw std::runtime_error(where + ": no number: " + fields[i]);
    }
    row.values.push_back(value);
  }
  return row;
}

std::vector<Row> read(const std::string& folder, const Listing& l, const char* series, size_t columns) {
  const std::string path =
      folder + "/" + l.venue + "/" + l.symbol + (l.perp ? ".perp." : ".spot.") + series + ".csv";
  std::vector<Row> rows;
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  for (int number = 2; std::getline(file, line); ++number) {
    if (!line.empty()) rows.push_back(read_row(line, columns, path + ":" + std::to_string(number)));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.time < b.time; });
  return rows;
}

}  // namespace

std::vector<Bar> recorded_days(const std::string& folder, const Listing& listing) {
  std::vector<Bar> days;
  for (const Row& r : read(folder, listing, "candles-1d", 6)) {
    days.push_back({r.time, r.values[0], r.values[1], r.values[2], r.values[3], r.values[4]});
  }
  return days;
}

std::vector<Print> recorded_funding(const std::string& folder, const Listing& listing) {
  std::vector<Print> prints;
  for (const Row& r : read(folder, listing, "funding", 3))
    prints.push_back({r.time, r.values[0], r.values[1]});
  return prints;
}

std::vector<Snapshot> recorded_open_interest(const std::string& folder, const Listing& listing) {
  std::vector<Snapshot> rows;
  for (const Row& r : read(folder, listing, "open-interest-1d", 2)) rows.push_back({r.time, r.values[0]});
  return rows;
}

}  // namespace exchange
