// A scene: a small text file that says what a picture shows (docs/testing.md has the keys).
#pragma once

#include <QColor>
#include <QFileInfo>
#include <QPoint>
#include <QSize>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "btcflow/app/demo_market.h"
#include "btcflow/app/settings.h"
#include "btcflow/chart/view_text.h"
#include "btcflow/core/number.h"
#include "btcflow/metrics/engine.h"

namespace btcflow::chart::golden {

// What is wrong with a scene file, in words. Only the test of that scene fails.
struct BadScene : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Variant {
  std::string theme;
  double ratio = 1;
};

struct Cursor {
  core::Time date;
  std::optional<Pane> pane;  // the mouse is in it, ...
  double height = 0.5;       // ... at this part of its height from above
};

struct Scene {
  std::string name;
  std::string reason;  // the comment at its top
  std::shared_ptr<const metrics::Dashboard> dashboard;
  ViewOptions options;
  std::optional<VisibleRange> range;
  std::optional<Cursor> cursor;
  QSize size{400, 300};
  std::vector<Variant> variants{{"dark", 1},  {"light", 1.5}, {"dark", 2},
                                {"light", 1}, {"dark", 1.5},  {"light", 2}};
};

using Lines = std::vector<std::pair<std::string, std::string>>;  // key, value

inline std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> out;
  for (std::string word; stream >> word;) out.push_back(word);
  return out;
}

inline double number(const std::string& text) {
  const auto value = core::parse_number(text);
  if (!value) throw BadScene("\"" + text + "\" is no number");
  return *value;
}

inline core::Time date(const std::string& text) {
  const auto time = core::parse_time(text);
  if (!time) throw BadScene("\"" + text + "\" is no date");
  return *time;
}

inline Lines read_lines(const std::string& file, std::string& reason) {
  std::ifstream stream(file);
  Lines lines;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("#")) {
      reason += (reason.empty() ? "" : " ") + line.substr(std::min<std::size_t>(2, line.size()));
      continue;
    }
    if (line.find_first_not_of(' ') == std::string::npos) continue;
    const std::size_t equals = line.find('=');
    if (equals == std::string::npos) throw BadScene("no \"=\" in \"" + line + "\"");
    const auto trimmed = [](std::string text) {
      text.erase(0, text.find_first_not_of(' '));
      return text.substr(0, text.find_last_not_of(' ') + 1);
    };
    lines.emplace_back(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
  }
  return lines;
}

// A dashboard from columns that are written out in the scene; what is not written is not known.
class HandMade {
 public:
  HandMade(core::Time first, std::size_t bars, core::Timeframe timeframe, bool forming,
           const metrics::Parameters& parameters) {
    d_.timeframe = timeframe;
    d_.asset = "BTC";
    d_.parameters = parameters;
    core::Time open = first;
    for (std::size_t b = 0; b < bars; ++b) {
      d_.bars.push_back(core::bar_at(open, timeframe));
      open = d_.bars.back().end;
    }
    d_.closed.assign(bars, true);
    if (forming) d_.closed.back() = false;
    d_.as_of = {forming ? d_.bars.back().open + core::kHour : d_.bars.back().end, false};
    for (metrics::Column* column :
         {&d_.open, &d_.high, &d_.low, &d_.close, &d_.spot, &d_.perp, &d_.premium_pct, &d_.premium_z,
          &d_.oi_usd, &d_.oi_coin, &d_.oi_linked_usd, &d_.oi_shown, &d_.oi_z, &d_.funding_8h,
          &d_.funding_twap_8h, &d_.funding_twap_apr_pct, &d_.funding_z, &d_.score, &d_.extreme_strength}) {
      column->assign(bars, core::kUnknown);
    }
    for (metrics::StateColumn* column : {&d_.state_premium, &d_.state_oi, &d_.state_funding})
      column->assign(bars, metrics::State::Unknown);
    for (metrics::TruthColumn* column : {&d_.bullish, &d_.bearish, &d_.longs_crowded, &d_.shorts_crowded,
                                         &d_.over_leverage, &d_.extreme_top, &d_.extreme_bottom}) {
      column->assign(bars, metrics::Truth::False);
    }
    for (std::vector<int>* column : {&d_.spot_venues, &d_.perp_venues, &d_.oi_venues, &d_.funding_venues})
      column->assign(bars, 1);
    d_.states_known.assign(bars, 3);
    d_.flags.assign(bars, 0);
    for (std::vector<bool>* column : {&d_.premium_outlier, &d_.oi_outlier, &d_.funding_outlier})
      column->assign(bars, false);
    for (metrics::AgeColumn* column : {&d_.spot_age, &d_.perp_age, &d_.oi_age, &d_.rate_age})
      column->assign(bars, 0);
  }

