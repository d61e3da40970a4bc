#include "style.h"

#include <QApplication>
#include <QPalette>

#include "flat_style.h"

#include "btcflow/chart/fonts.h"

namespace btcflow::gui {

QString html(const QColor& colour) { return colour.name(); }

namespace {

QPalette palette_of(const chart::Theme& theme) {
  QPalette palette;
  palette.setColor(QPalette::Window, theme.surface);
  palette.setColor(QPalette::Base, theme.surface);
  palette.setColor(QPalette::AlternateBase, theme.background);
  palette.setColor(QPalette::Button, theme.surface);
  palette.setColor(QPalette::Mid, theme.border);
  palette.setColor(QPalette::Highlight, theme.accent);
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::ToolTipBase, theme.tag);
  palette.setColor(QPalette::ToolTipText, theme.tag_text);
  palette.setColor(QPalette::Link, theme.text);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(role, theme.text);
    palette.setColor(QPalette::Disabled, role, theme.muted);
  }
  palette.setColor(QPalette::PlaceholderText, theme.muted);
  return palette;
}

// Names in percent signs are colours of the theme.
const char* const kSheet = R"(
QMainWindow::separator { background: %border; width: 1px; height: 1px; }
#TopBar { background: %surface; border-bottom: 1px solid %border; }
#TopBar QLabel#Brand { font-weight: bold; font-size: 14px; }
QPushButton { background: %background; border: 1px solid %border; border-radius: 5px; padding: 4px 9px; color: %text; }
QPushButton:hover { border-color: %muted; }
QPushButton:focus { border-color: %accent; }
QPushButton:checked { background: %chosen; border-color: %accent; }
QPushButton:disabled { color: %muted; }
QPushButton[segment="true"]:checked { background: %accent; color: white; border-color: %accent; }
QPushButton[segment="true"] { border-radius: 0; padding: 4px 10px; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; font-weight: bold; color: %text; }
QDockWidget::title { background: %surface; padding: 7px 10px; border-bottom: 1px solid %border; text-align: left; }
QTableWidget { border: 0; background: %surface; gridline-color: %surface; selection-background-color: %surface; }
QHeaderView::section { background: %surface; color: %muted; border: 0; padding: 4px 3px 4px 3px; }
QTextBrowser { border: 0; background: %surface; padding: 2px 4px; }
QStatusBar { background: %surface; border-top: 1px solid %border; color: %muted; }
QStatusBar::item { border: 0; }
QStatusBar > QFrame { color: %muted; }
QStatusBar QLabel { color: %muted; padding: 2px 8px; }
QPushButton[tab="true"] { background: transparent; border: 0; border-bottom: 2px solid transparent; border-radius: 0; padding: 7px 6px 5px 6px; color: %muted; }
QPushButton[tab="true"]:hover { color: %text; }
QPushButton[tab="true"]:checked { color: %text; border-bottom-color: %accent; }
QPushButton[tab="true"]:focus { background: %chosen; }
QPushButton:default { border-color: %accent; }
#SettingsTabs { border-bottom: 1px solid %border; }
#Banner { background: %chosen; border-bottom: 1px solid %border; }
#Banner QLabel { color: %text; }
QLabel[note="true"] { color: %muted; }
QLabel[warning="true"] { color: %warning; }
QLineEdit, QPlainTextEdit { background: %background; border: 1px solid %border; border-radius: 5px; padding: 3px 6px; color: %text; selection-background-color: %accent; selection-color: white; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: %muted; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: %accent; }
QLineEdit:disabled { color: %muted; }
QLineEdit[wrong="true"] { border-color: %warning; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: 0; border-radius: 0; padding: 0; }
QAbstractSpinBox { selection-background-color: %accent; selection-color: white; }
QComboBox QAbstractItemView { background: %surface; border: 1px solid %border; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 1px 4px; color: %text; }
QToolButton:hover { background: %chosen; }
QToolButton:focus { border-color: %accent; }
QToolButton:checked { background: %chosen; border-color: %accent; }
QToolButton:disabled { color: %muted; }
QGroupBox { border: 1px solid %border; border-radius: 5px; margin-top: 9px; padding: 9px 6px 6px 6px; }
QGroupBox::title { subcontrol-origin: margin; left: 9px; padding: 0 4px; color: %muted; }
QTabWidget::pane { border: 0; border-top: 1px solid %border; }
QTabBar::tab { background: transparent; border: 0; border-bottom: 2px solid transparent; padding: 6px 10px 4px 10px; color: %muted; }
QTabBar::tab:hover { color: %text; }
QTabBar::tab:selected { color: %text; border-bottom-color: %accent; }
QProgressBar { background: %background; border: 1px solid %border; border-radius: 4px; text-align: center; color: %text; }
QProgressBar::chunk { background: %accent; border-radius: 3px; }
QMenu { background: %surface; border: 1px solid %border; padding: 4px; color: %text; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: %chosen; }
QMenu::item:disabled { color: %muted; }
QMenu::separator { height: 1px; background: %border; margin: 4px 6px; }
QToolTip { background: %tag; color: %tag_text; border: 1px solid %border; padding: 4px; }
QScrollBar:vertical { background: %surface; width: 9px; margin: 0; }
QScrollBar::handle:vertical { background: %border; border-radius: 4px; min-height: 30px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar:horizontal { background: %surface; height: 9px; margin: 0; }
QScrollBar::handle:horizontal { background: %border; border-radius: 4px; min-width: 30px; }
)";

constexpr const char* kStyled = "btcflow_styled";

}  // namespace

void apply_font(QApplication& application, double scale) { application.setFont(chart::own_font(scale)); }

void apply_style(QApplication& application, const chart::Theme& theme) {
  // Once: another time it would be taken off all widgets and put on again.
  if (!application.property(kStyled).toBool()) {
    application.setProperty(kStyled, true);
    application.setStyle(new FlatStyle);
  }
  application.setPalette(palette_of(theme));
  QString sheet = QString::fromLatin1(kSheet);
  // Longer names first: %tag_text holds %tag.
  const QList<QPair<QString, QColor>> colours{
      {"%tag_text", theme.tag_text},     {"%tag", theme.tag},
      {"%background", theme.background}, {"%surface", theme.surface},
      {"%border", theme.border},         {"%chosen", chart::blended(theme.surface, theme.accent, 0.22)},
      {"%accent", theme.accent},         {"%muted", theme.muted},
      {"%warning", theme.warning},       {"%text", theme.text}};
  for (const auto& [name, colour] : colours) sheet.replace(name, html(colour));
  application.setStyleSheet(sheet);
}

}  // namespace btcflow::gui
