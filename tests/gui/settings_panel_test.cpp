// The panel's metrics and presets: every key has its control, what it emits is always a setting that holds,
// and showing changes nothing.
#include "settings_panel.h"

#include <algorithm>
#include <set>

#include "btcflow/core/number.h"
#include "settings/parameters.h"
#include "settings_fixture.h"

namespace btcflow::gui {
namespace {

using core::Timeframe;

// The table

TEST(SettingsTable, HasEveryKeyOnce) {
  std::multiset<std::string> in_table;
  for (const Parameter& parameter : parameters()) in_table.insert(parameter.key);
  std::multiset<std::string> in_app;
  for (const app::SettingKey& key : app::setting_keys()) in_app.insert(key.name);
  EXPECT_EQ(in_table, in_app);
}

TEST(SettingsTable, OffersTheChoicesThatTheKeyTakes) {
  std::map<std::string, std::string> takes;
  for (const app::SettingKey& key : app::setting_keys()) takes[key.name] = key.values;
  for (const Parameter& parameter : parameters()) {
    std::multiset<std::string> offered;
    for (const ParameterChoice& choice : parameter.choices) {
      app::Settings settings;
      EXPECT_TRUE(app::set(settings, parameter.key, choice.value)) << parameter.key << "=" << choice.value;
      offered.insert(choice.value);
    }
    if (parameter.kind != ParameterKind::Choice) continue;
    std::multiset<std::string> all;
    for (const QString& value : QString::fromStdString(takes[parameter.key]).split('|')) {
      all.insert(value.toStdString());
    }
    EXPECT_EQ(offered, all) << parameter.key;
  }
}

TEST(SettingsTable, NumbersReachAsFarAsTheKeyAndNoFurther) {
  for (const Parameter& parameter : parameters()) {
    if (parameter.kind != ParameterKind::Number) continue;
    const NumberRange& range = parameter.range;
    const double finest = std::pow(10.0, -range.decimals);
    app::Settings settings;
    const auto takes = [&](double x) {
      return static_cast<bool>(app::set(settings, parameter.key, core::to_text(x)));
    };
    EXPECT_TRUE(takes(range.least)) << parameter.key;
    EXPECT_TRUE(takes(range.most)) << parameter.key;
    EXPECT_FALSE(takes(range.least - finest)) << parameter.key;
    EXPECT_FALSE(takes(range.most + finest)) << parameter.key;
    EXPECT_GE(range.slider_least, range.least) << parameter.key;
    EXPECT_LE(range.slider_most, range.most) << parameter.key;
    if (parameter.special) {
      EXPECT_TRUE(app::set(settings, parameter.key, parameter.special->value)) << parameter.key;
    }
  }
}

TEST_F(SettingsPanelTest, EveryKeyHasOneRowInAPage) {
  for (const Parameter& parameter : parameters()) {
    const auto rows = panel_->findChildren<QWidget*>(object_name(parameter) + QStringLiteral("Row"));
    ASSERT_EQ(rows.size(), 1) << parameter.key;
    bool in_section = false;
    for (QWidget* above = rows.first()->parentWidget(); above != nullptr; above = above->parentWidget()) {
      in_section = in_section || qobject_cast<Section*>(above) != nullptr;
    }
    EXPECT_TRUE(in_section) << parameter.key << " has no place in a page";
  }
}

TEST_F(SettingsPanelTest, TooltipsSayHowScriptsCallTheKey) {
  show(settings({"zscore.length=80"}));
  EXPECT_TRUE(find("ZscoreLengthSlider")->toolTip().contains("--set zscore.length=80"));
  for (const Parameter& parameter : parameters()) {
    const auto caption = (object_name(parameter) + QStringLiteral("Caption")).toLatin1();
    EXPECT_TRUE(find(caption.constData())->toolTip().contains(QLatin1String(parameter.key))) << parameter.key;
  }
}

// Numbers

TEST_F(SettingsPanelTest, ADraggedSliderEmitsAllTheWayAndSettlesOnceAtItsEnd) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  QSignalSpy settled(panel_, &SettingsPanel::settings_settled);
  auto* slider = find<QSlider>("ConfluenceOiSlider");
  const int y = slider->height() / 2;
  const auto handle_x = [&] {
    return QStyle::sliderPositionFromValue(0, slider->maximum(), slider->value(), slider->width() - 16) + 8;
  };
  QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(handle_x(), y));
  for (int step = 1; step <= 5; ++step) {
    QTest::mouseMove(slider, QPoint(handle_x() + 12, y));
  }
  EXPECT_GE(changes.count(), 3);
  EXPECT_EQ(settled.count(), 0) << "still held";
  QTest::mouseRelease(slider, Qt::LeftButton, {}, QPoint(handle_x(), y));
  EXPECT_EQ(settled.count(), 1);
  const double shown = find<QDoubleSpinBox>("ConfluenceOiBox")->value();
  EXPECT_GT(shown, 1.5);
  EXPECT_DOUBLE_EQ(last(changes).parameters.confluence_oi, shown);
  EXPECT_EQ(last(changes), settings({("confluence.oi=" + core::to_text(shown)).c_str()}))
      << "nothing else changed";
}

