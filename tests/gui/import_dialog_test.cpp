// Importing as an analyst does it: look, choose, look again, take it or leave it.
#include "import_dialog.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QCompleter>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QUrl>
#include <memory>

#include "btcflow/store/cache.h"
#include "btcflow/venues/catalogue.h"
#include "import_rows.h"
#include "support/patience.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::gui {
namespace {

using test::day;

using test::kPatience;

const std::string kHeader = "date,open,high,low,close,volume\n";
const std::string kThree =
    kHeader + "2021-01-01,100,110,90,105,5.5\n2021-01-02,33105.25,115,95,110,0\n2021-01-03,1,2,0.5,2,\n";

class ImportDialogTest : public testing::Test {
 protected:
  void SetUp() override {
    dialog_ = std::make_unique<ImportDialog>(ImportContext{
        venues::built_in_catalogue(), cache_file(), [] { return day(40); }, chart::dark_theme(), {}});
    QObject::connect(dialog_.get(), &ImportDialog::imported, [this](const QString& s) { imported_ = s; });
    dialog_->show();
  }
  std::filesystem::path cache_file() const { return folder_ / "m.sqlite"; }

  template <typename W>
  W* find(const char* name) {
    return dialog_->findChild<W*>(QLatin1String(name));
  }
  QString said(const char* name) { return find<QLabel>(name)->text(); }
  bool can_import() { return find<QPushButton>("ImportTake")->isEnabled(); }
  // Nothing is being read or written.
  bool settles() {
    return QTest::qWaitFor(
        [this] { return !dialog_->isVisible() || !said("ImportSummary").endsWith(QStringLiteral("…")); },
        kPatience);
  }
  void open(const std::filesystem::path& path) {
    dialog_->open_path(QString::fromStdString(path.string()));
    ASSERT_TRUE(settles());
  }
  void open_text(const std::string& text) { open(folder_.write("data.csv", text)); }
  void choose_instrument(const char* id) {
    find<QComboBox>("ImportInstrument")->setEditText(QLatin1String(id));
    ASSERT_TRUE(settles());
  }
  void choose(const char* combo, const char* text) {
    auto* box = find<QComboBox>(combo);
    const int index = box->findText(QLatin1String(text));
    ASSERT_GE(index, 0) << text;
    box->setCurrentIndex(index);
    emit box->activated(index);
    ASSERT_TRUE(settles());
  }
  // A table's row as people see it.
  QStringList row(const char* table, int number) {
    const QAbstractItemModel* model = find<QTableView>(table)->model();
    QStringList out;
    for (int c = 0; c < model->columnCount(); ++c) out << model->index(number, c).data().toString();
    return out;
  }
  QStringList header(const char* table) {
    const QAbstractItemModel* model = find<QTableView>(table)->model();
    QStringList out;
    for (int c = 0; c < model->columnCount(); ++c) out << model->headerData(c, Qt::Horizontal).toString();
    return out;
  }
  int rows(const char* table) { return find<QTableView>(table)->model()->rowCount(); }
  std::vector<core::Candle> stored_candles(const std::string& id) {
    const auto cache = store::Cache::open(cache_file());
    return cache ? cache->candles(id).value() : std::vector<core::Candle>{};
  }
  void import_now() {
    ASSERT_TRUE(can_import()) << said("ImportHint").toStdString();
    QTest::mouseClick(find<QPushButton>("ImportTake"), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !dialog_->isVisible(); }, kPatience));
  }

  const test::TemporaryFolder folder_;
  std::unique_ptr<ImportDialog> dialog_;
  QString imported_;
};

