// The panel for everyone: keyboard, wheel, screen readers, large fonts, long words, right to left.
#include <QAbstractScrollArea>
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QTranslator>
#include <QWheelEvent>

#include "settings_fixture.h"
#include "style.h"

namespace btcflow::gui {
namespace {

using Tab = SettingsPanel::Tab;
constexpr std::array<Tab, 4> kTabs{Tab::Metrics, Tab::Venues, Tab::Appearance, Tab::Data};

class SettingsAccessTest : public SettingsPanelTest {
 protected:
  void SetUp() override {
    SettingsPanelTest::SetUp();
    show_instruments();
    show(settings({"zscore.length=80", "premium.sampling=last", "venues.exclude=beta:BTCUSD"}));
  }
  bool is_shown(const QWidget& widget) const { return widget.isVisibleTo(panel_) && widget.isVisible(); }
};

TEST_F(SettingsAccessTest, TheWindowsKeysDoNotTakeThoseOfAControl) {
  int taken = 0;
  for (const auto& key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_PageUp, Qt::Key_D, Qt::Key_1}) {
    connect_shortcut(key, [&] { ++taken; });
  }
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  auto* slider = find<QSlider>("ConfluenceOiSlider");
  slider->setFocus();
  QTest::keyClick(slider, Qt::Key_Right);
  QTest::keyClick(slider, Qt::Key_Left);
  QTest::keyClick(slider, Qt::Key_Home);
  EXPECT_EQ(changes.count(), 3);
  auto* combo = find<QComboBox>("OiUnitCombo");
  combo->setFocus();
  QTest::keyClick(combo, Qt::Key_C);  // "coin"
  EXPECT_EQ(last(changes).parameters.oi_unit, metrics::OpenInterestIn::Coin);
  QTest::keyClick(combo, Qt::Key_D);
  type("ZscoreLengthBox", "11");
  QTest::keyClick(find("ZscoreLengthBox"), Qt::Key_Left);
  click("PresetSave");
  type("PresetName", "daily 1");
  EXPECT_EQ(find<QLineEdit>("PresetName")->text(), "daily 1");
  EXPECT_EQ(taken, 0);
  slider->setFocus();
  QTest::keyClick(slider, Qt::Key_D);  // no slider knows it
  EXPECT_EQ(taken, 1);
}

// Whoever scrolls the panel with the mouse over a slider must not change what it sets.
TEST_F(SettingsAccessTest, TheWheelScrollsUntilAControlHasTheFocus) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  find("PresetCombo")->setFocus();
  const auto turn = [](QWidget* widget) {
    const QPointF middle(widget->rect().center());
    QWheelEvent wheel(middle, widget->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &wheel);
  };
  for (const char* name : {"ConfluenceOiSlider", "ConfluenceOiBox", "OiUnitCombo"}) turn(find(name));
  EXPECT_EQ(changes.count(), 0);
  find("ConfluenceOiSlider")->setFocus();
  turn(find("ConfluenceOiSlider"));
  EXPECT_EQ(changes.count(), 1);
}

TEST_F(SettingsAccessTest, EveryControlHasANameATooltipAndAnObjectName) {
  for (const Tab page : kTabs) {
    tab(page);
    int controls = 0;
    for (QWidget* widget : panel_->widget()->findChildren<QWidget*>()) {
      if (!is_shown(*widget) || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
      if (widget->objectName().startsWith("qt_")) continue;  // inside of a spin box
      ++controls;
      const std::string name = widget->objectName().toStdString();
      EXPECT_FALSE(name.empty()) << widget->metaObject()->className();
      EXPECT_FALSE(widget->accessibleName().isEmpty()) << name;
      EXPECT_FALSE(widget->toolTip().isEmpty()) << name;
    }
    EXPECT_GT(controls, 5);
  }
}

TEST_F(SettingsAccessTest, TheTabKeyGoesDownThePage) {
  for (const Tab page : kTabs) {
    tab(page);
    auto* first = find<QPushButton>("MetricsTab");
    int y = -1;
    int reached = 0;
    for (QWidget* next = first->nextInFocusChain(); next != first; next = next->nextInFocusChain()) {
      if (!panel_->isAncestorOf(next) || !is_shown(*next) || !next->isEnabled()) continue;
      if ((next->focusPolicy() & Qt::TabFocus) == 0 || next->objectName().startsWith("qt_")) continue;
      const int top = next->mapTo(panel_, QPoint(0, next->height() / 2)).y();
      constexpr int kSameLine = 14;  // a button and its combo box are not of one height
      EXPECT_GE(top, y - kSameLine) << next->objectName().toStdString();
      y = std::max(y, top);
      ++reached;
    }
    EXPECT_GE(reached, 7);
  }
}

TEST_F(SettingsAccessTest, ASectionFoldsByKeyAndStillSaysThatItDiffers) {
  auto* header = find<QAbstractButton>("ZScoreSectionHeader");
  header->setFocus();
  QTest::keyClick(header, Qt::Key_Space);
  EXPECT_FALSE(find("ZscoreLengthSlider")->isVisible());
  EXPECT_FALSE(header->accessibleDescription().isEmpty());
  EXPECT_TRUE(find<QAbstractButton>("FundingSectionHeader")->accessibleDescription().isEmpty());
  QTest::keyClick(header, Qt::Key_Space);
  EXPECT_TRUE(find("ZscoreLengthSlider")->isVisible());
}

TEST_F(SettingsAccessTest, PresetsAreThereWhereTheyMatter) {
  for (const Tab page : kTabs) {
    tab(page);
    EXPECT_EQ(find("PresetBar")->isVisible(), page == Tab::Metrics || page == Tab::Venues);
  }
}

// German words are about half as long again as English ones.
class LongWords : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* text, const char*, int) const override {
    const QString english = QString::fromUtf8(text);
    return english +
           QStringLiteral(" Vergleichszeitraumangabe").left(2 + static_cast<int>(english.size()) / 2);
  }
};

