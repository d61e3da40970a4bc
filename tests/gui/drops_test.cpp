// What is dropped on the window or pasted into it.
#include "drops.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include "support/temporary_folder.h"

namespace btcflow::gui {
namespace {

QByteArray png(const app::TextPairs& text) {
  QImage image(4, 4, QImage::Format_RGB32);
  image.fill(Qt::red);
  for (const auto& [key, value] : text)
    image.setText(QString::fromStdString(key), QString::fromStdString(value));
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

app::PictureParameters parameters() {
  app::PictureParameters p;
  p.timeframe = core::Timeframe::Day;
  p.range = {core::make_day(2020, 1, 1), core::make_day(2021, 1, 1)};
  p.as_of = core::make_day(2024, 1, 1);
  p.settings.parameters.extremes_k = 2.5;
  return p;
}

class DropsTest : public testing::Test {
 protected:
  static QMimeData* of(const std::filesystem::path& path, QMimeData& data) {
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(path.string()))});
    return &data;
  }
  std::filesystem::path write(const std::string& name, const QByteArray& bytes) {
    return folder_.write(name, bytes.toStdString());
  }
  static std::string sentence(const Drop& drop) {
    const auto* useless = std::get_if<UselessDrop>(&drop);
    return useless != nullptr ? useless->sentence.toStdString() : "";
  }

  const test::TemporaryFolder folder_;
  QMimeData data_;
};

TEST_F(DropsTest, APictureOfOursBringsItsParameters) {
  of(write("a.PNG", png(app::as_text(parameters()))), data_);
  EXPECT_TRUE(may_be_taken(data_));
  const Drop drop = read_drop(data_);
  ASSERT_TRUE(std::holds_alternative<app::PictureParameters>(drop)) << sentence(drop);
  EXPECT_EQ(std::get<app::PictureParameters>(drop), parameters());
}

// Copied in the export dialog, pasted into the window.
TEST_F(DropsTest, APastedPictureToo) {
  data_.setData("image/png", png(app::as_text(parameters())));
  const Drop drop = read_drop(data_);
  ASSERT_TRUE(std::holds_alternative<app::PictureParameters>(drop)) << sentence(drop);
  EXPECT_EQ(std::get<app::PictureParameters>(drop), parameters());
}

TEST_F(DropsTest, AnotherPictureIsSaidToBeNone) {
  EXPECT_NE(sentence(read_drop(*of(write("a.png", png({})), data_))).find("does not say how it was made"),
            std::string::npos);
  EXPECT_FALSE(sentence(read_drop(*of(write("b.png", png({{"Software", "GIMP"}})), data_))).empty());
  EXPECT_FALSE(sentence(read_drop(*of(write("c.png", "no picture at all"), data_))).empty());
  EXPECT_FALSE(sentence(read_drop(*of(folder_ / "missing.png", data_))).empty());
}

TEST_F(DropsTest, TablesAndFoldersAreForTheImport) {
  const auto file = write("A.CSV", "x");
  const Drop drop = read_drop(*of(file, data_));
  ASSERT_TRUE(std::holds_alternative<ImportDrop>(drop));
  EXPECT_EQ(std::get<ImportDrop>(drop).path.toStdString(), file.string());
  EXPECT_TRUE(std::holds_alternative<ImportDrop>(read_drop(*of(folder_.path(), data_))));
}

TEST_F(DropsTest, WhatIsNeitherIsSaid) {
  EXPECT_NE(sentence(read_drop(*of(write("a.docx", "x"), data_))).find("a.docx is neither"),
            std::string::npos);
  data_.setUrls({QUrl::fromLocalFile("/a.csv"), QUrl::fromLocalFile("/b.csv")});
  EXPECT_FALSE(may_be_taken(data_));
  EXPECT_NE(sentence(read_drop(data_)).find("one file at a time"), std::string::npos);
  data_.setUrls({QUrl("https://example.org/a.csv")});
  EXPECT_FALSE(may_be_taken(data_));
  EXPECT_FALSE(sentence(read_drop(data_)).empty());
}

}  // namespace
}  // namespace btcflow::gui
