// A titled part of a page that folds away, and the page itself, which scrolls.
#pragma once

#include <QAbstractButton>
#include <QScrollArea>
#include <QWidget>

class QVBoxLayout;

namespace btcflow::gui {

class ParameterRow;

// A section's title, which opens and folds it.
class SectionHeader : public QAbstractButton {
  Q_OBJECT

 public:
  explicit SectionHeader(const QString& title, QWidget* parent = nullptr);
  // With a dot: something inside differs from the preset; said also while it is folded.
  void set_changed(bool changed);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QFont font_of_title() const;
  // Beside the title: margins, dot and arrow.
  int room_beside() const;
  bool changed_ = false;
};

class Section : public QWidget {
  Q_OBJECT

 public:
  Section(const QString& object_name, const QString& title, QWidget* parent = nullptr);

  void add(QWidget* widget);
  void add(QLayout* layout);
  void add_row(ParameterRow* row);  // with its dot in the margin
  bool is_open() const;
  void set_open(bool open);
  void set_changed(bool changed);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void set_margins();

  SectionHeader* header_;
  QWidget* body_;
  QVBoxLayout* column_;
};

// Never narrower than what it holds, so that nothing is cut at the side.
class Page : public QScrollArea {
  Q_OBJECT

 public:
  explicit Page(const QString& object_name, QWidget* parent = nullptr);
  void add(QWidget* widget);
  void end();  // after the last one
  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QVBoxLayout* column_;
};

}  // namespace btcflow::gui
