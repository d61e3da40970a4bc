// Exporting as a trader does it: choose, see it, save it or copy it.
#include "export_dialog.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QThreadPool>
#include <QTimer>
#include <algorithm>
#include <memory>

#include "btcflow/app/demo_market.h"
#include "btcflow/app/picture_text.h"
#include "btcflow/chart/view_text.h"
#include "btcflow/metrics/engine.h"
#include "drops.h"
#include "export_preview.h"
#include "support/patience.h"
#include "support/temporary_folder.h"

namespace btcflow::gui {
namespace {

using test::kPatience;

std::shared_ptr<const metrics::Dashboard> dashboard() {
  static const auto computed = std::make_shared<const metrics::Dashboard>(
      metrics::compute(app::demo_market(), core::Timeframe::Week, {}, {app::demo_as_of(), false}));
  return computed;
}

ExportSource source() {
  ExportSource s;
  s.dashboard = dashboard();
  s.visible = {core::make_day(2021, 1, 4), core::make_day(2022, 1, 3)};
  s.screen = {800, 500};
  s.demo = true;
  return s;
}

// As they leave the window.
app::Table marked(app::Table table) {
  app::mark_demonstration(table);
  return table;
}

// The text of a PNG file.
app::TextPairs text_of(const QByteArray& bytes) { return chart::picture_text(bytes); }

class ExportDialogTest : public testing::Test {
 protected:
  void open(const ExportSource& from = source(), const ExportChoices& choices = {}) {
    dialog_ = std::make_unique<ExportDialog>(from, choices);
    dialog_->show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(dialog_.get()));
  }
  template <typename W>
  W* find(const char* name) {
    return dialog_->findChild<W*>(QLatin1String(name));
  }
  void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
  QString said(const char* name) { return find<QLabel>(name)->text(); }
  void choose(const char* combo, const QVariant& data) {
    auto* box = find<QComboBox>(combo);
    ASSERT_GE(box->findData(data), 0);
    box->setCurrentIndex(box->findData(data));
  }
  bool is_shown(const char* name) { return find<QWidget>(name)->isVisible(); }
  QString file(const char* name) const { return QString::fromStdString((folder_ / name).string()); }
  void save(const char* name) {
    dialog_->save_to(file(name));
    ASSERT_TRUE(ends());
  }
  void copy() {
    dialog_->copy();
    ASSERT_TRUE(ends());
  }
  bool ends() {
    return QTest::qWaitFor([this] { return !dialog_->is_busy(); }, kPatience);
  }
  QByteArray content(const char* name) const {
    return QByteArray::fromStdString(test::read_bytes(folder_ / name));
  }

