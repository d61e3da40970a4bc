// The panel's pages of venues, appearance and data.
#include <QColorDialog>
#include <QComboBox>
#include <QListWidget>
#include <QTreeWidget>

#include "btcflow/app/preferences.h"
#include "settings/proxy_text.h"
#include "settings_fixture.h"

namespace btcflow::gui {
namespace {

class VenuesPageTest : public SettingsPanelTest {
 protected:
  void SetUp() override {
    SettingsPanelTest::SetUp();
    show_instruments();
    show(settings());
    tab(SettingsPanel::Tab::Venues);
  }
  QTreeWidget* tree() { return find<QTreeWidget>("VenuesExcludeTree"); }
  QTreeWidgetItem* item(const QString& name) {
    const auto found = tree()->findItems(name, Qt::MatchExactly | Qt::MatchRecursive);
    EXPECT_EQ(found.size(), 1) << name.toStdString();
    return found.first();
  }
  void toggle(const QString& name) {
    tree()->setCurrentItem(item(name));
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Space);
  }
};

TEST_F(VenuesPageTest, AVenueWithoutItsTickIsLeftOut) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  QSignalSpy settled(panel_, &SettingsPanel::settings_settled);
  toggle("Gamma inverse");
  EXPECT_EQ(value(last(changes), "venues.exclude"), "gamma:XBTUSD");
  EXPECT_EQ(item("Perps")->checkState(0), Qt::PartiallyChecked);
  EXPECT_EQ(item("Spot")->checkState(0), Qt::Checked);
  toggle("Gamma inverse");
  EXPECT_EQ(value(last(changes), "venues.exclude"), "none");
  EXPECT_EQ(settled.count(), 2);
}

// One change, and not one for each venue of it: each would compute everything anew.
TEST_F(VenuesPageTest, AWholeBasketIsOneChangeAndSaysWhatIsMissingThen) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  EXPECT_FALSE(find("VenuesExcludeWarning")->isVisible());
  toggle("Spot");
  EXPECT_EQ(changes.count(), 1);
  EXPECT_EQ(value(last(changes), "venues.exclude"), "alpha:BTCUSDT|beta:BTCUSD");
  EXPECT_TRUE(find("VenuesExcludeWarning")->isVisible());
  toggle("Spot");
  EXPECT_EQ(changes.count(), 2);
  EXPECT_EQ(value(last(changes), "venues.exclude"), "none");
  EXPECT_FALSE(find("VenuesExcludeWarning")->isVisible());
}

TEST_F(VenuesPageTest, OnlyThisLeavesTheOtherBasketAloneAndAllBringsEverythingBack) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  EXPECT_FALSE(find("VenuesExcludeAll")->isEnabled());
  tree()->setCurrentItem(item("Perps"));
  EXPECT_FALSE(find("VenuesExcludeOnly")->isEnabled()) << "a basket is not one venue";
  tree()->setCurrentItem(item("Beta"));
  click("VenuesExcludeOnly");
  EXPECT_EQ(value(last(changes), "venues.exclude"), "alpha:BTCUSDT");
  EXPECT_EQ(item("Perps")->checkState(0), Qt::Checked);
  click("VenuesExcludeAll");
  EXPECT_EQ(value(last(changes), "venues.exclude"), "none");
  EXPECT_EQ(changes.count(), 2);
}

// An imported series that is not loaded at the moment must not come back by a click on another venue.
TEST_F(VenuesPageTest, WhatTheListLacksStaysLeftOut) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  show(settings({"venues.exclude=beta:BTCUSD|vendor:OLD"}));
  EXPECT_EQ(item("Beta")->checkState(0), Qt::Unchecked);
  toggle("Beta");
  EXPECT_EQ(value(last(changes), "venues.exclude"), "vendor:OLD");
}

TEST_F(VenuesPageTest, VenuesWithoutDataSaySo) {
  EXPECT_EQ(item("Beta")->text(1), "no data");
  EXPECT_EQ(item("Alpha spot")->text(1), "");
  EXPECT_TRUE(item("Beta")->toolTip(0).contains("beta:BTCUSD"));
  EXPECT_NE(item("All of them")->parent(), item("Alpha perp")->parent()) << "a sum is no perp";
}

TEST_F(VenuesPageTest, WeightsAreBesideTheList) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  ASSERT_TRUE(find("BasketSpotCombo")->isVisible());
  choose("BasketSpotCombo", "by volume");
  choose("BasketPerpCombo", "median");
  choose("FundingWeightsCombo", "by open interest");
  EXPECT_EQ(last(changes), settings({"basket.spot=volume", "basket.perp=median", "funding.weights=oi"}));
}

