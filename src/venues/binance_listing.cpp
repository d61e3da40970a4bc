#include "btcflow/venues/binance_listing.h"

#include <array>
#include <optional>
#include <string_view>

#include "binance_archive.h"
#include "read.h"

namespace btcflow::venues {

namespace {

// S3 answers with plain, flat XML: elements without attributes inside, no comments, no CDATA. So a scan for
// tags is enough; whatever does not fit is refused.

// Takes the text of the next <name>...</name> off the front of `xml`; nothing where there is none.
std::optional<std::string_view> take_element(std::string_view& xml, std::string_view name) {
  const std::string open = "<" + std::string(name) + ">";
  const std::string close = "</" + std::string(name) + ">";
  const auto from = xml.find(open);
  if (from == std::string_view::npos) return std::nullopt;
  const auto to = xml.find(close, from + open.size());
  if (to == std::string_view::npos) refuse("the listing ends inside of <" + std::string(name) + ">");
  const std::string_view content = xml.substr(from + open.size(), to - from - open.size());
  xml.remove_prefix(to + close.size());
  return content;
}

std::optional<char> named_character(std::string_view name) {
  struct Named {
    std::string_view name;
    char character;
  };
  static constexpr std::array<Named, 5> kNamed{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const Named& named : kNamed) {
    if (named.name == name) return named.character;
  }
  const bool hex = name.substr(0, 2) == "#x";
  if (!hex && name.substr(0, 1) != "#") return std::nullopt;
  unsigned code = 0;
  for (const char c : name.substr(hex ? 2 : 1)) {
    const std::string_view digits = hex ? "0123456789abcdef" : "0123456789";
    const auto digit = digits.find(static_cast<char>(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c));
    if (digit == std::string_view::npos) return std::nullopt;
    code = code * static_cast<unsigned>(digits.size()) + static_cast<unsigned>(digit);
    if (code > 127) return std::nullopt;  // keys and etags are ASCII
  }
  return code > 0 ? std::optional<char>(static_cast<char>(code)) : std::nullopt;
}

std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (text.front() != '&') {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    const auto end = text.find(';');
    const auto character =
        end == std::string_view::npos ? std::nullopt : named_character(text.substr(1, end - 1));
    if (!character) refuse("the listing holds an entity that is not known", std::string(text.substr(0, 20)));
    out += *character;
    text.remove_prefix(end + 1);
  }
  return out;
}

std::string text_in(std::string_view entry, std::string_view name) {
  const auto text = take_element(entry, name);
  if (!text || text->empty()) refuse("an entry of the listing has no " + std::string(name));
  return unescaped(*text);
}

ArchiveEntry entry_of(std::string_view contents) {
  ArchiveEntry entry;
  entry.key = text_in(contents, "Key");
  const auto modified = core::parse_time(text_in(contents, "LastModified"));
  if (!modified) refuse("LastModified of " + entry.key + " is not an instant");
  entry.last_modified = *modified;
  entry.etag = text_in(contents, "ETag");
  if (entry.etag.size() >= 2 && entry.etag.front() == '"' && entry.etag.back() == '"') {
    entry.etag = entry.etag.substr(1, entry.etag.size() - 2);
  }
  const auto size = core::parse_integer(text_in(contents, "Size"));
  if (!size || *size < 0) refuse("Size of " + entry.key + " is not a number");
  entry.size = static_cast<std::uint64_t>(*size);
  return entry;
}

ArchiveListing listing_of(std::string_view xml) {
  if (xml.find("<ListBucketResult") == std::string_view::npos) {
    refuse("the answer is no listing", std::string(xml.substr(0, 200)));
  }
  if (xml.find("</ListBucketResult>") == std::string_view::npos) refuse("the listing ends early");
  ArchiveListing listing;
  std::string_view rest = xml;
  while (const auto contents = take_element(rest, "Contents")) listing.files.push_back(entry_of(*contents));
  rest = xml;
  while (const auto prefixes = take_element(rest, "CommonPrefixes")) {
    listing.folders.push_back(text_in(*prefixes, "Prefix"));
  }
  rest = xml;
  const auto truncated = take_element(rest, "IsTruncated");
  if (!truncated || (*truncated != "true" && *truncated != "false")) {
    refuse("the listing does not say whether it is whole");
  }
  if (*truncated == "false") return listing;
  // NextMarker comes only where a delimiter was sent; the last key says the same.
  rest = xml;
  if (const auto marker = take_element(rest, "NextMarker")) listing.next_marker = unescaped(*marker);
  if (listing.next_marker.empty() && !listing.files.empty()) listing.next_marker = listing.files.back().key;
  if (listing.next_marker.empty()) refuse("the listing goes on, and does not say from where");
  return listing;
}

// In a query a slash may stand as it is, and S3's own addresses have it so.
std::string with_slashes(std::string text) {
  constexpr std::string_view kEscaped = "%2F";
  for (auto at = text.find(kEscaped); at != std::string::npos; at = text.find(kEscaped, at + 1)) {
    text.replace(at, kEscaped.size(), "/");
  }
  return text;
}

}  // namespace

Request archive_listing(const std::string& prefix, const std::string& marker) {
  std::vector<std::pair<std::string, std::string>> parameters{{"delimiter", "/"}, {"prefix", prefix}};
  if (!marker.empty()) parameters.emplace_back("marker", marker);
  Request request;
  request.origin = "https://s3-ap-northeast-1.amazonaws.com";
  request.target = "/data.binance.vision?" + with_slashes(query_text(parameters));
  request.budget = binance::archive_budget().id;
  return request;
}

core::Result<ArchiveListing> read_archive_listing(const core::HttpResponse& answer) {
  try {
    return listing_of(text_of(answer));
  } catch (const BadAnswer& e) {
    return e.error;
  }
}

}  // namespace btcflow::venues