// Keys have no release that would say "done": the changes of one burst are one step of undo all the same.
TEST_F(SettingsPanelTest, ArrowKeysOnASliderSettleTogether) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  QSignalSpy settled(panel_, &SettingsPanel::settings_settled);
  auto* slider = find<QSlider>("ExtremesKSlider");
  slider->setFocus();
  for (int i = 0; i < 3; ++i) QTest::keyClick(slider, Qt::Key_Right);
  EXPECT_EQ(changes.count(), 3);
  EXPECT_DOUBLE_EQ(last(changes).parameters.extremes_k, 2.15);
  EXPECT_TRUE(QTest::qWaitFor([&] { return settled.count() == 1; }));
}

TEST_F(SettingsPanelTest, ATypedNumberIsTakenWhole) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  QSignalSpy settled(panel_, &SettingsPanel::settings_settled);
  type("ZscoreLengthBox", "80");
  EXPECT_EQ(changes.count(), 0) << "8 was never meant";
  QTest::keyClick(find("ZscoreLengthBox"), Qt::Key_Return);
  EXPECT_EQ(changes.count(), 1);
  EXPECT_EQ(settled.count(), 1);
  EXPECT_EQ(last(changes).parameters.zscore_length, 80);
  EXPECT_EQ(find<QSlider>("ZscoreLengthSlider")->value(), 80 - 10);
}

TEST_F(SettingsPanelTest, ACommaIsTakenForAPoint) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  type("ConfluencePremiumBox", "1,25");
  QTest::keyClick(find("ConfluencePremiumBox"), Qt::Key_Return);
  EXPECT_DOUBLE_EQ(last(changes).parameters.confluence_premium, 1.25);
  EXPECT_EQ(find<QDoubleSpinBox>("ConfluencePremiumBox")->text(), "1.25 σ");
}

// Beyond the slider the box goes on: an analyst's length of 1000 bars is not cut to what a slider is good
// for.
TEST_F(SettingsPanelTest, TheBoxReachesFurtherThanTheSlider) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  type("ZscoreLengthBox", "1000");
  QTest::keyClick(find("ZscoreLengthBox"), Qt::Key_Return);
  EXPECT_EQ(last(changes).parameters.zscore_length, 1000);
  auto* slider = find<QSlider>("ZscoreLengthSlider");
  EXPECT_EQ(slider->value(), slider->maximum());
  type("ZscoreLengthBox", "99999");
  QTest::keyClick(find("ZscoreLengthBox"), Qt::Key_Return);
  EXPECT_LE(last(changes).parameters.zscore_length, 5000);
}

// From a file or --set; the steps of the controls are no reason to change it.
TEST_F(SettingsPanelTest, AFinerNumberThanTheStepsIsShownAsItIs) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  show(settings({"confluence.oi=1.2345"}));
  EXPECT_EQ(find<QDoubleSpinBox>("ConfluenceOiBox")->text(), "1.2345 σ");
  find<QComboBox>("OiUnitCombo");
  choose("OiUnitCombo", "coin");
  EXPECT_DOUBLE_EQ(last(changes).parameters.confluence_oi, 1.2345);
}