TEST_F(VenuesPageTest, ResetBringsBackThePresetsVenues) {
  QSignalSpy changes(panel_, &SettingsPanel::settings_changed);
  toggle("Beta");
  click("VenuesExcludeReset");
  EXPECT_EQ(last(changes), settings());
  EXPECT_EQ(item("Beta")->checkState(0), Qt::Checked);
}

class AppearancePageTest : public SettingsPanelTest {
 protected:
  void SetUp() override {
    SettingsPanelTest::SetUp();
    view_.notice = "demonstration";
    panel_->show_view(view_);
    tab(SettingsPanel::Tab::Appearance);
  }
  QListWidget* panes() { return find<QListWidget>("PanesList"); }
  chart::ViewOptions view_;
};

TEST_F(AppearancePageTest, ThemeAndPaletteGoTogether) {
  QSignalSpy changes(panel_, &SettingsPanel::view_changed);
  choose("ThemeCombo", "light");
  choose("PaletteCombo", "blue and orange");
  chart::ViewOptions wanted = view_;
  wanted.theme = *chart::with_palette(chart::light_theme(), "colour-blind");
  EXPECT_EQ(last_view(changes), wanted) << "and nothing else of the view";
}

// Whoever is used to other colours than those of the palettes takes them along.
TEST_F(AppearancePageTest, OwnColoursOfUpAndDownFollowTheDialog) {
  QSignalSpy changes(panel_, &SettingsPanel::view_changed);
  QSignalSpy settled(panel_, &SettingsPanel::view_settled);
  click("DownColour");
  auto* dialog = panel_->findChild<QColorDialog*>("ColourDialog");
  ASSERT_NE(dialog, nullptr);
  EXPECT_EQ(dialog->currentColor(), view_.theme.down);
  dialog->setCurrentColor(QColor("#123456"));
  EXPECT_EQ(last_view(changes).theme.down, QColor("#123456")) << "the chart follows";
  EXPECT_EQ(last_view(changes).theme.up, view_.theme.up);
  EXPECT_EQ(settled.count(), 0);
  dialog->accept();
  EXPECT_EQ(settled.count(), 1);
  chart::ViewOptions wanted = view_;
  wanted.theme.down = QColor("#123456");
  wanted.theme.palette = "#3cb27d|#123456";
  EXPECT_EQ(last_view(changes), wanted) << "and nothing else of the view";
  EXPECT_EQ(find<QComboBox>("PaletteCombo")->currentText(), "own colours");
  choose("ThemeCombo", "light");
  EXPECT_EQ(last_view(changes).theme.down, QColor("#123456")) << "of both themes";
  choose("PaletteCombo", "green and red");
  EXPECT_EQ(last_view(changes).theme, chart::light_theme());
}

TEST_F(AppearancePageTest, AColourThatIsGivenUpBringsThePaletteBack) {
  QSignalSpy changes(panel_, &SettingsPanel::view_changed);
  click("UpColour");
  auto* dialog = panel_->findChild<QColorDialog*>("ColourDialog");
  ASSERT_NE(dialog, nullptr);
  dialog->setCurrentColor(QColor("#123456"));
  dialog->reject();
  EXPECT_EQ(last_view(changes), view_);
}

// Two switches in quick succession are two steps of undo.
TEST_F(AppearancePageTest, EachChangeIsSettledAtOnce) {
  QSignalSpy changes(panel_, &SettingsPanel::view_changed);
  QSignalSpy settled(panel_, &SettingsPanel::view_settled);
  click("ExtremesSwitch");
  EXPECT_EQ(settled.count(), 1);
  click("AprSwitch");
  choose("ThemeCombo", "light");
  panes()->setCurrentRow(0);
  click("PaneDown");
  EXPECT_EQ(settled.count(), changes.count());
  EXPECT_GE(settled.count(), 3);
}

// Each step would lay the panel out anew, and the slider would run away under the mouse.
TEST_F(AppearancePageTest, TheSizeOfTextChangesOnceTheSliderIsLetGo) {
  QSignalSpy changes(panel_, &SettingsPanel::view_changed);
  auto* slider = find<QSlider>("FontScaleSlider");
  slider->setSliderDown(true);
  slider->setSliderPosition(slider->value() + 2);
  slider->setSliderPosition(slider->value() + 3);
  EXPECT_EQ(changes.count(), 0);
  EXPECT_EQ(find<QDoubleSpinBox>("FontScaleBox")->text(), "125 %");
  slider->setSliderDown(false);
  ASSERT_EQ(changes.count(), 1);
  EXPECT_DOUBLE_EQ(last_view(changes).font_scale, 1.25);
}

