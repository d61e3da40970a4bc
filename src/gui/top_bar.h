// Timeframes, ranges, overlays and what is used most, along the top of the window; the rest is in its menu.
#pragma once

#include <QButtonGroup>
#include <QLabel>
#include <QWidget>

class QAbstractButton;
class QBoxLayout;
class QMenu;
class QToolButton;

namespace btcflow::gui {

class Actions;

class TopBar : public QWidget {
  Q_OBJECT

 public:
  TopBar(Actions& actions, QWidget* parent = nullptr);

  void set_status(const QString& text, const QColor& dot);
  // Which range is shown; empty: none of them, the user has moved the chart.
  void show_range(const QString& action);
  QMenu* menu() const { return menu_; }
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QAbstractButton* add_button(QBoxLayout* row, const QString& action, const QString& text);
  void add_group(QBoxLayout* row, const QList<std::pair<QString, QString>>& buttons, QButtonGroup* group);
  void add_menu(QBoxLayout* row);
  // Fewer and shorter words where the window is narrow: nothing is ever clipped.
  void fit();
  void forget_sizes();
  int wanted_width() const;

  Actions& actions_;
  QButtonGroup ranges_;
  QLabel* brand_ = nullptr;
  QLabel* status_ = nullptr;
  QToolButton* more_ = nullptr;
  QMenu* menu_ = nullptr;
  bool fitting_ = false;
};

}  // namespace btcflow::gui