  // Whether `key` is a row of values.
  bool set(const std::string& key, const std::string& values) {
    const std::map<std::string, metrics::Column metrics::Dashboard::*> columns{
        {"spot", &metrics::Dashboard::close},
        {"perp", &metrics::Dashboard::perp},
        {"premium", &metrics::Dashboard::premium_pct},
        {"oi", &metrics::Dashboard::oi_z},
        {"funding", &metrics::Dashboard::funding_twap_8h},
        {"score", &metrics::Dashboard::score}};
    const std::vector<std::string> parts = words(values);
    if (const auto found = columns.find(key); found != columns.end()) {
      metrics::Column& column = d_.*found->second;
      if (parts.size() > column.size()) throw BadScene(key + " has more values than there are bars");
      for (std::size_t b = 0; b < parts.size(); ++b)
        column[b] = parts[b] == "-" ? core::kUnknown : number(parts[b]);
      return true;
    }
    if (key == "states") return set_each(parts, [&](std::size_t b, int n) { d_.states_known.at(b) = n; });
    if (key == "flags")
      return set_each(parts, [&](std::size_t b, int n) { d_.flags.at(b) = static_cast<std::uint8_t>(n); });
    if (key == "signals") return set_signals(parts);
    return set_doubt(key, parts);
  }

  std::shared_ptr<const metrics::Dashboard> take() {
    for (std::size_t b = 0; b < d_.size(); ++b) {
      // Funding is written as it is shown, in % per 8 h.
      d_.funding_twap_8h[b] /= 100;
      d_.funding_8h[b] = d_.funding_twap_8h[b];
      d_.funding_twap_apr_pct[b] = d_.funding_twap_8h[b] * 3 * 365 * 100;
      d_.spot[b] = d_.close[b];
      if (!core::known(d_.close[b])) continue;
      d_.open[b] = b > 0 && core::known(d_.close[b - 1]) ? d_.close[b - 1] : d_.close[b];
      d_.high[b] = std::max(d_.open[b], d_.close[b]) * 1.01;
      d_.low[b] = std::min(d_.open[b], d_.close[b]) * 0.99;
    }
    return std::make_shared<metrics::Dashboard>(std::move(d_));
  }

 private:
  // Where an outlier is in the window, and by how many days a value is carried.
  bool set_doubt(const std::string& key, const std::vector<std::string>& parts) {
    const std::map<std::string, std::vector<bool> metrics::Dashboard::*> outliers{
        {"premium_outlier", &metrics::Dashboard::premium_outlier},
        {"oi_outlier", &metrics::Dashboard::oi_outlier},
        {"funding_outlier", &metrics::Dashboard::funding_outlier}};
    if (const auto found = outliers.find(key); found != outliers.end())
      return set_each(parts, [&](std::size_t b, int n) { (d_.*found->second).at(b) = n != 0; });
    const std::map<std::string, metrics::AgeColumn metrics::Dashboard::*> ages{
        {"spot_age", &metrics::Dashboard::spot_age},
        {"perp_age", &metrics::Dashboard::perp_age},
        {"oi_age", &metrics::Dashboard::oi_age},
        {"rate_age", &metrics::Dashboard::rate_age}};
    const auto found = ages.find(key);
    if (found == ages.end()) return false;
    return set_each(parts,
                    [&](std::size_t b, int n) { (d_.*found->second).at(b) = static_cast<std::uint8_t>(n); });
  }
  template <typename Set>
  bool set_each(const std::vector<std::string>& parts, Set set) {
    for (std::size_t b = 0; b < parts.size(); ++b) set(b, static_cast<int>(number(parts[b])));
    return true;
  }
  // "bullish:3-6": holds from bar 3 to bar 6, and its event is on bar 3.
  bool set_signals(const std::vector<std::string>& parts) {
    for (const std::string& part : parts) {
      const std::size_t colon = part.find(':');
      const std::size_t dash = part.find('-', colon);
      const auto first = static_cast<std::size_t>(number(part.substr(colon + 1, dash - colon - 1)));
      const auto last =
          dash == std::string::npos ? first : static_cast<std::size_t>(number(part.substr(dash + 1)));
      bool known = false;
      for (const metrics::SignalKind kind : metrics::kSignalKinds) {
        if (metrics::to_text(kind) != part.substr(0, colon)) continue;
        known = true;
        auto& column = const_cast<metrics::TruthColumn&>(metrics::signal_column(d_, kind));  // NOLINT
        const bool crowded =
            kind == metrics::SignalKind::LongsCrowded || kind == metrics::SignalKind::ShortsCrowded;
        for (std::size_t b = first; b <= last; ++b) {
          column.at(b) = metrics::Truth::True;
          if (crowded) d_.over_leverage.at(b) = metrics::Truth::True;
        }
        if (d_.closed.at(first)) d_.events.push_back({first, kind, {}});
      }
      if (!known) throw BadScene("there is no signal \"" + part + "\"");
    }
    return true;
  }

