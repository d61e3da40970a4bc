// What is dropped on the window or pasted into it.
#include "drops.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QImage>
#include <QMimeData>
#include <QUrl>
#include <fstream>

#include "support/png.h"
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

// Where the texts stand behind the pixels, those are passed over: a picture of gigabytes is no reason to
// wait, nor to refuse it.
TEST_F(DropsTest, PixelsAreNotRead) {
  const QByteArray small = png(app::as_text(parameters()));
  constexpr std::uint32_t kPixels = 1U << 30U;
  constexpr int kHeader = 8 + 25;  // signature, and the chunk that comes first
  const auto file = folder_ / "large.png";
  std::ofstream stream(file, std::ios::binary);
  stream.write(small.constData(), kHeader);
  const std::string length = test::big_endian_text(kPixels);
  stream << length << "IDAT";
  stream.seekp(kPixels + 4, std::ios::cur);  // a hole: it takes no room on the disk
  stream.write(small.constData() + kHeader, small.size() - kHeader);
  stream.close();
  const Drop drop = read_drop(*of(file, data_));
  ASSERT_TRUE(std::holds_alternative<app::PictureParameters>(drop)) << sentence(drop);
  EXPECT_EQ(std::get<app::PictureParameters>(drop), parameters());
}

// Cut off in the midst of a download, or no PNG at all behind its first bytes.
TEST_F(DropsTest, HalfAPictureIsReadAsFarAsItGoes) {
  const QByteArray whole = png(app::as_text(parameters()));
  for (qsizetype size = 0; size < whole.size(); size += 7) {
    const Drop drop = read_drop(*of(write("half.png", whole.left(size)), data_));
    EXPECT_FALSE(std::holds_alternative<ImportDrop>(drop));
  }
  QByteArray boasting = whole.left(33) + QByteArray("\xFF\xFF\xFF\xFFtEXt", 8);
  EXPECT_FALSE(sentence(read_drop(*of(write("b.png", boasting), data_))).empty());
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
