// What the window shows while the cache is empty: the choices, in words.
#pragma once

#include <QWidget>

namespace btcflow::gui {

class Welcome : public QWidget {
  Q_OBJECT

 public:
  explicit Welcome(QWidget* parent = nullptr);

 signals:
  void import_chosen();
  void demo_chosen();
};

}  // namespace btcflow::gui