  metrics::Dashboard d_;
};

class SceneReader {
 public:
  explicit SceneReader(const std::string& file) {
    scene_.name = QFileInfo(QString::fromStdString(file)).completeBaseName().toStdString();
    lines_ = read_lines(file, scene_.reason);
  }

  // Without the data: computing it takes longer than all else.
  Scene read_picture_alone() {
    settings_ = app::preset("standard").value();
    for (const auto& [key, value] : lines_) {
      if (!read_picture(key, value) && !is_data(key)) read_option(key, value);
    }
    scene_.options.perp_premium = settings_.premium_sign == app::PremiumSign::Perp;
    return scene_;
  }

  Scene read() {
    read_picture_alone();
    scene_.dashboard = data("data", "demo") == "demo" ? demo() : by_hand();
    return std::move(scene_);
  }

 private:
  static bool is_data(const std::string& key) {
    static const std::vector<std::string> keys{
        "data",   "timeframe", "as-of",           "without",    "first",           "bars",     "forming",
        "spot",   "perp",      "premium",         "oi",         "funding",         "score",    "states",
        "flags",  "signals",   "premium_outlier", "oi_outlier", "funding_outlier", "spot_age", "perp_age",
        "oi_age", "rate_age"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  }

  std::string data(const std::string& key, const std::string& otherwise) const {
    for (const auto& [name, value] : lines_) {
      if (name == key) return value;
    }
    return otherwise;
  }

  bool read_picture(const std::string& key, const std::string& value) {
    if (key == "size") {
      const std::size_t x = value.find('x');
      scene_.size = {static_cast<int>(number(value.substr(0, x))),
                     static_cast<int>(number(value.substr(x + 1)))};
    } else if (key == "range") {
      const auto ends = words(value);
      scene_.range = VisibleRange{date(ends.at(0)), date(ends.at(1))};
    } else if (key == "cursor") {
      const auto parts = words(value);
      scene_.cursor = Cursor{date(parts.at(0)), std::nullopt};
      if (parts.size() > 1) scene_.cursor->pane = pane_by_name(parts.at(1));
      if (parts.size() > 2) scene_.cursor->height = number(parts.at(2));
    } else if (key == "pictures") {
      scene_.variants.clear();
      for (const std::string& word : words(value)) {
        const std::size_t at = word.find('@');
        scene_.variants.push_back({word.substr(0, at), number(word.substr(at + 1))});
      }
    } else if (key == "notice") {
      scene_.options.notice = QString::fromStdString(value);
    } else if (key == "caption") {
      scene_.options.caption = QString::fromStdString(value);
    } else {
      return false;
    }
    return true;
  }

  // The names of the view options and of the parameters are those that users write.
  void read_option(const std::string& key, const std::string& value) {
    if (const auto view = set_view(scene_.options, key, value)) return;
    if (const auto parameter = app::set(settings_, key, value); !parameter)
      throw BadScene(key + " = " + value + " is no option: " + parameter.error().sentence);
  }

  core::Timeframe timeframe() const { return core::parse_timeframe(data("timeframe", "W")).value(); }

  std::shared_ptr<const metrics::Dashboard> demo() const {
    static const metrics::Market whole = app::demo_market();
    const core::Time as_of = date(data("as-of", core::to_iso(app::demo_as_of())));
    metrics::Market market = whole;
    for (const std::string& series : words(data("without", ""))) {
      for (auto& rows : market.instruments) {
        if (series == "open-interest") rows.open_interest.clear();
        if (series == "funding") rows.funding.clear();
        if (series == "spot" && rows.instrument.kind == core::MarketKind::Spot) rows.candles.clear();
      }
    }
    return std::make_shared<metrics::Dashboard>(
        metrics::compute(market, timeframe(), settings_.parameters, {as_of, false}));
  }

  std::shared_ptr<const metrics::Dashboard> by_hand() const {
    HandMade made(date(data("first", "2024-01-01")), static_cast<std::size_t>(number(data("bars", "24"))),
                  timeframe(), data("forming", "no") == "yes", settings_.parameters);
    for (const auto& [key, value] : lines_) made.set(key, value);
    return made.take();
  }

  Scene scene_;
  Lines lines_;
  app::Settings settings_;
};

}  // namespace btcflow::chart::golden