  const test::TemporaryFolder folder_;
  std::unique_ptr<ExportDialog> dialog_;
};

TEST_F(ExportDialogTest, SavesThePictureAtTheChosenSizeWithItsParameters) {
  open();
  choose("ExportSize", QSize(1600, 1000));
  find<QDoubleSpinBox>("ExportScale")->setValue(1.5);
  save("a.png");
  EXPECT_EQ(said("ExportStatus"), "Saved " + QDir::toNativeSeparators(file("a.png")));
  EXPECT_EQ(QImage(file("a.png")).size(), QSize(2400, 1500));
  const auto parameters = app::read_picture_parameters(text_of(content("a.png")));
  ASSERT_TRUE(parameters) << parameters.error().sentence;
  EXPECT_EQ(parameters->timeframe, core::Timeframe::Week);
  EXPECT_EQ(parameters->range, (core::Span{source().visible.from, source().visible.to}));
  EXPECT_EQ(parameters->as_of, app::demo_as_of());
  EXPECT_TRUE(parameters->demo);
  EXPECT_EQ(parameters->width, 1600);
  EXPECT_EQ(parameters->height, 1000);
  EXPECT_EQ(parameters->scale, 1.5);
  auto view = chart::as_text(source().view);
  std::sort(view.begin(), view.end());  // a PNG's texts come in no order of ours
  EXPECT_EQ(parameters->view, view);
}

TEST_F(ExportDialogTest, SavesEveryFormat) {
  open();
  save("a.svg");
  EXPECT_TRUE(content("a.svg").contains("<svg"));
  EXPECT_TRUE(content("a.svg").contains("demonstration data, not the market")) << "the caption says it";
  save("a.pdf");
  EXPECT_TRUE(content("a.pdf").startsWith("%PDF"));
  save("a.csv");
  EXPECT_EQ(
      content("a.csv").toStdString(),
      app::to_csv(marked(app::metrics_table(*dashboard(), {source().visible.from, source().visible.to}))));
  save("a.json");
  EXPECT_EQ(
      content("a.json").toStdString(),
      app::to_json(marked(app::metrics_table(*dashboard(), {source().visible.from, source().visible.to}))));
}

TEST_F(ExportDialogTest, NumbersAreOfTheDatesAndColumnsThatWereChosen) {
  open();
  click("ExportCSV");
  choose("ExportDates", true);
  find<QCheckBox>("ExportByVenue")->setChecked(true);
  save("all.csv");
  EXPECT_EQ(content("all.csv").toStdString(),
            app::to_csv(marked(app::metrics_table(*dashboard(), {}, true))));
  choose("ExportTable", true);
  choose("ExportDates", false);
  save("signals.csv");
  const auto visible = app::signals_table(*dashboard(), false, {source().visible.from, source().visible.to});
  EXPECT_EQ(content("signals.csv").toStdString(), app::to_csv(marked(visible)));
  EXPECT_GT(visible.rows.size(), 0U);
  EXPECT_LT(visible.rows.size(), app::signals_table(*dashboard(), false).rows.size());
}

// A table goes from hand to hand without its name: invented numbers say inside that they are. Those of the
// market have the promised columns and no other.
TEST_F(ExportDialogTest, NumbersOfTheDemonstrationSaySoAndOthersDoNot) {
  open();
  save("demo.csv");
  save("demo.json");
  const QList<QByteArray> lines = content("demo.csv").split('\n');
  EXPECT_TRUE(lines.at(0).startsWith("time,closed,open,high,low,close,spot,perp,"));
  EXPECT_TRUE(lines.at(0).endsWith(",flags,demonstration"));
  EXPECT_TRUE(lines.at(1).endsWith(",true"));
  EXPECT_TRUE(content("demo.json").contains("\"demonstration\": true"));
  ExportSource market = source();
  market.demo = false;
  open(market);
  save("market.csv");
  EXPECT_TRUE(content("market.csv").split('\n').at(0).endsWith(",flags"));
}

TEST_F(ExportDialogTest, EverythingIsTheWholeHistory) {
  open();
  choose("ExportDates", true);
  save("a.png");
  const auto parameters = app::read_picture_parameters(text_of(content("a.png")));
  ASSERT_TRUE(parameters);
  EXPECT_LE(parameters->range.from, dashboard()->bars.front().open);
  EXPECT_GE(parameters->range.to, dashboard()->bars.back().end);
}

TEST_F(ExportDialogTest, ThePictureMayWearAnotherTheme) {
  open();
  choose("ExportTheme", QStringLiteral("light"));
  save("a.png");
  EXPECT_GT(QImage(file("a.png")).pixelColor(2, 2).lightness(), 200);
  choose("ExportTheme", QString());
  save("a.png");
  EXPECT_LT(QImage(file("a.png")).pixelColor(2, 2).lightness(), 60);
}

// It is no part of a report, unless somebody says so.
TEST_F(ExportDialogTest, TheCrosshairIsThereOnlyIfAsked) {
  ExportSource pointed = source();
  pointed.cursor = 330;
  ASSERT_GT(dashboard()->bars[330].open, pointed.visible.from);
  open(pointed);
  EXPECT_FALSE(find<QCheckBox>("ExportCrosshair")->isChecked());
  save("without.png");
  find<QCheckBox>("ExportCrosshair")->setChecked(true);
  save("with.png");
  EXPECT_NE(QImage(file("with.png")), QImage(file("without.png")));
  const auto cursor_of = [&](const char* name) {
    return app::read_picture_parameters(text_of(content(name))).value().cursor;
  };
  EXPECT_EQ(cursor_of("with.png"), dashboard()->bars[330].open) << "the picture brings it back";
  EXPECT_EQ(cursor_of("without.png"), std::nullopt);
  open();
  EXPECT_FALSE(find<QCheckBox>("ExportCrosshair")->isEnabled());
  save("none.png");
  EXPECT_EQ(QImage(file("none.png")), QImage(file("without.png")));
}

TEST_F(ExportDialogTest, TheFilesEndingDecidesAndOthersAreRefused) {
  open();
  save("a.CSV");
  EXPECT_EQ(dialog_->choices().format, ExportFormat::Csv);
  EXPECT_TRUE(find<QPushButton>("ExportCSV")->isChecked());
  dialog_->save_to(file("a.gif"));
  EXPECT_FALSE(dialog_->is_busy());
  EXPECT_TRUE(said("ExportStatus").contains("must end in"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "a.gif"));
}

TEST_F(ExportDialogTest, SaysWhyAFileCannotBeWritten) {
  open();
  dialog_->save_to(QStringLiteral("/nowhere/at/all.png"));
  ASSERT_TRUE(ends());
  EXPECT_TRUE(said("ExportStatus").contains("cannot be written")) << said("ExportStatus").toStdString();
  EXPECT_TRUE(find<QPushButton>("ExportSave")->isEnabled()) << "it may be tried again";
}

// Pasted into the window, it brings the view back; pasted elsewhere, it is a picture.
TEST_F(ExportDialogTest, ACopiedPictureCarriesItsParameters) {
  open();
  copy();
  EXPECT_TRUE(said("ExportStatus").contains("Copied"));
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  ASSERT_NE(data, nullptr);
  EXPECT_EQ(qvariant_cast<QImage>(data->imageData()).size(), QSize(1600, 1000));
  const Drop drop = read_drop(*data);
  ASSERT_TRUE(std::holds_alternative<app::PictureParameters>(drop));
  EXPECT_EQ(std::get<app::PictureParameters>(drop).width, 800);
}

TEST_F(ExportDialogTest, NumbersAreCopiedAsText) {
  open();
  click("ExportCSV");
  QTest::keyClick(dialog_.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_TRUE(ends());
  EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith("time,closed,open"));
  click("ExportSVG");
  copy();
  EXPECT_TRUE(QGuiApplication::clipboard()->text().contains("<svg"));
  EXPECT_TRUE(QGuiApplication::clipboard()->mimeData()->hasFormat("image/svg+xml"));
  click("ExportPDF");
  EXPECT_FALSE(find<QPushButton>("ExportCopy")->isEnabled());
}

TEST_F(ExportDialogTest, OnlyControlsThatMatterAreShown) {
  open();
  EXPECT_TRUE(is_shown("ExportScale") && is_shown("ExportSize") && is_shown("ExportTheme"));
  EXPECT_FALSE(is_shown("ExportTable") || is_shown("ExportByVenue") || is_shown("ExportWidth"));
  choose("ExportSize", QSize(0, 0));
  EXPECT_TRUE(is_shown("ExportWidth") && is_shown("ExportHeight"));
  click("ExportSVG");
  EXPECT_FALSE(is_shown("ExportScale"));
  click("ExportJSON");
  EXPECT_FALSE(is_shown("ExportSize") || is_shown("ExportTheme") || is_shown("ExportCrosshair"));
  EXPECT_TRUE(is_shown("ExportTable") && is_shown("ExportByVenue"));
  choose("ExportTable", true);
  EXPECT_FALSE(is_shown("ExportByVenue"));
}

TEST_F(ExportDialogTest, ThePreviewTellsWhatWillComeOut) {
  open();
  EXPECT_TRUE(
      QTest::qWaitFor([&] { return said("ExportDescription") == QStringLiteral("1600 × 1000 pixels"); }));
  EXPECT_EQ(said("ExportName"), "BTC W 2021-01-04 to 2022-01-03 (demonstration).png");
  const QImage seen = find<QWidget>("ExportPicture")->grab().toImage();
  int drawn = 0;
  for (int y = 0; y < seen.height(); ++y) {
    for (int x = 0; x < seen.width(); ++x) {
      const QColor colour = seen.pixelColor(x, y);
      if (colour.saturation() > 100 && colour.value() > 100) ++drawn;
    }
  }
  EXPECT_GT(drawn, 500) << "candles are in it";
  click("ExportCSV");
  EXPECT_TRUE(QTest::qWaitFor([&] { return said("ExportDescription").startsWith("Rows: 52 "); }));
  EXPECT_TRUE(find<QPlainTextEdit>("ExportNumbers")->toPlainText().startsWith("time,closed"));
}

TEST_F(ExportDialogTest, SaysThatASizeCannotBe) {
  open();
  choose("ExportSize", QSize(0, 0));
  find<QSpinBox>("ExportWidth")->setValue(9000);
  find<QDoubleSpinBox>("ExportScale")->setValue(4);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !find<QPushButton>("ExportSave")->isEnabled(); }));
  EXPECT_TRUE(said("ExportDescription").contains("from 240 to 20000"));
  find<QDoubleSpinBox>("ExportScale")->setValue(1);
  EXPECT_TRUE(QTest::qWaitFor([&] { return find<QPushButton>("ExportSave")->isEnabled(); }));
}