struct Look {
  const char* name;
  double scale;
  bool long_words;
  Qt::LayoutDirection direction;
  bool while_shown = false;  // the size is changed under a panel that is there already
};
void PrintTo(const Look& look, std::ostream* out) { *out << look.name; }

class SettingsLookTest : public SettingsPanelTest, public testing::WithParamInterface<Look> {
 protected:
  void SetUp() override {
    font_ = QApplication::font();
    if (!GetParam().while_shown) set_scale();
    QApplication::setLayoutDirection(GetParam().direction);
    if (GetParam().long_words) QApplication::installTranslator(&words_);
    apply_style(*qApp, chart::dark_theme());
    SettingsPanelTest::SetUp();
    if (!GetParam().while_shown) return;
    show_instruments();
    for (const Tab page : kTabs) tab(page);
    set_scale();
    apply_style(*qApp, chart::light_theme());
  }
  void set_scale() {
    QFont scaled = font_;
    scaled.setPixelSize(static_cast<int>(font_.pixelSize() * GetParam().scale));
    QApplication::setFont(scaled);
  }
  void TearDown() override {
    window_.reset();
    QApplication::removeTranslator(&words_);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QApplication::setFont(font_);
    qApp->setStyleSheet({});
  }
  QFont font_;
  LongWords words_;
};

// As wide as its text needs, within what is seen of its page, and not over its neighbours.
TEST_P(SettingsLookTest, NothingIsCutOrCovered) {
  show_instruments();
  show(settings(
      {"zscore.length=80", "basket.quote_correction=false", "venues.exclude=alpha:BTCUSDT|beta:BTCUSD"}));
  for (const Tab page : kTabs) {
    tab(page);
    click(page == Tab::Metrics ? "PresetSave" : page == Tab::Venues ? "PresetNo" : "DataTab");
    tab(page);
    window_->resizeDocks({panel_}, {300}, Qt::Horizontal);
    QCoreApplication::processEvents();
    for (QWidget* widget : panel_->widget()->findChildren<QWidget*>()) {
      if (!widget->isVisible() || widget->objectName().startsWith("qt_")) continue;
      const auto* label = qobject_cast<QLabel*>(widget);
      if (label == nullptr && qobject_cast<QAbstractButton*>(widget) == nullptr &&
          qobject_cast<QComboBox*>(widget) == nullptr && qobject_cast<QAbstractSpinBox*>(widget) == nullptr) {
        continue;
      }
      const std::string name = widget->objectName().toStdString();
      // Names of venues and own presets may be shortened; nothing else.
      const bool whole = qobject_cast<QComboBox*>(widget) != nullptr && name != "OiCompositionCombo" &&
                         name != "PresetCombo";
      EXPECT_GE(widget->width(), (whole ? widget->sizeHint() : widget->minimumSizeHint()).width()) << name;
      const int needed = widget->hasHeightForWidth() ? widget->heightForWidth(widget->width())
                                                     : widget->minimumSizeHint().height();
      EXPECT_GE(widget->height(), needed) << name;
      const QRect inside = QRect(widget->mapTo(panel_, QPoint()), widget->size());
      EXPECT_GE(inside.left(), 0) << name;
      EXPECT_LE(inside.right(), panel_->width()) << name;
      for (QObject* sibling : widget->parent()->children()) {
        auto* other = qobject_cast<QWidget*>(sibling);
        if (other == nullptr || other == widget || !other->isVisible()) continue;
        EXPECT_FALSE(other->geometry().intersects(widget->geometry()))
            << name << " over " << other->objectName().toStdString();
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Looks, SettingsLookTest,
                         testing::Values(Look{"small", 0.75, false, Qt::LeftToRight},
                                         Look{"usual", 1, false, Qt::LeftToRight},
                                         Look{"long_words", 1, true, Qt::LeftToRight},
                                         Look{"twice_as_large", 2, false, Qt::LeftToRight},
                                         Look{"twice_as_large_long_words", 2, true, Qt::LeftToRight},
                                         Look{"made_larger_while_shown", 1.75, false, Qt::LeftToRight, true},
                                         Look{"right_to_left", 1, true, Qt::RightToLeft},
                                         Look{"right_to_left_twice_as_large", 2, false, Qt::RightToLeft}),
                         [](const testing::TestParamInfo<Look>& look) { return look.param.name; });

}  // namespace
}  // namespace btcflow::gui
