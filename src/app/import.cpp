#include "btcflow/app/import.h"

#include <algorithm>
#include <tuple>

#include "btcflow/app/series_file.h"

namespace btcflow::app {

using core::Catalogue;
using core::Error;
using core::ErrorKind;
using core::Instrument;
using core::MarketKind;
using core::Result;
using core::SeriesKind;
using core::Time;

namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

// Exchanges write both XBT and BTC. Nothing is guessed where the symbol does not say it: a wrong asset would
// be a wrong chart.
std::optional<std::string> base_in_symbol(const std::string& symbol) {
  const std::string s = upper(symbol);
  if (contains(s, "BTC") || contains(s, "XBT")) return "BTC";
  if (contains(s, "ETH")) return "ETH";
  return std::nullopt;
}

std::string quote_in_symbol(const std::string& symbol) {
  const std::string s = upper(symbol);
  if (contains(s, "USDC")) return "USDC";
  if (contains(s, "USDT") || s.ends_with("UST")) return "USDT";
  return "USD";
}

namespace {

Error kind_is_missing(const std::string& id) {
  return {ErrorKind::Usage,
          "The catalogue has no " + id + "; say with --kind spot or --kind perp what it is."};
}

Result<Instrument> custom_instrument(const ImportFile& request) {
  const std::size_t colon = request.instrument.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == request.instrument.size()) {
    return Error{ErrorKind::Usage, "\"" + request.instrument +
                                       "\" is no instrument; it is named venue:symbol, like "
                                       "bitstamp:btcusd."};
  }
  Instrument i;
  i.id = request.instrument;
  i.venue = i.id.substr(0, colon);
  i.symbol = i.id.substr(colon + 1);
  i.name = i.id;
  i.custom = true;
  if (!request.kind && request.series == SeriesKind::Candles) {
    return kind_is_missing(i.id);
  }
  i.kind = request.kind.value_or(request.series == SeriesKind::Funding ? MarketKind::PerpLinear
                                                                       : MarketKind::Aggregate);
  const auto base = request.base ? request.base : base_in_symbol(i.symbol);
  if (!base) {
    return Error{ErrorKind::Usage, "The catalogue has no " + i.id + "; say with --base which coin it is of."};
  }
  i.base = upper(*base);
  i.quote = upper(request.quote.value_or(quote_in_symbol(i.symbol)));
  // Only these can be told in USD; another currency in the basket would be a wrong number.
  if (i.quote != "USD" && i.quote != "USDT" && i.quote != "USDC") {
    return Error{ErrorKind::Usage,
                 "Prices in " + i.quote + " cannot be turned into USD; --quote takes USD, USDT or USDC."};
  }
  return i;
}

bool same_side(MarketKind a, MarketKind b) { return (a == MarketKind::Spot) == (b == MarketKind::Spot); }

Result<Instrument> instrument_for(const ImportFile& request, const Catalogue& catalogue) {
  const Instrument* found = catalogue.find(request.instrument);
  if (found == nullptr) return custom_instrument(request);
  if (request.kind && !same_side(*request.kind, found->kind)) {
    return Error{ErrorKind::Usage, found->id + " is " + std::string(core::to_text(found->kind)) +
                                       " in the catalogue, not " + std::string(core::to_text(*request.kind)) +
                                       "."};
  }
  for (const auto& [said, is, option] : {std::tuple{request.base, found->base, "--base"},
                                         std::tuple{request.quote, found->quote, "--quote"}}) {
    if (said && upper(*said) != is) {
      return Error{ErrorKind::Usage,
                   found->id + " is known with " + is + ", not " + *said + " (" + option + ")."};
    }
  }
  if (!found->custom || found->kind != MarketKind::Aggregate) return *found;
  // An earlier import knew only its open interest. Funding makes it a perp, and candles must say what they
  // are.
  if (!request.kind && request.series == SeriesKind::OpenInterest) return *found;
  if (!request.kind && request.series == SeriesKind::Candles) return kind_is_missing(found->id);
  Instrument described = *found;
  described.kind = request.kind.value_or(MarketKind::PerpLinear);
  return described;
}

Time last_row(const store::Rows& rows) {
  return std::visit([](const auto& r) { return core::time_of(r.back()); }, rows);
}

void learn(Catalogue& catalogue, const Instrument& instrument) {
  if (!instrument.custom) return;
  std::erase_if(catalogue.instruments, [&](const Instrument& i) { return i.id == instrument.id; });
  catalogue.instruments.push_back(instrument);
}

void add(ImportPlan& plan, ImportPreview preview) {
  SeriesFile& read = preview.series.file;
  const Instrument& instrument = preview.instrument;
  plan.files.push_back({preview.request.file, instrument, preview.request.series, core::count(read.rows),
                        read.covers.from, last_row(read.rows), std::move(read.understood),
                        std::move(read.remarks)});
  if (instrument.custom) {
    auto& custom = plan.batch.custom_instruments;
    std::erase_if(custom, [&](const Instrument& i) { return i.id == instrument.id; });
    custom.push_back(instrument);
  }
  plan.batch.pages.push_back({instrument.id, std::move(read.rows), read.covers,
                              "import: " + preview.request.file.filename().string()});
}

}  // namespace