TEST_F(SettingsPanelTest, TheTimeframesOwnLengthIsShownAndLeftByMovingTheSlider) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  auto* own = find<QAbstractButton>("ZscoreLengthSwitch");
  auto* box = find<QDoubleSpinBox>("ZscoreLengthBox");
  show(settings(), Timeframe::Week);
  EXPECT_TRUE(own->isChecked());
  EXPECT_EQ(box->value(), 52);
  EXPECT_EQ(own->accessibleName(), "The timeframe's own (52)");
  show(settings(), Timeframe::Day);
  EXPECT_EQ(box->value(), 90);
  auto* slider = find<QSlider>("ZscoreLengthSlider");
  slider->setFocus();
  QTest::keyClick(slider, Qt::Key_Right);
  EXPECT_EQ(last(changes).parameters.zscore_length, 91);
  EXPECT_FALSE(own->isChecked());
  click("ZscoreLengthSwitch");
  EXPECT_EQ(last(changes).parameters.zscore_length, std::nullopt);
  EXPECT_EQ(box->value(), 90);
}

TEST_F(SettingsPanelTest, TheOutlierGuardComesBackWithItsNumber) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  QSignalSpy settled(panel_, &SettingsPanel::settings_settled);
  show(settings({"basket.outlier_pct=7.5"}));
  click("BasketOutlierPctSwitch");
  EXPECT_EQ(last(changes).parameters.outlier_pct, std::nullopt);
  EXPECT_FALSE(find("BasketOutlierPctSlider")->isEnabled()) << "no number is in effect";
  click("BasketOutlierPctSwitch");
  EXPECT_EQ(last(changes).parameters.outlier_pct, 7.5);
  EXPECT_TRUE(find("BasketOutlierPctSlider")->isEnabled());
  EXPECT_EQ(settled.count(), 2);
}

// Choices and switches

TEST_F(SettingsPanelTest, AChoiceByTheKeyboardIsOneSettledChange) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  QSignalSpy settled(panel_, &SettingsPanel::settings_settled);
  auto* combo = find<QComboBox>("ZscoreMethodCombo");
  combo->setFocus();
  QTest::keyClick(combo, Qt::Key_Down);
  EXPECT_EQ(changes.count(), 1);
  EXPECT_EQ(settled.count(), 1);
  EXPECT_EQ(last(changes).parameters.zscore_method, metrics::ZScoreMethod::Robust);
}

TEST_F(SettingsPanelTest, ClickingASwitchsCaptionTurnsIt) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  click("BasketQuoteCorrectionCaption");
  EXPECT_FALSE(last(changes).parameters.quote_correction);
  click("BasketQuoteCorrectionSwitch");
  EXPECT_TRUE(last(changes).parameters.quote_correction);
}

TEST_F(SettingsPanelTest, FixedLevelsPutTheirThresholdsOutOfUse) {
  show(settings({"confluence.mode=absolute"}));
  EXPECT_FALSE(find("ConfluencePremiumSlider")->isEnabled());
  EXPECT_FALSE(find("ConfluenceFundingSlider")->isEnabled());
  EXPECT_TRUE(find("ConfluenceOiSlider")->isEnabled()) << "open interest stays in z";
  show(settings());
  EXPECT_TRUE(find("ConfluencePremiumSlider")->isEnabled());
}

TEST_F(SettingsPanelTest, ASinglePerpCanMakeTheOpenInterest) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  show_instruments();
  auto* combo = find<QComboBox>("OiCompositionCombo");
  EXPECT_EQ(combo->findText("Alpha spot"), -1) << "a spot market has no open interest";
  choose("OiCompositionCombo", "Gamma inverse (no data)");
  EXPECT_EQ(value(last(changes), "oi.composition"), "gamma:XBTUSD");
  show_instruments();
  EXPECT_EQ(combo->currentText(), "Gamma inverse (no data)") << "kept when the list is made anew";
  choose("OiCompositionCombo", "plain sum");
  EXPECT_EQ(value(last(changes), "oi.composition"), "sum");
}

TEST_F(SettingsPanelTest, AnInstrumentThatTheListLacksIsShownByItsName) {
  show(settings({"oi.composition=elsewhere:BTC"}));
  EXPECT_EQ(find<QComboBox>("OiCompositionCombo")->currentText(), "elsewhere:BTC");
  show_instruments();
  EXPECT_EQ(find<QComboBox>("OiCompositionCombo")->currentText(), "elsewhere:BTC");
}

// Marks and resets

