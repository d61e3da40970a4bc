// A control's name: wraps, and has a dot before it where the value differs from the preset.
#pragma once

#include <QLabel>

namespace btcflow::gui {

// The room before texts where the dots are, in pixels.
inline constexpr int kGutter = 10;

class Caption : public QLabel {
  Q_OBJECT

 public:
  explicit Caption(const QString& text, QWidget* parent = nullptr);
  // Keeps room for the dot before the text, so that nothing jumps when it comes.
  void reserve_dot();
  void set_changed(bool changed);
  bool is_changed() const { return changed_; }

 signals:
  void clicked();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  // On the side where lines begin in the window, whatever the text's own direction.
  void align();
  bool changed_ = false;
};

// Smaller print below a control; wraps.
QLabel* make_note(const QString& text, const QString& name, QWidget* parent);

}  // namespace btcflow::gui