TEST_F(AppearancePageTest, TheSizeOfTextReachesFromLeastToMost) {
  QSignalSpy changes(panel_, &SettingsPanel::view_changed);
  auto* slider = find<QSlider>("FontScaleSlider");
  slider->setFocus();
  QTest::keyClick(slider, Qt::Key_Home);
  EXPECT_TRUE(QTest::qWaitFor([&] { return changes.count() == 1; }));
  EXPECT_DOUBLE_EQ(last_view(changes).font_scale, chart::kLeastFontScale);
  QTest::keyClick(slider, Qt::Key_End);
  EXPECT_TRUE(QTest::qWaitFor([&] { return changes.count() == 2; }));
  EXPECT_DOUBLE_EQ(last_view(changes).font_scale, chart::kMostFontScale);
}

TEST_F(AppearancePageTest, EachOverlayIsItsOwnSwitch) {
  const std::vector<std::pair<const char*, bool chart::ViewOptions::*>> switches{
      {"ConfluenceSwitch", &chart::ViewOptions::confluence},
      {"ShadingSwitch", &chart::ViewOptions::shading},
      {"ExtremesSwitch", &chart::ViewOptions::extremes},
      {"AprSwitch", &chart::ViewOptions::apr},
      {"LogSwitch", &chart::ViewOptions::log_price}};
  for (const auto& [name, field] : switches) {
    panel_->show_view(view_);
    QSignalSpy changes(panel_, &SettingsPanel::view_changed);
    click(name);
    chart::ViewOptions wanted = view_;
    wanted.*field = !(view_.*field);
    ASSERT_EQ(changes.count(), 1) << name;
    EXPECT_EQ(last_view(changes), wanted) << name;
  }
  EXPECT_TRUE(find<QLabel>("ExtremesNote")->text().contains("no trading signal"));
}

TEST_F(AppearancePageTest, PanesAreHiddenButNeverTheLast) {
  QSignalSpy changes(panel_, &SettingsPanel::view_changed);
  panes()->setFocus();
  for (int row = 0; row < panes()->count(); ++row) {
    panes()->setCurrentRow(row);
    QTest::keyClick(panes(), Qt::Key_Space);
  }
  EXPECT_EQ(changes.count(), 4);
  const auto hidden = last_view(changes).panes.hidden;
  EXPECT_EQ(std::count(hidden.begin(), hidden.end(), true), 4);
  EXPECT_EQ(panes()->item(4)->checkState(), Qt::Checked) << "it ticks itself again";
}

TEST_F(AppearancePageTest, PanesMoveByButtonAndByKeyAndComeBack) {
  QSignalSpy changes(panel_, &SettingsPanel::view_changed);
  panes()->setCurrentRow(0);
  EXPECT_FALSE(find("PaneUp")->isEnabled());
  click("PaneDown");
  EXPECT_EQ(last_view(changes).panes.order.at(1), chart::Pane::Price);
  EXPECT_EQ(panes()->currentRow(), 1) << "the chosen pane stays chosen";
  panes()->setFocus();
  QTest::keyClick(panes(), Qt::Key_Down, Qt::AltModifier);
  EXPECT_EQ(last_view(changes).panes.order.at(2), chart::Pane::Price);
  QTest::keyClick(panes(), Qt::Key_Up, Qt::AltModifier);
  EXPECT_EQ(last_view(changes).panes.order.at(1), chart::Pane::Price);
  click("PanesReset");
  EXPECT_EQ(last_view(changes), view_);
  EXPECT_FALSE(find("PanesReset")->isEnabled());
}

TEST_F(AppearancePageTest, ALanguageSaysThatItNeedsARestart) {
  panel_->show_data_options({});  // as the program was started
  QSignalSpy changes(panel_, &SettingsPanel::language_changed);
  EXPECT_EQ(find<QComboBox>("LanguageCombo")->currentText(), "as the desktop");
  choose("LanguageCombo", "Deutsch");
  ASSERT_EQ(changes.count(), 1);
  EXPECT_EQ(changes.first().first().toString(), "de");
  EXPECT_TRUE(find("LanguageNote")->isVisible());
  panel_->show_data_options({15, 0, {}, true, "de"});  // the window has taken it
  EXPECT_TRUE(find("LanguageNote")->isVisible()) << "it still is to be started again";
  choose("LanguageCombo", "as the desktop");
  EXPECT_EQ(changes.last().first().toString(), "");
  EXPECT_FALSE(find("LanguageNote")->isVisible());
}

class DataPageTest : public SettingsPanelTest {
 protected:
  void SetUp() override {
    SettingsPanelTest::SetUp();
    panel_->show_data_options({});
    tab(SettingsPanel::Tab::Data);
  }
};

TEST_F(DataPageTest, RefreshIntervals) {
  QSignalSpy changes(panel_, &SettingsPanel::refresh_changed);
  EXPECT_EQ(find<QComboBox>("RefreshCombo")->currentText(), "every 15 minutes");
  choose("RefreshCombo", "never by itself");
  choose("RefreshCombo", "every minute");
  ASSERT_EQ(changes.count(), 2);
  EXPECT_EQ(changes.at(0).first().toInt(), 0);
  EXPECT_EQ(changes.at(1).first().toInt(), 1);
  panel_->show_data_options({7, 0, {}, true, {}});  // from the settings file
  EXPECT_EQ(find<QComboBox>("RefreshCombo")->currentText(), "every 7 minutes");
}