ImportPreview preview_import(const ImportFile& request, const Catalogue& catalogue, Time now,
                             const PreviewOptions& options) {
  ImportPreview preview;
  preview.request = request;
  const bool to_be_chosen = request.instrument.empty() && options.keep_lines;
  const Result<Instrument> instrument =
      to_be_chosen ? Error{ErrorKind::Usage, "Choose the instrument whose rows these are."}
                   : instrument_for(request, catalogue);
  if (!instrument) {
    preview.error = instrument.error();
  } else if (instrument->kind == MarketKind::Spot && request.series != SeriesKind::Candles) {
    preview.error = Error{ErrorKind::Usage,
                          instrument->id + " is a spot market: it has no open interest and no funding."};
  }
  if (preview.error && !options.keep_lines) return preview;
  Instrument nobodys;
  nobodys.base = "coin";
  nobodys.quote = "its quote";
  const Instrument& read_as = instrument ? *instrument : nobodys;
  preview.series = preview_series(request.file, {&read_as, request.series, request.unit, now}, options);
  if (instrument) preview.instrument = *instrument;
  if (!preview.error) preview.error = preview.series.error;
  return preview;
}

ImportPlan make_plan(std::vector<ImportPreview> previews) {
  ImportPlan plan;
  for (ImportPreview& preview : previews) add(plan, std::move(preview));
  return plan;
}

Result<ImportPlan> plan_import(const ImportFile& request, const Catalogue& catalogue, Time now) {
  ImportPreview preview = preview_import(request, catalogue, now, {false, 1});
  if (preview.error) return *preview.error;
  std::vector<ImportPreview> previews;
  previews.push_back(std::move(preview));
  return make_plan(std::move(previews));
}

namespace {

// Takes ".suffix" off the end.
bool take_suffix(std::string& text, const std::string& suffix) {
  if (!text.ends_with("." + suffix)) return false;
  text.resize(text.size() - suffix.size() - 1);
  return true;
}

// Nothing where it does not follow the layout.
std::optional<ImportFile> read_name(const fs::path& file) {
  ImportFile request;
  request.file = file;
  std::string symbol = file.stem().string();
  if (take_suffix(symbol, "candles-1d") || take_suffix(symbol, "candles")) {
    request.series = SeriesKind::Candles;
  } else if (take_suffix(symbol, "open-interest-1d") || take_suffix(symbol, "open-interest")) {
    request.series = SeriesKind::OpenInterest;
  } else if (take_suffix(symbol, "funding")) {
    request.series = SeriesKind::Funding;
  } else {
    return std::nullopt;
  }
  if (take_suffix(symbol, "spot")) {
    request.kind = MarketKind::Spot;
  } else if (take_suffix(symbol, "perp")) {
    request.kind = MarketKind::PerpLinear;
  }
  const std::string venue = file.parent_path().filename().string();
  if (symbol.empty() || venue.empty()) return std::nullopt;
  request.instrument = venue + ":" + symbol;
  return request;
}

// A venue may use one symbol for its spot and its perp; the catalogue then tells them apart as venue and
// venue-spot.
void resolve_side(ImportFile& request, const Catalogue& catalogue) {
  const Instrument* found = catalogue.find(request.instrument);
  if (found == nullptr || !request.kind || same_side(found->kind, *request.kind)) return;
  const std::string venue = request.instrument.substr(0, request.instrument.find(':'));
  const std::string other = venue + "-" + (*request.kind == MarketKind::Spot ? "spot" : "perp") +
                            request.instrument.substr(venue.size());
  if (catalogue.find(other) != nullptr) request.instrument = other;
}

// In the order of their names. A link that leads nowhere is no file; a folder that cannot be read is an
// error.
Result<std::vector<fs::path>> csv_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ec;
  auto entry = fs::recursive_directory_iterator(folder, ec);
  while (!ec && entry != fs::recursive_directory_iterator()) {
    std::error_code no_file;
    if (entry->path().extension() == ".csv" && entry->is_regular_file(no_file))
      files.push_back(entry->path());
    entry.increment(ec);
  }
  if (ec) return Error{ErrorKind::Io, "The folder " + folder.string() + " cannot be read.", ec.message()};
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::optional<ImportFile> request_from_name(const fs::path& file, const Catalogue& catalogue) {
  auto request = read_name(file);
  if (request) resolve_side(*request, catalogue);
  return request;
}

namespace {

// How much of all files has been read while one of them is.
class FolderProgress {
 public:
  FolderProgress(const std::vector<fs::path>& files, const std::function<bool(double)>& go_on)
      : go_on_(go_on) {
    for (const fs::path& file : files) all_ += size_of(file);
  }