TEST_F(ImportDialogTest, ShowsEveryRowAsItWasUnderstood) {
  open_text(kThree);
  choose_instrument("bitstamp:btcusd");
  EXPECT_EQ(header("ImportLines"), (QStringList{"Line", "Day (UTC)", "Open, USD", "High, USD", "Low, USD",
                                                "Close, USD", "Volume, BTC", "Note"}));
  ASSERT_EQ(rows("ImportLines"), 3);
  EXPECT_EQ(row("ImportLines", 0).join('|'), "2|2021-01-01|100|110|90|105|5.5|");
  EXPECT_EQ(row("ImportLines", 1).join('|'),
            QStringLiteral("3|2021-01-02|33\u202f105.25|115|95|110|0|opens or closes outside its low to high "
                           "(kept); no volume: the day has no price"));
  EXPECT_EQ(row("ImportLines", 2).join('|'), QStringLiteral("4|2021-01-03|1|2|0.5|2|—|volume not known"));
  EXPECT_TRUE(said("ImportUnderstood").contains("in USD"));
  EXPECT_TRUE(can_import());
}

// The rows can be looked at at once; they cannot be taken before it is said whose they are.
TEST_F(ImportDialogTest, AsksForTheInstrumentAndShowsTheRowsMeanwhile) {
  open_text(kThree);
  EXPECT_EQ(rows("ImportLines"), 3);
  EXPECT_FALSE(can_import());
  EXPECT_TRUE(said("ImportHint").contains("Choose the instrument"));
}

// A file of a folder in the program's own layout says by itself what it is.
TEST_F(ImportDialogTest, ReadsInstrumentAndSeriesOffTheName) {
  open(folder_.write("bybit/BTCUSDT.perp.funding.csv",
                     "time,rate,interval_hours\n2021-01-01T08:00:00.2Z,0.0001,4\n"));
  EXPECT_EQ(find<QComboBox>("ImportInstrument")->currentText(), "bybit:BTCUSDT");
  EXPECT_EQ(find<QComboBox>("ImportSeries")->currentText(), "Funding");
  EXPECT_EQ(row("ImportLines", 0).join('|'), "2|2021-01-01 08:00 UTC|0.0100|4|0.0200|");
  EXPECT_TRUE(can_import());
}

TEST_F(ImportDialogTest, ABadLineIsShownInItsOwnWordsAndNothingCanBeTaken) {
  open_text(kHeader + "2021-01-01,100,110,90,105,5\n2021-01-02,\"1,5\",110,90,105,5\n2021-01-03,1,2,1\n");
  choose_instrument("bitstamp:btcusd");
  EXPECT_TRUE(find<QWidget>("ImportProblem")->isVisible());
  EXPECT_TRUE(
      said("ImportProblemSentence").contains("Line 3 cannot be taken: open is \"1,5\", which is no number"));
  EXPECT_EQ(find<QLineEdit>("ImportProblemLine")->text(), "2021-01-02,\"1,5\",110,90,105,5");
  EXPECT_EQ(find<QTableView>("ImportLines")->currentIndex().row(), 1) << "the line is gone to";
  EXPECT_FALSE(can_import());
  EXPECT_TRUE(said("ImportHint").contains("line 3"));

  QTest::mouseClick(find<QPushButton>("ImportNextProblem"), Qt::LeftButton);
  EXPECT_TRUE(said("ImportProblemSentence").contains("Line 4"));
  EXPECT_EQ(find<QTableView>("ImportLines")->currentIndex().row(), 2);
  EXPECT_FALSE(find<QPushButton>("ImportNextProblem")->isEnabled());
  find<QTableView>("ImportLines")->selectRow(1);
  EXPECT_TRUE(said("ImportProblemSentence").contains("Line 3")) << "so does choosing its row";
}

TEST_F(ImportDialogTest, AMissingColumnIsToldWithTheHeader) {
  open_text("date,open,high,low,last,volume\n2021-01-01,1,2,1,2,5\n");
  choose("ImportSeries", "Candles");
  EXPECT_TRUE(said("ImportProblemSentence").contains("Line 1 cannot be taken: the column close is missing"));
  EXPECT_EQ(find<QLineEdit>("ImportProblemLine")->text(), "date,open,high,low,last,volume");
}

