// What the user has to know of the start (settings set aside, a damaged cache): above everything, until it is
// put away.
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;

namespace btcflow::gui {

class Banner : public QFrame {
  Q_OBJECT

 public:
  explicit Banner(QWidget* parent = nullptr);

  // Another sentence below those that are there already.
  void add(const QString& sentence);

 private:
  void put_away();

  QLabel* text_;
  QStringList sentences_;
};

}  // namespace btcflow::gui
