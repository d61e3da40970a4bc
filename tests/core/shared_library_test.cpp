// What is loaded late fails late: it must say what is missing instead of ending the program.
#include "btcflow/core/shared_library.h"

#include <gtest/gtest.h>

namespace btcflow::core {
namespace {

TEST(SharedLibraryTest, FindsFunctions) {
  const auto library = SharedLibrary::load("libm.so.6");
  ASSERT_TRUE(library) << library.error().sentence;
  double (*cosine)(double) = nullptr;
  ASSERT_TRUE(library->find("cos", cosine));
  EXPECT_EQ(cosine(0), 1);
}

TEST(SharedLibraryTest, NamesWhatIsMissing) {
  const auto none = SharedLibrary::load("libnobody-has-this.so.9");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::NotFound);
  EXPECT_NE(none.error().sentence.find("libnobody-has-this.so.9"), std::string::npos);
  EXPECT_FALSE(none.error().cause.empty());

  const auto library = SharedLibrary::load("libm.so.6");
  ASSERT_TRUE(library);
  void (*function)() = nullptr;
  const auto found = library->find("nobody_has_this", function);
  ASSERT_FALSE(found);
  EXPECT_NE(found.error().sentence.find("libm.so.6"), std::string::npos);
  EXPECT_EQ(function, nullptr);
}

}  // namespace
}  // namespace btcflow::core