// In a hundred thousand lines nobody finds the five that matter.
TEST_F(ImportDialogTest, ShowsOnlyWhatIsOddWhereThatIsWanted) {
  std::string text = "time,open_interest_usd\n";
  for (int i = 0; i < 20'000; ++i)
    text += std::to_string(1'500'000'000 + 60 * i) + (i % 5000 == 7 ? ",0\n" : i == 12'345 ? ",x\n" : ",5\n");
  open_text(text);
  EXPECT_EQ(rows("ImportLines"), 20'000);
  auto* only = find<QPushButton>("ImportOnlyOdd");
  EXPECT_EQ(only->text(), "Only what is odd (5)");
  only->click();
  ASSERT_EQ(rows("ImportLines"), 5);
  EXPECT_EQ(row("ImportLines", 0).first(), "9");
  EXPECT_EQ(row("ImportLines", 3).first(), "12347");
  EXPECT_EQ(find<QTableView>("ImportLines")->currentIndex().row(), 3) << "still at the bad line";
  only->click();
  EXPECT_EQ(rows("ImportLines"), 20'000);
}

TEST_F(ImportDialogTest, AskForTheUnitThatTheColumnDoesNotSay) {
  open_text("Timestamp;Value\n1609804800;71500\n1609804810;71510\n1609891200;70250\n");
  EXPECT_EQ(find<QComboBox>("ImportSeries")->currentText(), "Open interest");
  EXPECT_TRUE(said("ImportHint").contains("value does not say its unit"));
  choose("ImportUnit", "contracts");
  EXPECT_TRUE(said("ImportHint").contains("Choose the instrument")) << "it says what a contract is worth";
  choose_instrument("okx:BTC-USDT-SWAP");
  ASSERT_EQ(rows("ImportLines"), 3);
  EXPECT_TRUE(row("ImportLines", 0).at(3).contains("later line"));
  EXPECT_EQ(row("ImportLines", 1).at(2), QStringLiteral("715.1\u202fBTC"));
  EXPECT_TRUE(can_import());
}

// Only what the columns leave open can be chosen: another unit would be refused.
TEST_F(ImportDialogTest, OffersOnlyUnitsThatTheColumnsName) {
  open_text("time,oi_usd,oi_coin\n2021-01-01,5,7\n2021-01-02,,8\n");
  choose_instrument("bybit:BTCUSDT");
  auto* unit = find<QComboBox>("ImportUnit");
  ASSERT_EQ(unit->count(), 3);
  EXPECT_EQ(row("ImportLines", 0).at(2), QStringLiteral("5\u202fUSD"));
  choose("ImportUnit", "coin");
  EXPECT_EQ(row("ImportLines", 0).at(2), QStringLiteral("7\u202fBTC"));
  EXPECT_EQ(unit->currentText(), "coin");
}

TEST_F(ImportDialogTest, AnInstrumentIsFoundByAPartOfItsName) {
  open_text(kThree);
  auto* combo = find<QComboBox>("ImportInstrument");
  combo->lineEdit()->clear();
  QTest::keyClicks(combo->lineEdit(), "STAMP:BTCUSD");
  auto* completer = combo->completer();
  ASSERT_NE(completer, nullptr);
  EXPECT_GT(completer->completionCount(), 0);
  EXPECT_TRUE(completer->currentCompletion().contains("bitstamp"));
}

TEST_F(ImportDialogTest, ANewInstrumentIsDescribed) {
  open_text(kThree);
  choose_instrument("nonsense");
  EXPECT_TRUE(said("ImportHint").contains("written venue:symbol"));
  choose_instrument("acme:COIN7");
  EXPECT_TRUE(find<QWidget>("ImportNewInstrument")->isVisible());
  EXPECT_TRUE(said("ImportHint").contains("which coin")) << "a coin is never guessed";
  QTest::keyClicks(find<QLineEdit>("ImportBase"), "ltc");
  choose("ImportQuote", "USDC");
  EXPECT_EQ(header("ImportLines").at(2), "Open, USDC");
  EXPECT_EQ(header("ImportLines").at(6), "Volume, LTC");
  import_now();
  const auto cache = store::Cache::open(cache_file());
  ASSERT_TRUE(cache);
  const auto known = cache->custom_instruments().value();
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].id, "acme:COIN7");
  EXPECT_EQ(known[0].kind, core::MarketKind::Spot);
  EXPECT_EQ(known[0].base, "LTC");
  EXPECT_EQ(known[0].quote, "USDC");
}

TEST_F(ImportDialogTest, ASpotMarketTakesNoFunding) {
  open_text("time,rate,interval_hours\n2021-01-01,0.0001,8\n");
  choose_instrument("bitstamp:btcusd");
  EXPECT_FALSE(can_import());
  EXPECT_TRUE(said("ImportHint").contains("spot market"));
}

TEST_F(ImportDialogTest, NothingIsWrittenBeforeImportAndAllOfItThen) {
  open_text(kThree);
  choose_instrument("bitstamp:btcusd");
  EXPECT_TRUE(stored_candles("bitstamp:btcusd").empty());
  import_now();
  EXPECT_EQ(dialog_->result(), QDialog::Accepted);
  EXPECT_TRUE(imported_.contains("New rows: 3")) << imported_.toStdString();
  const auto stored = stored_candles("bitstamp:btcusd");
  ASSERT_EQ(stored.size(), 3U);
  EXPECT_EQ(stored[0], (core::Candle{day(1), 100, 110, 90, 105, 5.5, true}));
}

TEST_F(ImportDialogTest, EscapeLeavesTheCacheAlone) {
  open_text(kThree);
  choose_instrument("bitstamp:btcusd");
  QTest::keyClick(dialog_.get(), Qt::Key_Escape);
  EXPECT_FALSE(dialog_->isVisible());
  EXPECT_TRUE(stored_candles("bitstamp:btcusd").empty());
  EXPECT_TRUE(imported_.isEmpty());
}

// What would change is known before it does.
TEST_F(ImportDialogTest, TellsWhatIsNewAndWhatChanges) {
  ASSERT_TRUE(
      store::Cache::open(cache_file())
          ->put(test::batch({test::page("bitstamp:btcusd",
                                        std::vector{core::Candle{day(1), 100, 110, 90, 105, 5.5, true},
                                                    core::Candle{day(3), 9, 9, 9, 9, 9, true}},
                                        1, 4)})));
  open_text(kThree);
  choose_instrument("bitstamp:btcusd");
  EXPECT_EQ(said("ImportSummary"), QStringLiteral("Rows: 3 · new: 1 · changed: 1 · there already: 1"));
}

// The latest choice counts, however many came before.
TEST_F(ImportDialogTest, QuickChoicesEndAtTheLast) {
  open_text(kThree);
  for (const char* id : {"b", "bitstamp", "bitstamp:", "bitstamp:btc", "bitstamp:btcusd", "kraken:USDTUSD"})
    find<QComboBox>("ImportInstrument")->setEditText(QLatin1String(id));
  ASSERT_TRUE(settles());
  EXPECT_EQ(header("ImportLines").at(6), "Volume, USDT");
  EXPECT_TRUE(can_import());
}

TEST_F(ImportDialogTest, AFolderIsShownFileByFile) {
  folder_.write("all/bitstamp/btcusd.spot.candles-1d.csv", kThree);
  const auto bad =
      folder_.write("all/bybit/BTCUSDT.perp.funding.csv", "time,rate,interval_hours\n2021-01-01,x,8\n");
  folder_.write("all/huobi/BTC.perp.funding.csv", "time,rate,interval_hours\n2021-01-01,0.0001,8\n");
  folder_.write("all/notes.csv", "a\n");
  open(folder_ / "all");
  ASSERT_EQ(rows("ImportFiles"), 4);
  EXPECT_EQ(row("ImportFiles", 0).mid(0, 6).join('|'),
            "bitstamp/btcusd.spot.candles-1d.csv|bitstamp:btcusd|Candles|3|2021-01-01|2021-01-03");
  EXPECT_TRUE(row("ImportFiles", 1).last().contains("line 2: rate is \"x\""));
  EXPECT_EQ(find<QTableView>("ImportFiles")->currentIndex().row(), 1) << "the bad one is gone to";
  EXPECT_TRUE(row("ImportFiles", 2).last().contains("not in the catalogue"));
  EXPECT_TRUE(row("ImportFiles", 3).last().contains("left alone"));
  EXPECT_FALSE(can_import());

  test::write_bytes(bad, "time,rate,interval_hours\n2021-01-01,0.0002,8\n");
  open(folder_ / "all");
  import_now();
  EXPECT_TRUE(imported_.contains("New rows: 5")) << imported_.toStdString();
  EXPECT_EQ(stored_candles("bitstamp:btcusd").size(), 3U);
}

// The file may be written by others, or the disk be full: the dialog says so and can try again.
TEST_F(ImportDialogTest, SaysWhyTheCacheCannotBeWritten) {
  std::filesystem::create_directory(cache_file());
  open_text(kThree);
  choose_instrument("bitstamp:btcusd");
  QTest::mouseClick(find<QPushButton>("ImportTake"), Qt::LeftButton);
  ASSERT_TRUE(settles());
  EXPECT_TRUE(dialog_->isVisible());
  EXPECT_TRUE(said("ImportHint").contains("Nothing was changed")) << said("ImportHint").toStdString();
  std::filesystem::remove(cache_file());
  import_now();
  EXPECT_EQ(stored_candles("bitstamp:btcusd").size(), 3U);
}

TEST_F(ImportDialogTest, TakesAFileThatIsDroppedOnIt) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QString::fromStdString(folder_.write("x.csv", kThree).string()))});
  QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(dialog_.get(), &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(dialog_.get(), &drop);
  ASSERT_TRUE(settles());
  EXPECT_EQ(rows("ImportLines"), 3);
}