TEST_F(DataPageTest, OnlyAProxyThatCanBeUsedIsTaken) {
  QSignalSpy changes(panel_, &SettingsPanel::proxy_changed);
  type("ProxyEdit", "ftp://host:1");
  QTest::keyClick(find("ProxyEdit"), Qt::Key_Return);
  EXPECT_EQ(changes.count(), 0);
  EXPECT_TRUE(find("ProxyProblem")->isVisible());
  EXPECT_FALSE(find("ProxyEdit")->accessibleDescription().isEmpty());
  type("ProxyEdit", " socks5h://127.0.0.1:9050 ");
  EXPECT_FALSE(find("ProxyProblem")->isVisible()) << "as soon as it is right";
  QTest::keyClick(find("ProxyEdit"), Qt::Key_Return);
  QTest::keyClick(find("ProxyEdit"), Qt::Key_Return);
  ASSERT_EQ(changes.count(), 1) << "once";
  EXPECT_EQ(changes.first().first().toString(), "socks5h://127.0.0.1:9050");
  type("ProxyEdit", "");
  QTest::keyClick(find("ProxyEdit"), Qt::Key_Backspace);
  QTest::keyClick(find("ProxyEdit"), Qt::Key_Return);
  EXPECT_EQ(changes.last().first().toString(), "");
}

TEST_F(DataPageTest, HowFarBackIsFetched) {
  QSignalSpy changes(panel_, &SettingsPanel::history_changed);
  EXPECT_EQ(find<QComboBox>("HistoryCombo")->currentText(), "everything there is");
  choose("HistoryCombo", "the last 4 years");
  ASSERT_EQ(changes.count(), 1);
  EXPECT_EQ(changes.first().first().toInt(), 4);
  panel_->show_data_options({15, 2, {}, true, {}});  // from the settings file
  EXPECT_EQ(find<QComboBox>("HistoryCombo")->currentText(), "the last 2 years");
}

// One rule: what the settings file takes is in force, so the field must not call it wrong.
TEST(ProxyText, TakesWhatTheSettingsFileTakes) {
  for (const char* address : {"",
                              "http://proxy:3128",
                              "http://10.0.0.1:80",
                              "socks5h://localhost:1080",
                              "socks5h://[::1]:1080",
                              "https://proxy:1",
                              "socks5://proxy:1",
                              "socks4://proxy:1",
                              "socks4a://tor",
                              "http://proxy",
                              "http://proxy:3128/",
                              "proxy",
                              "proxy:3128",
                              "http://",
                              "http://:3128",
                              "http://proxy:99999",
                              "http://proxy:0",
                              "http://proxy:1/path",
                              "http://me:secret@proxy:1",
                              "http://pro xy:1",
                              "http://proxy:1?x",
                              "http://proxy?x",
                              "ftp://proxy:1"}) {
    EXPECT_EQ(proxy_problem(address).isEmpty(), static_cast<bool>(app::check_proxy(address))) << address;
  }
  EXPECT_TRUE(proxy_problem("http://me:secret@proxy:1").contains("passwords"));
  EXPECT_FALSE(proxy_problem("http://proxy?x").isEmpty());
}

TEST_F(DataPageTest, TheKeyGoesOutOnceAndIsNotKept) {
  QSignalSpy saved(panel_, &SettingsPanel::key_saved);
  QSignalSpy removed(panel_, &SettingsPanel::key_removed);
  auto* edit = find<QLineEdit>("KeyEdit");
  EXPECT_EQ(edit->echoMode(), QLineEdit::Password);
  EXPECT_FALSE(find("KeySave")->isEnabled());
  EXPECT_FALSE(find("KeyRemove")->isEnabled());
  type("KeyEdit", " abc-123 ");
  click("KeySave");
  ASSERT_EQ(saved.count(), 1);
  EXPECT_EQ(saved.first().first().toString(), "abc-123");
  EXPECT_EQ(edit->text(), "");
  panel_->set_key_state("A key is in the keychain.", true);
  EXPECT_EQ(find<QLabel>("KeyState")->text(), "A key is in the keychain.");
  click("KeyRemove");
  EXPECT_EQ(removed.count(), 1);
}

TEST_F(DataPageTest, NotificationsCanBeTurnedOff) {
  QSignalSpy changes(panel_, &SettingsPanel::notifications_changed);
  click("NotificationsSwitch");
  ASSERT_EQ(changes.count(), 1);
  EXPECT_FALSE(changes.first().first().toBool());
}

}  // namespace
}  // namespace btcflow::gui
