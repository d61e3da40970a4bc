// Numbers and dates at any size, scale, range and size of text: none touches another, none is cut.
#include <gtest/gtest.h>

#include <QImage>

#include "btcflow/chart/export.h"
#include "crosshair.h"
#include "shown_chart.h"

namespace btcflow::chart {
namespace {

struct Case {
  QSize size;
  double font_scale = 1;
  core::Timeframe timeframe = core::Timeframe::Week;
  VisibleRange range;
  bool other_units = false;  // linear price, APR, extremes
};

const std::array<VisibleRange, 4> kRanges{
    VisibleRange{core::make_day(2014, 12, 1), core::make_day(2026, 1, 15)},
    VisibleRange{core::make_day(2020, 9, 17), core::make_day(2022, 2, 3)},
    VisibleRange{core::make_day(2021, 2, 20), core::make_day(2021, 4, 8)},
    VisibleRange{core::make_day(2020, 12, 26), core::make_day(2021, 1, 5)}};
const std::array<QSize, 9> kSizes{QSize{240, 240},   QSize{320, 240},   QSize{240, 900},
                                  QSize{1800, 240},  QSize{640, 400},   QSize{1024, 700},
                                  QSize{1600, 1000}, QSize{2560, 1440}, QSize{3840, 2160}};
constexpr std::array<double, 5> kFontScales{0.75, 1, 1.5, 2, 2.5};

std::vector<Case> every_case() {
  std::vector<Case> cases;
  for (const QSize& size : kSizes) {
    for (const double font_scale : kFontScales) {
      for (const core::Timeframe timeframe :
           {core::Timeframe::Day, core::Timeframe::Week, core::Timeframe::Month}) {
        for (const VisibleRange& range : kRanges) {
          for (const bool other_units : {false, true})
            cases.push_back({size, font_scale, timeframe, range, other_units});
        }
      }
    }
  }
  return cases;
}

std::string name(const Case& c) {
  return std::to_string(c.size.width()) + "x" + std::to_string(c.size.height()) + " text " +
         core::to_text(c.font_scale) + " " + std::string(core::short_name(c.timeframe)) + " " +
         core::to_date(c.range.from) + (c.other_units ? " linear" : "");
}

void lay_out(ChartView& view, const Case& c) {
  static std::map<core::Timeframe, std::shared_ptr<const metrics::Dashboard>> dashboards;
  auto& dashboard = dashboards[c.timeframe];
  if (!dashboard) dashboard = demo_dashboard(c.timeframe);
  ViewOptions options;
  options.font_scale = c.font_scale;
  options.log_price = !c.other_units;
  options.apr = c.other_units;
  options.extremes = c.other_units;
  view.arrange(c.size);
  view.set_options(options);
  if (view.dashboard() != dashboard.get()) view.set_dashboard(dashboard);
  view.show_range(c.range);
  view.plotLayout()->update(QCPLayoutElement::upPreparation);  // what a replot begins with: the ticks
}

QList<QRect> date_boxes(const QCPAxisRect& pane) {
  Texts texts;
  return date_label_boxes(*pane.axis(QCPAxis::atBottom), texts);
}

// Of the numbers of a pane.
QList<QRect> number_boxes(const QCPAxisRect& pane) {
  QList<QRect> boxes;
  for (const AxisLabel& label : ValueLabels::of(*pane.axis(QCPAxis::atRight)).labels())
    boxes.append(label.box);
  return boxes;
}

void expect_apart(const QList<QRect>& boxes) {
  for (qsizetype i = 0; i < boxes.size(); ++i) {
    for (qsizetype j = 0; j < i; ++j) EXPECT_FALSE(boxes[i].intersects(boxes[j]));
  }
}

TEST(AxisLabelsTest, NoneTouchesAnotherAndNoneIsCut) {
  ChartView view;
  for (const Case& c : every_case()) {
    SCOPED_TRACE(name(c));
    lay_out(view, c);
    const QRect all(QPoint(0, 0), c.size);
    for (const QCPAxisRect* pane : view.axisRects()) {
      const QList<QRect> boxes = number_boxes(*pane);
      expect_apart(boxes);
      for (const QRect& box : boxes) {
        EXPECT_TRUE(all.contains(box));
        EXPECT_GE(box.top(), pane->rect().top()) << "a number of one pane stands in another";
        EXPECT_LE(box.bottom(), pane->rect().bottom());
        EXPECT_GT(box.left(), pane->rect().right()) << "a number stands on the values";
      }
    }
    const QCPAxisRect& lowest = *view.axisRects().last();
    const QList<QRect> dates = date_boxes(lowest);
    expect_apart(dates);
    for (const QRect& box : dates) {
      EXPECT_TRUE(all.contains(box));
      EXPECT_GT(box.top(), lowest.rect().bottom());
    }
    if (testing::Test::HasFailure()) return;  // one case says enough
  }
}

// An axis without numbers would never overlap either.
TEST(AxisLabelsTest, WhereThereIsRoomThereAreLabels) {
  ChartView view;
  for (const Case& c : every_case()) {
    if (c.size.width() < 1000 * c.font_scale || c.size.height() < 700 * c.font_scale) continue;
    SCOPED_TRACE(name(c));
    lay_out(view, c);
    EXPECT_GE(date_boxes(*view.axisRects().last()).size(), 3);
    EXPECT_GE(number_boxes(*view.axisRects().first()).size(), 3);
    for (const QCPAxisRect* pane : view.axisRects()) {
      if (pane == view.axisRects().last()) continue;  // the strip has none
      EXPECT_GE(number_boxes(*pane).size(), 2);
    }
    if (testing::Test::HasFailure()) return;
  }
}

// The tests above believe what the chart says of its labels. Here it is held to that: outside those places
// nothing is written beside the panes.
TEST(AxisLabelsTest, WhatIsWrittenStandsWhereItIsSaid) {
  for (const double font_scale : {0.75, 1.0, 2.0}) {
    const Case c{{900, 700}, font_scale, core::Timeframe::Week, kRanges.at(1), false};
    ChartView view;
    lay_out(view, c);
    const QImage image = view.toPixmap(c.size.width(), c.size.height()).toImage();
    QRegion said;
    constexpr int kOverhang = 2;  // of letters and antialiasing
    for (const QCPAxisRect* pane : view.axisRects()) {
      for (const QRect& box : number_boxes(*pane))
        said += box.adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang);
    }
    for (const QRect& box : date_boxes(*view.axisRects().last()))
      said += box.adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang);
    const QRect first = view.axisRects().first()->rect();
    const QRect last = view.axisRects().last()->rect();
    const Theme& theme = view.options().theme;
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) {
        const bool beside = x > first.right() + 1 || y > last.bottom() + 1;
        if (!beside || said.contains(QPoint(x, y))) continue;
        const QColor colour = image.pixelColor(x, y);
        if (colour != theme.background && colour != theme.border) ++found;
      }
    }
    EXPECT_EQ(found, 0) << font_scale;
  }
}

