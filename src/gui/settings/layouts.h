// Layouts for a narrow panel: what does not fit beside its neighbour goes below it, so that large fonts and
// long words cost height and nothing is clipped. Both follow the widget's direction of writing.
#pragma once

#include <QLayout>
#include <QList>
#include <memory>
#include <vector>

namespace btcflow::gui {

// Shared by both: owns the items.
class WrappingLayout : public QLayout {
 public:
  explicit WrappingLayout(QWidget* parent = nullptr);
  ~WrappingLayout() override;

  void addItem(QLayoutItem* item) override;
  int count() const override;
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSize() const override;
  void setGeometry(const QRect& rect) override;

 protected:
  struct Place {
    QLayoutItem* item = nullptr;
    QRect rect;  // from the left, whatever the direction of writing; from 0, 0
  };
  struct Arrangement {
    std::vector<Place> places;
    int height = 0;
  };
  virtual Arrangement arranged(int width) const = 0;
  static int height_of(const QLayoutItem& item, int width);
  std::vector<QLayoutItem*> shown() const;

 private:
  QList<QLayoutItem*> items_;
};

// Items side by side, as many as fit in a line.
class FlowLayout : public WrappingLayout {
 public:
  // Fill: a line's spare width is shared by its items.
  enum class Spare { Leave, Fill };
  explicit FlowLayout(Spare spare = Spare::Leave, QWidget* parent = nullptr);

 protected:
  Arrangement arranged(int width) const override;

 private:
  Spare spare_;
};

// A caption and its field: beside each other with the field at the end, or the field below. A field that does
// not grow (a switch) stays beside a caption that wraps.
class FieldLayout : public WrappingLayout {
 public:
  // `indent`: where a field below begins, as the caption's text does.
  FieldLayout(QWidget* caption, QWidget* field, int indent = 0);
  QSize minimumSize() const override;

 protected:
  Arrangement arranged(int width) const override;

 private:
  int indent_;
};

}  // namespace btcflow::gui
