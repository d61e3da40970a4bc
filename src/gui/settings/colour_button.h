// A colour, and a dialog to choose another one.
#pragma once

#include <QColor>
#include <QPushButton>

namespace btcflow::gui {

// Shows its colour beside its name. While the dialog is open the colour follows what is looked at there.
class ColourButton : public QPushButton {
  Q_OBJECT

 public:
  ColourButton(const QString& object_name, const QString& name, const QString& tip,
               QWidget* parent = nullptr);
  // Emits nothing.
  void show_colour(const QColor& colour);
  QColor colour() const { return colour_; }

 signals:
  void opened();  // the dialog
  void changed();
  void taken();
  void given_up();  // the colour is as it was before

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void choose();
  void take(const QColor& colour);
  void draw_swatch();

  QColor colour_;
};

}  // namespace btcflow::gui