TEST_F(SettingsPanelTest, OnlyWhatDiffersFromThePresetHasAWayBack) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  QSignalSpy settled(panel_, &SettingsPanel::settings_settled);
  show(settings({"confluence.oi=2.25"}, "classic"));
  QStringList shown;
  for (const Parameter& parameter : parameters()) {
    const auto name = (object_name(parameter) + QStringLiteral("Reset")).toLatin1();
    if (!find(name.constData())->isHidden()) shown += QLatin1String(parameter.key);
  }
  EXPECT_EQ(shown, QStringList{"confluence.oi"}) << "classic's own settings are not changes";
  click("ConfluenceOiReset");
  EXPECT_EQ(last(changes), settings({}, "classic"));
  EXPECT_EQ(settled.count(), 1);
  EXPECT_TRUE(find("ConfluenceOiReset")->isHidden());
  EXPECT_TRUE(find("ConfluenceOiBox")->hasFocus()) << "the keyboard stays where it was";
}

TEST_F(SettingsPanelTest, ResetAllGoesBackToOnesOwnPreset) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  app::Settings own = settings({"zscore.length=30", "oi.unit=coin"});
  own.preset = "mine";
  app::Settings now = own;
  ASSERT_TRUE(app::set(now, "extremes.k=3"));
  show(now, Timeframe::Week, {{"mine", own}});
  EXPECT_TRUE(find("ZscoreLengthReset")->isHidden()) << "compared with the own preset, not the standard one";
  click("PresetReset");
  EXPECT_EQ(changes.count(), 1);
  EXPECT_EQ(last(changes), own);
  EXPECT_FALSE(find("PresetReset")->isEnabled());
}

TEST_F(SettingsPanelTest, ShowingNeverEmits) {
  std::vector<std::unique_ptr<QSignalSpy>> spies;
  for (int i = panel_->metaObject()->methodOffset(); i < panel_->metaObject()->methodCount(); ++i) {
    const QMetaMethod method = panel_->metaObject()->method(i);
    if (method.methodType() == QMetaMethod::Signal)
      spies.push_back(std::make_unique<QSignalSpy>(panel_, method));
  }
  ASSERT_EQ(spies.size(), 14U);
  show_instruments();
  show(settings({"premium.sampling=last", "zscore.length=77", "confluence.mode=absolute", "extremes.need=3",
                 "basket.outlier_pct=off", "basket.quote_correction=false", "venues.exclude=beta:BTCUSD",
                 "oi.composition=gamma:XBTUSD"}),
       Timeframe::Month);
  chart::ViewOptions view;
  view.theme = chart::light_theme();
  view.font_scale = 1.5;
  view.apr = true;
  view.panes.hidden.at(1) = true;
  std::swap(view.panes.order.at(0), view.panes.order.at(3));
  panel_->show_view(view);
  panel_->show_data_options({5, 4, "http://proxy:3128", false, "de"});
  panel_->set_key_state("There is a key.", true);
  for (const auto tab : {SettingsPanel::Tab::Venues, SettingsPanel::Tab::Data}) panel_->show_tab(tab);
  QCoreApplication::processEvents();
  for (const auto& spy : spies) EXPECT_EQ(spy->count(), 0) << spy->signal().constData();
}

// The window shows each change again at once: that must not take the number from under the user's fingers.
TEST_F(SettingsPanelTest, ShowingTheSameAgainLeavesAHalfTypedNumber) {
  show(settings());
  type("ConfluenceOiBox", "2.");
  show(settings());
  EXPECT_EQ(find<QDoubleSpinBox>("ConfluenceOiBox")->text(), "2. σ");
  QTest::keyClicks(find("ConfluenceOiBox"), "5");
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  QTest::keyClick(find("ConfluenceOiBox"), Qt::Key_Return);
  EXPECT_DOUBLE_EQ(last(changes).parameters.confluence_oi, 2.5);
}

TEST_F(SettingsPanelTest, AnUndoneChangeIsShown) {
  show(settings({"confluence.oi=2.5"}));
  show(settings());
  EXPECT_DOUBLE_EQ(find<QDoubleSpinBox>("ConfluenceOiBox")->value(), 1.5);
  EXPECT_EQ(find<QSlider>("ConfluenceOiSlider")->value(), 30);
}

// Presets