  PreviewOptions options_for(const fs::path& file) {
    before_ += present_;
    present_ = size_of(file);
    PreviewOptions options{false, 1};
    if (go_on_)
      options.go_on = [this](double part) {
        return go_on_((before_ + part * present_) / std::max(all_, 1.0));
      };
    return options;
  }

 private:
  static double size_of(const fs::path& file) {
    std::error_code ec;
    const auto bytes = fs::file_size(file, ec);
    return ec ? 0.0 : static_cast<double>(bytes);
  }

  std::function<bool(double)> go_on_;
  double all_ = 0;
  double before_ = 0;
  double present_ = 0;
};

// With `to_the_end` bad files do not end the reading.
FolderPreview read_folder(const fs::path& folder, Catalogue known, Time now, bool to_the_end,
                          const std::function<bool(double)>& go_on) {
  FolderPreview out;
  std::error_code ec;
  if (!fs::is_directory(folder, ec)) {
    out.error = Error{ErrorKind::NotFound, "There is no folder " + folder.string() + ".", ec.message()};
    return out;
  }
  const auto files = csv_files_below(folder);
  if (!files) {
    out.error = files.error();
    return out;
  }
  FolderProgress progress(*files, go_on);
  for (const fs::path& file : *files) {
    const PreviewOptions options = progress.options_for(file);
    const auto request = request_from_name(file, known);
    if (!request) {
      out.ignored.push_back(file);
      continue;
    }
    ImportPreview preview = preview_import(*request, known, now, options);
    if (preview.error && !contains(preview.error->sentence, file.string().c_str()))
      preview.error->sentence = file.string() + ": " + preview.error->sentence;
    const bool stopped = preview.error && (!to_the_end || preview.error->kind == ErrorKind::Cancelled);
    if (stopped || !out.error) out.error = preview.error;
    if (stopped) return out;
    if (!preview.error) learn(known, preview.instrument);
    out.files.push_back(std::move(preview));
  }
  if (out.files.empty()) {
    out.error = Error{ErrorKind::NotFound,
                      "There is no <venue>/<symbol>.<spot|perp>.<series>.csv below " + folder.string() + "."};
  }
  return out;
}

}  // namespace

FolderPreview preview_folder_import(const fs::path& folder, const Catalogue& catalogue, Time now,
                                    const std::function<bool(double)>& go_on) {
  return read_folder(folder, catalogue, now, true, go_on);
}

Result<ImportPlan> plan_folder_import(const fs::path& folder, const Catalogue& catalogue, Time now) {
  FolderPreview preview = read_folder(folder, catalogue, now, false, {});
  if (preview.error) return *preview.error;
  ImportPlan plan = make_plan(std::move(preview.files));
  plan.ignored = std::move(preview.ignored);
  return plan;
}

}  // namespace btcflow::app