// A picture of 25 million pixels is drawn in pieces: other events have their turn in between.
TEST_F(ExportDialogTest, TheWindowLivesOnWhileALargePictureIsMade) {
  open();
  choose("ExportSize", QSize(3840, 2160));
  find<QDoubleSpinBox>("ExportScale")->setValue(2);
  int turns = 0;
  QTimer other;
  QObject::connect(&other, &QTimer::timeout, [&] { ++turns; });
  other.start(0);
  dialog_->save_to(file("large.png"));
  EXPECT_TRUE(dialog_->is_busy());
  EXPECT_TRUE(is_shown("ExportProgress"));
  EXPECT_FALSE(find<QPushButton>("ExportSave")->isEnabled());
  ASSERT_TRUE(ends());
  EXPECT_GT(turns, 10);
  EXPECT_FALSE(is_shown("ExportProgress"));
  EXPECT_EQ(QImageReader(file("large.png")).size(), QSize(7680, 4320));
}

TEST_F(ExportDialogTest, ClosingGivesUpWhatIsNotWritten) {
  open();
  choose("ExportSize", QSize(3840, 2160));
  dialog_->save_to(file("large.png"));
  QTest::keyClick(dialog_.get(), Qt::Key_Escape);
  EXPECT_FALSE(dialog_->isVisible());
  EXPECT_FALSE(dialog_->is_busy());
  QThreadPool::globalInstance()->waitForDone();
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(ExportDialogTest, RemembersWhatWasChosen) {
  ExportChoices chosen;
  chosen.format = ExportFormat::Svg;
  chosen.everything = true;
  chosen.size = {1000, 700};
  chosen.scale = 3.5;
  chosen.theme = QStringLiteral("light-contrast");
  chosen.crosshair = true;
  chosen.events = true;
  chosen.by_venue = true;
  chosen.folder = QString::fromStdString(folder_.path().string());
  open(source(), chosen);  // without a cursor: the wish for a crosshair is kept for the next time
  EXPECT_EQ(dialog_->choices(), chosen);
  EXPECT_EQ(read_export_choices(as_text(chosen)), chosen);
  EXPECT_EQ(read_export_choices(as_text(ExportChoices{})), ExportChoices{});
  save("a.svg");
  EXPECT_EQ(dialog_->choices().folder, QString::fromStdString(folder_.path().string()));
}

// The settings file may be anybody's work.
TEST(ExportChoicesTest, NonsenseIsLeftOut) {
  EXPECT_EQ(read_export_choices({{"format", "gif"},
                                 {"size", "5x5"},
                                 {"scale", "much"},
                                 {"theme", "pink"},
                                 {"everything", "perhaps"},
                                 {"later", "1"}}),
            ExportChoices{});
  EXPECT_EQ(read_export_choices({{"scale", "99"}}).scale, kMostExportScale);
}

TEST(ExportNameTest, SaysWhatIsInTheFile) {
  ExportSource s = source();
  ExportChoices c;
  s.demo = false;
  EXPECT_EQ(suggested_file(s, c), "BTC W 2021-01-04 to 2022-01-03.png");
  c.format = ExportFormat::Json;
  c.events = true;
  c.everything = true;
  EXPECT_EQ(suggested_file(s, c).mid(0, 13), "BTC W signals");
  EXPECT_TRUE(suggested_file(s, c).endsWith(" to 2026-01-01.json"));
}

}  // namespace
}  // namespace btcflow::gui
