// The reader of JSON against nlohmann/json: what one takes the other takes, with the same values. Every
// number of the chart has come through it.
#include "json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace btcflow::venues {

namespace {

using Other = nlohmann::json;

void expect_same(const Json& ours, const Other& theirs) {
  ASSERT_EQ(ours.is_null(), theirs.is_null());
  ASSERT_EQ(ours.is_boolean(), theirs.is_boolean());
  ASSERT_EQ(ours.is_number(), theirs.is_number());
  ASSERT_EQ(ours.is_string(), theirs.is_string());
  ASSERT_EQ(ours.is_array(), theirs.is_array());
  ASSERT_EQ(ours.is_object(), theirs.is_object());
  if (theirs.is_boolean()) {
    ASSERT_EQ(ours.is_true(), theirs.get<bool>());
  }
  if (theirs.is_string()) {
    ASSERT_EQ(ours.text(), theirs.get_ref<const std::string&>());
  }
  if (theirs.is_number()) {
    ASSERT_EQ(ours.number(), theirs.get<double>());  // to the last bit
    ASSERT_EQ(ours.integer().has_value(), theirs.is_number_integer());
    if (ours.integer()) {
      ASSERT_EQ(*ours.integer(), theirs.get<long long>());
    }
  }
  if (theirs.is_array()) {
    ASSERT_EQ(ours.size(), theirs.size());
    for (std::size_t i = 0; i < theirs.size(); ++i) expect_same(ours[i], theirs[i]);
  }
  if (theirs.is_object()) {
    for (const auto& [key, value] : theirs.items()) {
      ASSERT_TRUE(ours.contains(key));
      expect_same(ours[key], value);
    }
    for (const auto& [key, value] : ours.members()) ASSERT_TRUE(theirs.contains(std::string(key)));
  }
}

// A number beyond all doubles makes the whole text no JSON for nlohmann; here it is refused where it is read.
bool holds_too_large_a_number(const std::string& text) {
  try {
    const Other parsed = Other::parse(text);
  } catch (const Other::out_of_range&) {
    return true;
  } catch (const Other::parse_error&) {
    return false;
  }
  return false;
}

void compare(const std::string& text) {
  if (holds_too_large_a_number(text)) return;
  const Other theirs = Other::parse(text, nullptr, false);
  const Document ours = Document::parse(text);
  ASSERT_EQ(ours.valid(), !theirs.is_discarded());
  if (!ours.valid()) {
    EXPECT_TRUE(ours->is_null());
    return;
  }
  expect_same(*ours, theirs);
  // What it writes for messages is the same text again.
  const Other again = Other::parse(ours->dump(), nullptr, false);
  EXPECT_EQ(again, theirs);
}

const char* const kTexts[] = {
    "",
    " ",
    "null",
    " true ",
    "false",
    "nul",
    "truefalse",
    "0",
    "-0",
    "-0.0",
    "01",
    "-",
    "+1",
    ".5",
    "1.",
    "1.5",
    "1e5",
    "1E+5",
    "1e-05",
    "1e",
    "1e+",
    "-1.25e-3",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "0.1",
    "123456789.123456789123456789",
    "2.2250738585072011e-308",
    "179769313486231570000000000000000000000",
    "0x10",
    "NaN",
    "Infinity",
    "'a'",
    "\"\"",
    "\"a",
    "\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\t\"",
    "\"\\x\"",
    "\"\\",
    "\"\\u00e9\\u20AC\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ude00\"",
    "\"\\ud83d\\u0041\"",
    "\"\\u12\"",
    "\"\\u+123\"",
    "\"\\u-123\"",
    "\"\\u0000\"",
    "\"a\nb\"",
    "\"a\tb\"",
    "\"\x7f\"",
    "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"",
    "\"\xC0\x80\"",
    "\"\xC3\"",
    "\"\xC3(\"",
    "\"\xE0\x80\x80\"",
    "\"\xED\xA0\x80\"",
    "\"\xF0\x80\x80\x80\"",
    "\"\xF4\x90\x80\x80\"",
    "\"\xFF\"",
    "[]",
    "[ ]",
    "[1]",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1,2",
    "[[],[[]],{}]",
    "]",
    "{}",
    "{ }",
    "{\"a\":1}",
    "{\"a\" : 1 , \"b\" : [ { \"c\" : null } ] }",
    "{\"a\":1,}",
    "{\"a\"}",
    "{\"a\":}",
    "{a:1}",
    "{\"a\":1,\"a\":2}",
    "{\"\\u0061\":1}",
    "{1:2}",
    "{\"a\":1]",
    "\xEF\xBB\xBF[1]",
    "\xEF\xBB[1]",
    "[1]\n",
    "[1] x",
    "[1]//",
    "/**/[1]",
};

TEST(JsonReading, TakesAndRefusesWhatNlohmannDoes) {
  for (const char* text : kTexts) {
    SCOPED_TRACE(text);
    compare(text);
  }
}

// Every byte of a text dropped, doubled and replaced: no crash, and the same verdict.
TEST(JsonReading, AgreesAboutBrokenTexts) {
  const std::string good =
      "[{\"t\":1795132800250,\"o\":\"58123.4\",\"v\":-0.5e-3,\"n\":null,\"x\":[true,false,"
      "\"\\u20ac\\n\xC3\xA9\"]},[]]";
  compare(good);
  const std::string replacements("\0\x1f \"\\,:[]{}0-eux\x80\xC3\xFF", 21);
  for (std::size_t i = 0; i < good.size(); ++i) {
    SCOPED_TRACE(i);
    compare(good.substr(0, i));
    compare(good.substr(0, i) + good.substr(i + 1));
    compare(good.substr(0, i) + good[i] + good.substr(i));
    for (const char c : replacements) {
      std::string text = good;
      text[i] = c;
      compare(text);
    }
  }
}

// Numbers as venues write them, with any number of digits.
TEST(JsonReading, ReadsNumbersToTheLastBit) {
  std::mt19937_64 random(20261122);
  for (int i = 0; i < 20'000; ++i) {
    std::string text = std::to_string(random() % 1'000'000'000);
    if (random() % 4 != 0) text += "." + std::to_string(random() >> (random() % 60));
    if (random() % 8 == 0) text += "e" + std::to_string(static_cast<int>(random() % 40) - 20);
    compare(text);
  }
}

TEST(JsonReading, ReadsRecordedAnswers) {
  const std::filesystem::path folder = std::string(BTCFLOW_SHARED_DIR) + "/payloads";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "SKIPPED: payloads are absent";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json" || entry.file_size() > (4u << 20)) continue;
    SCOPED_TRACE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    compare({std::istreambuf_iterator<char>(file), {}});
  }
}

// An answer made to exhaust the stack is refused like any other nonsense.
TEST(JsonReading, RefusesEndlessNesting) {
  EXPECT_TRUE(Document::parse(std::string(60, '[') + std::string(60, ']')).valid());
  EXPECT_FALSE(Document::parse(std::string(1'000'000, '[')).valid());
}

// Rows of a page outlive the envelope that they came in, and their document being moved.
TEST(JsonReading, APartKeepsItsDocumentAlive) {
  std::string text = R"({"code":"0","data":[{"name":"one\ttwo","value":"1.5"}]})";
  Document whole = Document::parse(text);
  const Json& data = (*whole)["data"];
  const Document part = std::move(whole).only(data);
  text.assign(text.size(), '?');
  EXPECT_EQ((*part)[0]["name"].text(), "one\ttwo");
  EXPECT_EQ((*part)[0]["value"].text(), "1.5");
}

TEST(JsonReading, ANumberBeyondAllDoublesIsNone) {
  const Document document = Document::parse("[1e999,99999999999999999999,1.5]");
  EXPECT_FALSE((*document)[0].number());
  EXPECT_EQ((*document)[1].number(), 1e20);
  EXPECT_FALSE((*document)[1].integer());
  EXPECT_FALSE((*document)[2].integer());
}

TEST(JsonReading, WhatIsNotThereIsNull) {
  const Document document = Document::parse(R"({"a":[1]})");
  EXPECT_TRUE((*document)["b"]["c"][7].is_null());
  EXPECT_TRUE((*document)["a"][1].is_null());
  EXPECT_EQ(document->find("b"), nullptr);
  EXPECT_THROW((void)(*document)["a"].text(), WrongShape);
  EXPECT_THROW((void)(*document)["a"].members(), WrongShape);
  EXPECT_THROW((void)document->elements(), WrongShape);
}

}  // namespace

}  // namespace btcflow::venues