TEST_F(ImportDialogTest, SaysWhyAFileCannotBeRead) {
  open(folder_ / "missing.csv");
  EXPECT_TRUE(said("ImportHint").contains("There is no file"));
  open_text("");
  EXPECT_TRUE(said("ImportHint").contains("the file is empty"));
  EXPECT_FALSE(can_import());
}

// A file of a million lines can be given up.
TEST(ImportReaderTest, StopsWhenItIsTold) {
  const test::TemporaryFolder folder;
  std::string text = "time,open_interest_usd\n";
  for (int i = 0; i < 1'000'000; ++i) text += std::to_string(1'500'000'000 + 60 * i) + ",5\n";
  ImportWish wish;
  wish.guess = true;
  wish.request.file = folder.write("data.csv", text);
  ImportReader reader(venues::built_in_catalogue(), folder / "m.sqlite",
                      [] { return core::make_day(2030, 1, 1); });
  ImportReadingPtr reading;
  QObject::connect(&reader, &ImportReader::read_done, [&](const ImportReadingPtr& r) { reading = r; });
  reader.read(wish);
  reader.stop();
  ASSERT_TRUE(QTest::qWaitFor([&] { return reading != nullptr; }, kPatience));
  EXPECT_TRUE(reading->stopped);
  EXPECT_FALSE(reading->problem.isEmpty());
  EXPECT_LT(reading->rows(), 1'000'000U);
}

TEST(ExactText, KeepsEveryDigit) {
  EXPECT_EQ(exact_text(63184.5), QStringLiteral("63\u202f184.5"));
  EXPECT_EQ(exact_text(-1234567), QStringLiteral("\u22121\u202f234\u202f567"));
  EXPECT_EQ(exact_text(123), "123");
  EXPECT_EQ(exact_text(0.1), "0.1");
  EXPECT_EQ(exact_text(core::kUnknown), QStringLiteral("—"));
}

}  // namespace
}  // namespace btcflow::gui
