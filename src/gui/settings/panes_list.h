// Which panes are shown, and in which order.
#pragma once

#include <QWidget>

#include "btcflow/chart/view.h"

class QListWidget;
class QPushButton;

namespace btcflow::gui {

class PanesList : public QWidget {
  Q_OBJECT

 public:
  explicit PanesList(QWidget* parent = nullptr);
  // Emits nothing.
  void show_panes(const chart::PaneLayout& panes);

 signals:
  void changed(const btcflow::chart::PaneLayout& panes);  // by the user

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void take_ticks();
  void move(int places);
  void fill();
  void show_buttons();
  void fit();

  chart::PaneLayout panes_;
  QListWidget* list_ = nullptr;
  QPushButton* up_ = nullptr;
  QPushButton* down_ = nullptr;
  QPushButton* reset_ = nullptr;
};

}  // namespace btcflow::gui