TEST_F(SettingsPanelTest, AChangedPresetSaysSoAndCanBeChosenAgain) {
  QSignalSpy chosen(panel_, &SettingsPanel::preset_chosen);
  show(settings({"oi.unit=coin"}), Timeframe::Week, {{"mine", settings()}});
  auto* combo = find<QComboBox>("PresetCombo");
  EXPECT_EQ(combo->currentText(), "standard (changed)");
  EXPECT_GE(combo->findText("mine"), 0);
  choose("PresetCombo", "standard (changed)");
  choose("PresetCombo", "mine");
  ASSERT_EQ(chosen.count(), 2);
  EXPECT_EQ(chosen.at(0).first().toString(), "standard");
  EXPECT_EQ(chosen.at(1).first().toString(), "mine");
  EXPECT_EQ(combo->currentText(), "standard (changed)") << "until the window has taken it";
  show(settings());
  EXPECT_EQ(combo->currentText(), "standard");
}

TEST_F(SettingsPanelTest, AnOwnPresetIsSavedUnderAGoodNameOnly) {
  QSignalSpy saved(panel_, &SettingsPanel::preset_saved);
  click("PresetSave");
  EXPECT_FALSE(find("PresetYes")->isEnabled()) << "no name yet";
  type("PresetName", "standard");
  EXPECT_EQ(find<QLabel>("PresetSentence")->text(), "That name is taken.");
  EXPECT_FALSE(find("PresetYes")->isEnabled());
  QTest::keyClick(find("PresetName"), Qt::Key_Return);
  EXPECT_EQ(saved.count(), 0);
  type("PresetName", "  quiet weeks ");
  QTest::keyClick(find("PresetName"), Qt::Key_Return);
  ASSERT_EQ(saved.count(), 1);
  EXPECT_EQ(saved.first().first().toString(), "quiet weeks");
  EXPECT_FALSE(find("PresetName")->isVisible());
}

TEST_F(SettingsPanelTest, EscapeEndsTheQuestionAndNotMore) {
  QSignalSpy saved(panel_, &SettingsPanel::preset_saved);
  int escaped = 0;
  connect_shortcut(Qt::Key_Escape, [&] { ++escaped; });
  click("PresetSave");
  type("PresetName", "x");
  QTest::keyClick(find("PresetName"), Qt::Key_Escape);
  EXPECT_FALSE(find("PresetName")->isVisible());
  EXPECT_EQ(saved.count(), 0);
  EXPECT_EQ(escaped, 0) << "the window's Escape does something else";
}

TEST_F(SettingsPanelTest, OnlyOwnPresetsAreDeletedAndOnlyAfterAQuestion) {
  QSignalSpy removed(panel_, &SettingsPanel::preset_removed);
  show(settings());
  EXPECT_FALSE(find("PresetDelete")->isEnabled());
  app::Settings own = settings();
  own.preset = "mine";
  show(own, Timeframe::Week, {{"mine", own}});
  click("PresetDelete");
  EXPECT_TRUE(find<QLabel>("PresetSentence")->text().contains("mine"));
  click("PresetNo");
  EXPECT_EQ(removed.count(), 0);
  click("PresetDelete");
  click("PresetYes");
  ASSERT_EQ(removed.count(), 1);
  EXPECT_EQ(removed.first().first().toString(), "mine");
}

// Whatever is done to the controls, what comes out can be given to scripts.
TEST_F(SettingsPanelTest, WhatIsEmittedAlwaysReadsBack) {
  show_instruments();
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  for (QSlider* slider : panel_->findChildren<QSlider*>()) {
    for (const int position : {slider->minimum(), slider->maximum(), slider->maximum() / 3}) {
      slider->setValue(position);
    }
  }
  for (QComboBox* combo : panel_->findChildren<QComboBox*>()) {
    for (int i = 0; i < combo->count(); ++i) {
      combo->setCurrentIndex(i);
      emit combo->activated(i);
    }
  }
  ASSERT_GT(changes.count(), 40);
  for (const QList<QVariant>& change : changes) {
    const auto emitted = change.first().value<app::Settings>();
    app::Settings read = *app::preset(emitted.preset);
    for (const auto& [key, text] : app::as_text(emitted))
      EXPECT_TRUE(app::set(read, key, text)) << key << text;
    EXPECT_EQ(read, emitted);
  }
}

}  // namespace
}  // namespace btcflow::gui
