// On or off, at once.
#pragma once

#include <QCheckBox>

namespace btcflow::gui {

class Caption;

class Switch : public QCheckBox {
  Q_OBJECT

 public:
  // `name` is also what a screen reader says; nothing of it is drawn.
  Switch(const QString& object_name, const QString& name, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  bool hitButton(const QPoint& position) const override { return rect().contains(position); }
  void paintEvent(QPaintEvent* event) override;
};

// A switch after its caption, which wraps and can be clicked too.
class SwitchRow : public QWidget {
  Q_OBJECT

 public:
  SwitchRow(const QString& object_name, const QString& text, const QString& tip, QWidget* parent = nullptr);
  void set_text(const QString& text);
  void show_tip(const QString& tip);
  bool is_on() const;
  // Emits nothing.
  void show_on(bool on);

 signals:
  void toggled(bool on);  // by the user

 private:
  Caption* caption_;
  Switch* switch_;
};

}  // namespace btcflow::gui
