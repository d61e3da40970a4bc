// The settings panel in a window, driven by object names.
#pragma once

#include <gtest/gtest.h>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <map>
#include <memory>

#include "settings_panel.h"

namespace btcflow::gui {

class SettingsPanelTest : public testing::Test {
 protected:
  void SetUp() override {
    window_ = std::make_unique<QMainWindow>();
    window_->setCentralWidget(new QWidget);
    panel_ = new SettingsPanel(choices(), [](const QString& name) {
      return name == QLatin1String("standard") ? QStringLiteral("That name is taken.") : QString();
    });
    window_->addDockWidget(Qt::RightDockWidgetArea, panel_);
    window_->resize(900, 1000);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  }

  static AppearanceChoices choices() {
    return {{"dark", "light"},
            {"standard", "colour-blind"},
            {"en", "de", "es"},
            [](const QString& name, const QString& palette) -> std::optional<chart::Theme> {
              return chart::with_palette(*chart::theme_by_name(name), palette);
            }};
  }

  static app::Settings settings(std::initializer_list<const char*> assignments = {},
                                const char* preset = "standard") {
    app::Settings out = *app::preset(preset);
    for (const char* assignment : assignments) EXPECT_TRUE(app::set(out, assignment)) << assignment;
    return out;
  }
  static std::string value(const app::Settings& settings, const std::string& key) {
    const auto text = app::as_text(settings);
    return std::map<std::string, std::string>(text.begin(), text.end()).at(key);
  }
  // A spot and a perp venue each with and without data, and a vendor's sum.
  static std::vector<core::Instrument> instruments() {
    const auto make = [](const char* id, const char* name, core::MarketKind kind) {
      core::Instrument out;
      out.id = id;
      out.name = name;
      out.kind = kind;
      out.quote = "USDT";
      return out;
    };
    return {make("alpha:BTCUSDT", "Alpha spot", core::MarketKind::Spot),
            make("beta:BTCUSD", "Beta", core::MarketKind::Spot),
            make("alpha-perp:BTCUSDT", "Alpha perp", core::MarketKind::PerpLinear),
            make("gamma:XBTUSD", "Gamma inverse", core::MarketKind::PerpInverse),
            make("all:BTC", "All of them", core::MarketKind::Aggregate)};
  }

  void show(const app::Settings& settings, core::Timeframe timeframe = core::Timeframe::Week,
            const std::map<std::string, app::Settings>& own = {}) {
    panel_->show_settings(settings, timeframe, own);
  }
  void show_instruments() {
    panel_->show_instruments(instruments(), {"alpha:BTCUSDT", "alpha-perp:BTCUSDT"});
  }
  void tab(SettingsPanel::Tab tab) {
    panel_->show_tab(tab);
    QCoreApplication::processEvents();  // laid out
  }

  template <typename Widget = QWidget>
  Widget* find(const char* name) {
    auto* found = panel_->findChild<Widget*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return found;
  }
  void click(const char* name) {
    auto* widget = find(name);
    ASSERT_TRUE(widget->isEnabled()) << name;
    QTest::mouseClick(widget, Qt::LeftButton);
  }
  // As a user does: by what the entry says.
  void choose(const char* combo_name, const QString& text) {
    auto* combo = find<QComboBox>(combo_name);
    const int index = combo->findText(text);
    ASSERT_GE(index, 0) << text.toStdString();
    combo->setFocus();
    combo->showPopup();
    combo->setCurrentIndex(index);
    combo->hidePopup();
    emit combo->activated(index);
  }
  void type(const char* name, const QString& text) {
    auto* edit = find(name);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, text);
  }
  // A key of the window around the panel.
  template <typename Action>
  void connect_shortcut(const QKeySequence& key, Action action) {
    QObject::connect(new QShortcut(key, window_.get()), &QShortcut::activated, window_.get(), action);
  }
  static app::Settings last(const QSignalSpy& changes) {
    return changes.isEmpty() ? app::Settings{} : changes.last().first().value<app::Settings>();
  }
  static chart::ViewOptions last_view(const QSignalSpy& changes) {
    return changes.isEmpty() ? chart::ViewOptions{} : changes.last().first().value<chart::ViewOptions>();
  }

  std::unique_ptr<QMainWindow> window_;
  SettingsPanel* panel_ = nullptr;
};

}  // namespace btcflow::gui
