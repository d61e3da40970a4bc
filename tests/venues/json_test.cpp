// The tree that answers are read into, and what this program asks of the reading beyond what nlohmann/json
// promises. Every number of the chart has come through it.
#include "json.h"

#include <gtest/gtest.h>
#include <locale.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

namespace btcflow::venues {

namespace {

using Other = nlohmann::ordered_json;

bool valid(const std::string& text) { return Document::parse(text).valid(); }

TEST(JsonReading, BuildsEveryKindOfValueWhereItStands) {
  const Document document = Document::parse(
      "\xEF\xBB\xBF "
      "{\"a\":[1,-2.5e1,\"x\",true,false,null,[],{}],\"b\":{\"c\":{\"d\":[[7]]},\"e\":8},\"\":\"\"} \n");
  ASSERT_TRUE(document.valid());
  ASSERT_TRUE(document->is_object());
  ASSERT_EQ(document->members().size(), 3U);
  EXPECT_EQ(document->members()[0].key, "a");
  EXPECT_EQ(document->members()[1].key, "b");  // its own, not that of its last member
  EXPECT_EQ((*document)[""].text(), "");
  const Json& list = (*document)["a"];
  ASSERT_EQ(list.elements().size(), 8U);
  EXPECT_EQ(list[0].integer(), 1);
  EXPECT_EQ(list[1].number(), -25.0);
  EXPECT_EQ(list[2].text(), "x");
  EXPECT_TRUE(list[3].is_true());
  EXPECT_TRUE(list[4].is_false());
  EXPECT_TRUE(list[5].is_null());
  EXPECT_TRUE(list[6].is_array() && list[6].empty() && list[6].elements().empty());
  EXPECT_TRUE(list[7].is_object() && list[7].empty() && list[7].members().empty());
  EXPECT_EQ((*document)["b"]["c"]["d"][0][0].integer(), 7);
  EXPECT_EQ((*document)["b"]["e"].integer(), 8);
}

TEST(JsonReading, OfMembersOfOneNameTheLastCounts) {
  const Document document = Document::parse(R"({"a":1,"b":2,"a":3})");
  EXPECT_EQ((*document)["a"].integer(), 3);
  EXPECT_EQ(document->size(), 3U);
}

TEST(JsonReading, StringsComeWithoutTheirEscapes) {
  const Document document =
      Document::parse("{\"\\u0061\\n\":\"\\\"\\\\\\/\\u20ac\\ud83d\\ude00\\u0000\xC3\xA9\"}");
  ASSERT_TRUE(document.valid());
  EXPECT_EQ((*document)["a\n"].text(), std::string_view("\"\\/\u20ac\U0001F600\0\u00e9", 13));
}

// Half an answer, or a web page, or bytes that are no text: never half a tree.
TEST(JsonReading, RefusesWhatIsNoJson) {
  const std::string texts[] = {"",
                               " ",
                               "nul",
                               "01",
                               "1.",
                               "+1",
                               "NaN",
                               "'a'",
                               "[1,]",
                               "[1 2]",
                               "[1,2",
                               "]",
                               "{\"a\":1,}",
                               "{a:1}",
                               "[1] x",
                               "/**/[1]",
                               "<html></html>",
                               "\"a\nb\"",
                               "\"\\x\"",
                               "\"\\ud83d\"",
                               "\"\xC3(\"",
                               "\"\xC0\x80\"",
                               "\"\xED\xA0\x80\"",
                               "\"\xF4\x90\x80\x80\"",
                               "\"\xFF\"",
                               "{\"\xFF\":1}"};
  for (const std::string& text : texts) {
    const Document document = Document::parse(text);
    EXPECT_FALSE(document.valid()) << text;
    EXPECT_TRUE(document->is_null()) << text;
  }
}

// nlohmann takes a zero byte for the end of the text, whatever follows it.
TEST(JsonReading, RefusesAZeroByteAndWhatFollows) {
  EXPECT_FALSE(valid(std::string("[1]\0", 4)));
  EXPECT_FALSE(valid(std::string("[1]\0[2]", 7)));
}

// Every byte of a text dropped, doubled and replaced: no crash, and a tree or none.
TEST(JsonReading, SurvivesBrokenTexts) {
  const std::string good =
      "[{\"t\":1795132800250,\"o\":\"58123.4\",\"v\":-0.5e-3,\"n\":null,\"x\":[true,false,"
      "\"\\u20ac\\n\xC3\xA9\"]},[]]";
  ASSERT_TRUE(valid(good));
  const std::string replacements("\0\x1f \"\\,:[]{}0-eux\x80\xC3\xFF", 20);
  for (std::size_t i = 0; i < good.size(); ++i) {
    SCOPED_TRACE(i);
    EXPECT_FALSE(valid(good.substr(0, i)));
    for (const std::string& text :
         {good.substr(0, i) + good.substr(i + 1), good.substr(0, i) + good.substr(i - (i > 0))}) {
      const Document document = Document::parse(text);
      EXPECT_EQ(document.valid(), Other::accept(text));
    }
    for (const char c : replacements) {
      std::string text = good;
      text[i] = c;
      const Document document = Document::parse(text);
      EXPECT_EQ(document.valid(), Other::accept(text));
      if (document.valid()) {
        EXPECT_EQ(Other::parse(document->dump()), Other::parse(text));
      }
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
    const Document document = Document::parse(text);
    ASSERT_EQ(document->number(), std::strtod(text.c_str(), nullptr)) << text;
    ASSERT_EQ(document->integer().has_value(), text.find_first_of(".e") == std::string::npos) << text;
    ASSERT_EQ(Other::parse(document->dump()), Other::parse(text)) << text;
  }
}

TEST(JsonReading, IntegersAreExactAsFarAs64BitsGo) {
  const Document document = Document::parse(
      "[9223372036854775807,-9223372036854775808,9007199254740993,9223372036854775808,18446744073709551615,"
      "99999999999999999999,-9223372036854775809,1.0,1e3]");
  const Json& list = *document;
  EXPECT_EQ(list[0].integer(), std::numeric_limits<long long>::max());
  EXPECT_EQ(list[1].integer(), std::numeric_limits<long long>::min());
  EXPECT_EQ(list[2].integer(), 9007199254740993);  // between two doubles
  for (std::size_t i = 3; i < list.size(); ++i) EXPECT_FALSE(list[i].integer()) << i;
  EXPECT_EQ(list[3].number(), 0x1p63);
  EXPECT_EQ(list[4].number(), 0x1p64);
  EXPECT_EQ(list[5].number(), 1e20);
  EXPECT_EQ(list[6].number(), -0x1p63);
  EXPECT_EQ(list[8].number(), 1000.0);
}

// Not infinity, and not the largest double either.
TEST(JsonReading, RefusesANumberBeyondAllDoubles) {
  EXPECT_FALSE(valid("[1e999]"));
  EXPECT_TRUE(valid("[1e308]"));
}

// The window's toolkit sets the locale of the person, and nlohmann reads by it.
TEST(JsonReading, ReadsAPointWhateverTheLocaleWrites) {
  locale_t comma{};
  for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "ps_AF.UTF-8"}) {
    if (comma == locale_t{}) comma = newlocale(LC_ALL_MASK, name, locale_t{});
  }
  if (comma == locale_t{}) GTEST_SKIP() << "SKIPPED: no locale with another sign than a point is installed";
  const locale_t before = uselocale(comma);
  const Document document = Document::parse("[58123.25]");
  const std::string again = document->dump();
  const char sign = *localeconv()->decimal_point;
  uselocale(before);
  freelocale(comma);
  EXPECT_NE(sign, '.');  // as it was: the reading gave the locale back
  EXPECT_EQ((*document)[0].number(), 58123.25);
  EXPECT_EQ(again, "[58123.25]");
}

TEST(JsonReading, ReadsRecordedAnswers) {
  const std::filesystem::path folder = std::string(BTCFLOW_SHARED_DIR) + "/payloads";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "SKIPPED: payloads are absent";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json" || entry.file_size() > (4u << 20)) continue;
    SCOPED_TRACE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const Other theirs = Other::parse(text, nullptr, false);
    const Document ours = Document::parse(text);
    ASSERT_EQ(ours.valid(), !theirs.is_discarded());
    if (ours.valid()) {
      EXPECT_EQ(Other::parse(ours->dump()), theirs);
    }
  }
}

// An answer made to exhaust the memory is refused like any other nonsense.
TEST(JsonReading, RefusesEndlessNesting) {
  EXPECT_TRUE(valid(std::string(64, '[') + std::string(64, ']')));
  EXPECT_FALSE(valid(std::string(65, '[') + std::string(65, ']')));
  EXPECT_FALSE(valid(std::string(1'000'000, '[')));
  std::string objects;
  for (int i = 0; i < 65; ++i) objects += "{\"a\":";
  EXPECT_FALSE(valid(objects + "1" + std::string(65, '}')));
  std::string wide = "[[]";  // lists beside each other are not deep
  for (int i = 0; i < 1000; ++i) wide += ",[]";
  EXPECT_TRUE(valid(wide + "]"));
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
