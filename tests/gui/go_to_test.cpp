// Going to a date: typed as people write dates, or chosen from the calendar.
#include <gtest/gtest.h>

#include <QCalendarWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <memory>

#include "go_to_dialog.h"

namespace btcflow::gui {
namespace {

using core::make_day;

TEST(ReadDate, TakesDaysMonthsAndYears) {
  EXPECT_EQ(read_date("2021-04-12"), make_day(2021, 4, 12));
  EXPECT_EQ(read_date(" 2021-4-2 "), make_day(2021, 4, 2));
  EXPECT_EQ(read_date("2021-04"), make_day(2021, 4, 1));
  EXPECT_EQ(read_date("2021"), make_day(2021, 1, 1));
}

// 12/04 is April here and December there: what is not plain is not guessed.
TEST(ReadDate, TakesNothingElse) {
  for (const char* text :
       {"", "21", "12/04/2021", "2021-13", "2021-02-30", "2021-04-12T08:00Z", "April", "0000"})
    EXPECT_FALSE(read_date(QLatin1String(text))) << text;
}

class GoToDateTest : public testing::Test {
 protected:
  void SetUp() override {
    // The last day opens a day before the end.
    dialog_ = std::make_unique<GoToDate>(core::Span{make_day(2015, 3, 10), make_day(2024, 1, 1)},
                                         make_day(2021, 4, 12) + std::chrono::hours{13}, chart::dark_theme());
    QObject::connect(dialog_.get(), &GoToDate::date_chosen, [this](core::Time date) { chosen_ = date; });
    dialog_->show();
  }
  void type(const char* text) {
    auto* field = find<QLineEdit>("GoToText");
    field->selectAll();
    QTest::keyClicks(field, QLatin1String(text));
  }
  template <typename W>
  W* find(const char* name) {
    return dialog_->findChild<W*>(QLatin1String(name));
  }

  std::unique_ptr<GoToDate> dialog_;
  std::optional<core::Time> chosen_;
};

TEST_F(GoToDateTest, BeginsWhereTheChartIs) {
  EXPECT_EQ(find<QLineEdit>("GoToText")->text(), "2021-04-12");
  EXPECT_EQ(find<QCalendarWidget>("GoToCalendar")->selectedDate(), QDate(2021, 4, 12));
  EXPECT_TRUE(find<QLabel>("GoToHint")->text().contains("2015-03-10"));
  EXPECT_TRUE(find<QLabel>("GoToHint")->text().contains("2023-12-31"));
}

TEST_F(GoToDateTest, ATypedDateAndEnterGoThere) {
  type("2020-03-12");
  EXPECT_EQ(find<QCalendarWidget>("GoToCalendar")->selectedDate(), QDate(2020, 3, 12));
  QTest::keyClick(find<QLineEdit>("GoToText"), Qt::Key_Return);
  EXPECT_EQ(chosen_, make_day(2020, 3, 12));
  EXPECT_EQ(dialog_->result(), QDialog::Accepted);
}

TEST_F(GoToDateTest, ADateOutsideIsSaidAndGoesNowhere) {
  type("2031-04");
  EXPECT_FALSE(find<QPushButton>("GoToGo")->isEnabled());
  EXPECT_TRUE(find<QLabel>("GoToHint")->text().contains("2031-04 is outside"));
  QTest::keyClick(find<QLineEdit>("GoToText"), Qt::Key_Return);
  EXPECT_FALSE(chosen_);
  EXPECT_TRUE(dialog_->isVisible());
}

TEST_F(GoToDateTest, WhatIsNoDateIsSaid) {
  type("12/04/2021");
  EXPECT_TRUE(find<QLabel>("GoToHint")->text().contains("is no date"));
  EXPECT_FALSE(find<QPushButton>("GoToGo")->isEnabled());
}

// 2015 is a year of which only a part is known: it is shown from where the data begin.
TEST_F(GoToDateTest, AYearThatIsKnownInPartBeginsWithTheData) {
  type("2015");
  QTest::mouseClick(find<QPushButton>("GoToGo"), Qt::LeftButton);
  EXPECT_EQ(chosen_, make_day(2015, 3, 10));
}

TEST_F(GoToDateTest, TheCalendarChoosesToo) {
  auto* calendar = find<QCalendarWidget>("GoToCalendar");
  EXPECT_EQ(calendar->minimumDate(), QDate(2015, 3, 10));
  EXPECT_EQ(calendar->maximumDate(), QDate(2023, 12, 31));
  emit calendar->clicked(QDate(2022, 11, 8));
  EXPECT_EQ(find<QLineEdit>("GoToText")->text(), "2022-11-08");
  emit calendar->activated(QDate(2022, 11, 8));
  EXPECT_EQ(chosen_, make_day(2022, 11, 8));
}

TEST_F(GoToDateTest, EscapeLeavesTheChartAlone) {
  QTest::keyClick(dialog_.get(), Qt::Key_Escape);
  EXPECT_FALSE(chosen_);
  EXPECT_FALSE(dialog_->isVisible());
}

}  // namespace
}  // namespace btcflow::gui
