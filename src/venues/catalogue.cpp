#include "btcflow/venues/catalogue.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "built_in_catalogue.h"

namespace btcflow::venues {

using core::Catalogue;
using core::Error;
using core::ErrorKind;
using core::Instrument;
using core::Result;
using nlohmann::json;

namespace {

// What is wrong with one field; becomes a sentence that names file, instrument and field.
struct FieldError {
  std::string field;
  std::string problem;
};

std::string text_field(const json& object, const char* field) {
  const auto it = object.find(field);
  if (it == object.end() || !it->is_string() || it->get_ref<const std::string&>().empty()) {
    throw FieldError{field, "must be a text"};
  }
  return it->get<std::string>();
}

std::string optional_text(const json& object, const char* field) {
  return object.contains(field) ? text_field(object, field) : std::string();
}

double positive_number(const json& object, const char* field) {
  const auto it = object.find(field);
  if (it == object.end() || !it->is_number() || !(it->get<double>() > 0)) {
    throw FieldError{field, "must be a number above zero"};
  }
  return it->get<double>();
}

core::Time date_field(const json& object, const char* field) {
  const auto time = core::parse_time(text_field(object, field));
  if (!time) throw FieldError{field, "must be a date like 2021-04-12"};
  return *time;
}

core::OpenInterestUnit unit_field(const json& object, const char* field) {
  const auto unit = core::parse_open_interest_unit(text_field(object, field));
  if (!unit) throw FieldError{field, "must be coin, usd or contracts"};
  return *unit;
}

core::MarketKind kind_field(const json& object) {
  const auto kind = core::parse_market_kind(text_field(object, "kind"));
  if (!kind) throw FieldError{"kind", "must be spot, perp-linear, perp-inverse, perp-quanto or aggregate"};
  return *kind;
}

Instrument instrument_of(const json& object) {
  Instrument i;
  i.id = text_field(object, "id");
  i.venue = text_field(object, "venue");
  i.symbol = text_field(object, "symbol");
  if (i.id != i.venue + ":" + i.symbol) throw FieldError{"id", "must be venue:symbol"};
  i.name = object.contains("name") ? text_field(object, "name") : i.id;
  i.kind = kind_field(object);
  i.base = text_field(object, "base");
  i.quote = text_field(object, "quote");
  for (const json& span : object.value("quote_history", json::array())) {
    i.quote_history.push_back({text_field(span, "quote"), date_field(span, "until")});
  }
  if (const auto it = object.find("contract"); it != object.end()) {
    i.contract = {positive_number(*it, "size"), unit_field(*it, "unit")};
    if (i.contract.unit == core::OpenInterestUnit::Contracts)
      throw FieldError{"contract.unit", "must be coin or usd"};
  }
  if (object.contains("funding_interval_hours")) {
    i.funding_interval_hours = positive_number(object, "funding_interval_hours");
  }
  if (const auto it = object.find("open_interest"); it != object.end()) {
    i.open_interest_unit = unit_field(*it, "unit");
    const double sides = positive_number(*it, "sides");
    if (sides != 1 && sides != 2) throw FieldError{"open_interest.sides", "must be 1 or 2"};
    i.open_interest_sides = static_cast<int>(sides);
  }
  if (object.contains("since")) i.since = date_field(object, "since");
  if (object.contains("until")) i.until = date_field(object, "until");
  i.note = optional_text(object, "note");
  return i;
}

Catalogue catalogue_of(const json& document, const std::string& name) {
  Catalogue catalogue;
  std::set<std::string> ids;
  for (const json& object : document.at("instruments")) {
    try {
      catalogue.instruments.push_back(instrument_of(object));
    } catch (const FieldError& e) {
      const std::string id =
          object.is_object() ? object.value("id", std::string("an instrument")) : "an entry";
      throw FieldError{name + ": " + id + ": " + e.field, e.problem};
    }
    if (!ids.insert(catalogue.instruments.back().id).second) {
      throw FieldError{name + ": " + catalogue.instruments.back().id, "stands there twice"};
    }
  }
  const json references = document.value("references", json::object());
  for (const auto& [quote, list] : references.items()) {
    catalogue.references[quote] = list.get<std::vector<std::string>>();
  }
  return catalogue;
}

}  // namespace

Result<Catalogue> parse_catalogue(std::string_view text, const std::string& name) {
  try {
    const json document = json::parse(text);
    if (document.value("format", 0) != 1) {
      return Error{ErrorKind::BadInput, name + ": \"format\" must be 1 (is this an instrument catalogue?)."};
    }
    return catalogue_of(document, name);
  } catch (const FieldError& e) {
    return Error{ErrorKind::BadInput, e.field + " " + e.problem + "."};
  } catch (const json::exception& e) {
    return Error{ErrorKind::BadInput, name + " is not an instrument catalogue in JSON.", e.what()};
  }
}

const Catalogue& built_in_catalogue() {
  static const Catalogue catalogue = [] {
    auto parsed = parse_catalogue(kBuiltInCatalogue, "the built-in catalogue");
    if (!parsed) {
      // A program built from a broken file; to run on without knowing any instrument would give wrong
      // numbers.
      std::fprintf(stderr, "btcflow: %s %s\n", parsed.error().sentence.c_str(), parsed.error().cause.c_str());
      std::abort();
    }
    return std::move(*parsed);
  }();
  return catalogue;
}

Catalogue merged(const Catalogue& base, const Catalogue& changes) {
  Catalogue out = base;
  for (const Instrument& instrument : changes.instruments) {
    const auto it = std::find_if(out.instruments.begin(), out.instruments.end(),
                                 [&](const Instrument& i) { return i.id == instrument.id; });
    if (it == out.instruments.end()) {
      out.instruments.push_back(instrument);
    } else {
      *it = instrument;
    }
  }
  for (const auto& [quote, list] : changes.references) out.references[quote] = list;
  return out;
}

}  // namespace btcflow::venues
