// What the window shows while the cache is empty: the choices, in words.
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace btcflow::gui {

class Welcome : public QWidget {
  Q_OBJECT

 public:
  // `can_fetch`: the venues may be asked.
  explicit Welcome(bool can_fetch, QWidget* parent = nullptr);

 signals:
  // Years back from today; 0: everything.
  void fetch_chosen(int years);
  void import_chosen();
  void demo_chosen();

 private:
  QLabel* add_text(const QString& text);
  QPushButton* add_choice(const QString& name, const QString& text, const QString& tip);
  void add_fetch();
  void add_cost(QComboBox& depth);

  QVBoxLayout* column_ = nullptr;
};

}  // namespace btcflow::gui