// Numbers beside each other must say different things, or the axis says nothing.
TEST(AxisLabelsTest, NoTwoNumbersOfAPaneReadTheSame) {
  ChartView view;
  for (const Case& c : every_case()) {
    SCOPED_TRACE(name(c));
    lay_out(view, c);
    for (const QCPAxisRect* pane : view.axisRects()) {
      QStringList texts;
      for (const AxisLabel& label : ValueLabels::of(*pane->axis(QCPAxis::atRight)).labels()) {
        if (!label.ground.isValid()) texts.append(label.text);
      }
      EXPECT_EQ(QSet<QString>(texts.begin(), texts.end()).size(), texts.size())
          << texts.join(QLatin1Char('|')).toStdString();
    }
    if (testing::Test::HasFailure()) return;
  }
}

// Time runs to the right in every language, and "−0.11 %" stays that.
TEST(AxisLabelsTest, AnApplicationFromRightToLeftShowsTheSameChart) {
  PictureRequest request;
  request.dashboard = demo_dashboard(core::Timeframe::Week);
  request.size = {800, 600};
  request.cursor = 300;
  request.options.extremes = true;
  request.options.caption = QStringLiteral("BTC Flow · a caption");
  const QByteArray before = *draw_picture(request, PictureFormat::Png);
  QGuiApplication::setLayoutDirection(Qt::RightToLeft);
  const QByteArray after = *draw_picture(request, PictureFormat::Png);
  QGuiApplication::setLayoutDirection(Qt::LeftToRight);
  EXPECT_EQ(after, before);
}

}  // namespace
}  // namespace btcflow::chart
