// How the chart looks, scene by scene, compared with pictures that somebody has looked at and accepted
// (docs/testing.md says how).
#include <gtest/gtest.h>

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QImageWriter>
#include <QMouseEvent>
#include <set>

#include "btcflow/chart/chart_view.h"
#include "btcflow/chart/export.h"
#include "golden_scene.h"

namespace btcflow::chart::golden {
namespace {

// Another patch of Qt may round the edge of a letter otherwise; nothing that anybody could see.
constexpr int kMostDifference = 12;        // in any channel of any pixel, of 255
constexpr double kMostDiffering = 0.0005;  // part of the pixels that differ at all

QDir pictures() { return QDir(QStringLiteral(BTCFLOW_SOURCE_DIR "/tests/chart/golden")); }
QDir failures() { return QDir(QCoreApplication::applicationDirPath() + QStringLiteral("/golden-failures")); }

// The goldens are WebP without loss, half as large as PNG; Qt reads and writes it with a plugin.
constexpr const char* kGolden = ".webp";
constexpr int kLossless = 100;

bool webp_is_there() { return QImageWriter::supportedImageFormats().contains("webp"); }

QString picture_name(const Scene& scene, const Variant& variant) {
  return QString::fromStdString(scene.name + "." + variant.theme + "-" + core::to_text(variant.ratio) + "x");
}

ViewOptions options_of(const Scene& scene, const Variant& variant) {
  ViewOptions options = scene.options;
  if (!set_view(options, "theme", variant.theme)) throw BadScene("there is no theme " + variant.theme);
  return options;
}

// As users get it from an export.
QImage exported(const Scene& scene, const Variant& variant) {
  PictureRequest request;
  request.dashboard = scene.dashboard;
  request.options = options_of(scene, variant);
  request.range = scene.range;
  request.size = scene.size;
  request.scale = variant.ratio;
  const auto png = draw_picture(request, PictureFormat::Png);
  if (!png) throw BadScene(png.error().sentence);
  return QImage::fromData(*png, "PNG");
}

// With the crosshair, which exports do not have.
QImage under_the_mouse(const Scene& scene, const Variant& variant) {
  ChartView view;
  view.resize(scene.size);
  view.arrange(scene.size);
  view.set_options(options_of(scene, variant));
  view.set_dashboard(scene.dashboard);
  if (scene.range) view.show_range(*scene.range);
  const auto& bars = view.dashboard()->bars;
  for (std::size_t b = 0; b < bars.size(); ++b) {
    if (bars[b].open <= scene.cursor->date && scene.cursor->date < bars[b].end) view.set_cursor(b);
  }
  if (!view.cursor()) throw BadScene("the cursor's date is outside the data");
  if (scene.cursor->pane) {
    const QRect pane = view.pane_rect(*scene.cursor->pane);
    const QPointF at(view.pixel_of_bar(*view.cursor()), pane.top() + scene.cursor->height * pane.height());
    QMouseEvent move(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&view, &move);
  }
  QImage image((QSizeF(scene.size) * variant.ratio).toSize(), QImage::Format_RGB32);
  image.fill(view.options().theme.background);
  QCPPainter painter(&image);
  painter.scale(variant.ratio, variant.ratio);
  if (variant.ratio > 1) painter.setMode(QCPPainter::pmNonCosmetic);
  view.toPainter(&painter, scene.size.width(), scene.size.height());
  return image;
}

struct Difference {
  qint64 pixels = 0;
  int largest = 0;
  QImage picture;  // what differs in red on a faint ground
};

Difference difference(const QImage& golden, const QImage& test) {
  Difference result;
  result.picture = QImage(test.size(), QImage::Format_RGB32);
  for (int y = 0; y < test.height(); ++y) {
    for (int x = 0; x < test.width(); ++x) {
      const QRgb a = golden.pixel(x, y);
      const QRgb b = test.pixel(x, y);
      const int by = std::max(
          {std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
      const int faint = 200 + qGray(b) / 5;
      result.picture.setPixel(x, y, by > 0 ? qRgb(255, 0, 0) : qRgb(faint, faint, faint));
      if (by > 0) ++result.pixels;
      result.largest = std::max(result.largest, by);
    }
  }
  return result;
}

QString failure_file(const QString& name, const char* ending) {
  return failures().filePath(name + QLatin1String(ending));
}

// Keeps a picture for whoever looks into the failure; returns its path.
std::string kept(const QImage& image, const QString& name, const char* what) {
  const QString file = failure_file(name, what) + QStringLiteral(".png");
  QDir().mkpath(failures().path());
  if (!image.save(file, "PNG")) ADD_FAILURE() << file.toStdString() << " cannot be written";
  return file.toStdString();
}

// The same as scripts/accept-golden takes it: to the pixel, or it is not worth being compared with.
void keep_for_acceptance(const QImage& image, const QString& name) {
  QDir().mkpath(failures().path());
  const QString file = failure_file(name, kGolden);
  if (!image.save(file, "WEBP", kLossless)) ADD_FAILURE() << file.toStdString() << " cannot be written";
  EXPECT_EQ(QImage(file).convertToFormat(image.format()), image)
      << file.toStdString() << " has lost something";
}

void forget_failures(const QString& name) {
  for (const char* ending : {".golden.png", ".test.png", ".diff.png", kGolden})
    QFile::remove(failure_file(name, ending));
}

void compare(const Scene& scene, const Variant& variant) {
  const QString name = picture_name(scene, variant);
  const std::string accept = "  scripts/accept-golden " + scene.name;
  forget_failures(name);
  const QImage test = scene.cursor ? under_the_mouse(scene, variant) : exported(scene, variant);
  const QImage golden(pictures().filePath(name + QLatin1String(kGolden)));
  if (golden.isNull() || golden.size() != test.size()) {
    const std::string now = kept(test, name, ".test");
    keep_for_acceptance(test, name);
    ADD_FAILURE() << (golden.isNull() ? "There is no golden picture of this yet."
                                      : "The picture has another size now.")
                  << "\nLook at " << now << " and, if it is right, accept it:\n"
                  << accept;
    return;
  }
  const Difference differs = difference(golden, test);
  const double part =
      static_cast<double>(differs.pixels) / (static_cast<double>(test.width()) * test.height());
  if (differs.largest <= kMostDifference && part <= kMostDiffering) return;
  keep_for_acceptance(test, name);
  ADD_FAILURE() << differs.pixels << " pixels differ (" << 100 * part << " %), by up to " << differs.largest
                << " of 255.\n  golden " << kept(golden, name, ".golden") << "\n  test   "
                << kept(test, name, ".test") << "\n  diff   " << kept(differs.picture, name, ".diff")
                << "\nIf the change is meant, look at the pictures and accept it:\n"
                << accept;
}

// All of a scene's, but for a sanitizer, which looks for other things and takes its time, the first.
std::vector<Variant> drawn(const Scene& scene) {
#ifdef BTCFLOW_FIRST_PICTURES
  return {scene.variants.front()};
#else
  return scene.variants;
#endif
}

class GoldenTest : public testing::TestWithParam<std::string> {};

TEST_P(GoldenTest, LooksAsAccepted) {
  try {
    const Scene scene = SceneReader(GetParam()).read();
    EXPECT_FALSE(scene.reason.empty()) << "a scene begins with a comment that says what it is for";
    ASSERT_TRUE(webp_is_there()) << "Qt reads no WebP here: install qt6-image-formats-plugins "
                                    "(scripts/install-dependencies)";
    for (const Variant& variant : drawn(scene)) compare(scene, variant);
  } catch (const std::exception& error) {
    FAIL() << GetParam() << ": " << error.what();
  }
}

std::vector<std::string> scene_files() {
  std::vector<std::string> files;
  for (const QFileInfo& file : pictures().entryInfoList({QStringLiteral("*.scene")}, QDir::Files, QDir::Name))
    files.push_back(file.filePath().toStdString());
  return files;
}

std::string scene_name(const testing::TestParamInfo<std::string>& scene) {
  return QFileInfo(QString::fromStdString(scene.param)).completeBaseName().toStdString();
}

INSTANTIATE_TEST_SUITE_P(Scenes, GoldenTest, testing::ValuesIn(scene_files()), scene_name);

// A picture whose scene has gone would be looked after by nobody; and all together stay small enough for a
// repository.
TEST(GoldenPicturesTest, EachBelongsToASceneAndTogetherTheyAreSmall) {
  QStringList known;
  for (const std::string& file : scene_files()) {
    const Scene scene = SceneReader(file).read_picture_alone();
    for (const Variant& variant : scene.variants)
      known.append(picture_name(scene, variant) + QLatin1String(kGolden));
  }
  qint64 bytes = 0;
  for (const QFileInfo& file : pictures().entryInfoList(QDir::Files)) {
    if (file.suffix() == QLatin1String("scene")) continue;
    EXPECT_TRUE(known.contains(file.fileName())) << file.fileName().toStdString() << " belongs to no scene";
    bytes += file.size();
  }
  EXPECT_LT(bytes, 6'000'000);
}

// What looks right on one screen may be blurred or cut on another: a scene is looked at on all of them, but
// for the few that are too large or are about a theme of their own.
TEST(GoldenPicturesTest, AlmostAllScenesAreThereInDarkAndLightAtThreeRatios) {
  int whole = 0;
  for (const std::string& file : scene_files()) {
    const Scene scene = SceneReader(file).read_picture_alone();
    std::set<std::pair<std::string, double>> different;
    for (const Variant& variant : scene.variants) different.insert({variant.theme, variant.ratio});
    bool all = true;
    for (const char* theme : {"dark", "light"}) {
      for (const double ratio : {1.0, 1.5, 2.0}) all = all && different.count({theme, ratio}) == 1;
    }
    whole += all ? 1 : 0;
  }
  EXPECT_GE(whole, 45);
}

// Whoever mistypes a scene is told so; a scene must not quietly show something else.
TEST(GoldenScenesTest, MistakesInASceneAreSaid) {
  const QString file = QDir::temp().filePath(QStringLiteral("btcflow_a_mistake.scene"));
  for (const char* wrong :
       {"no equals sign", "colour = red", "theme = blue", "size = wide", "data = by hand\nspot = 1 x",
        "data = by hand\nbars = 2\nspot = 1 2 3", "data = by hand\nsignals = up:3"}) {
    std::ofstream(file.toStdString()) << wrong << "\n";
    EXPECT_THROW(SceneReader(file.toStdString()).read(), std::exception) << wrong;
  }
  QFile::remove(file);
}

}  // namespace
}  // namespace btcflow::chart::golden
