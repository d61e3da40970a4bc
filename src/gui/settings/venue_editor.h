// Who takes part: the instruments by basket, with ticks. Its text is `venues.exclude`.
#pragma once

#include <QStringList>
#include <QTreeWidget>
#include <array>

#include "editors.h"

class QLabel;
class QPushButton;

namespace btcflow::gui {

class VenueTree : public QTreeWidget {
  Q_OBJECT

 public:
  using QTreeWidget::QTreeWidget;
  QSize needed() const;  // to show every row, and every name whole
};

class VenueEditor : public ParameterEditor {
  Q_OBJECT

 public:
  explicit VenueEditor(const Parameter& parameter, QWidget* parent = nullptr);
  void show_text(const QString& text) override;
  void show_context(const EditorContext& context) override;
  void show_tip(const QString& tip) override;
  void activate() override;
  bool is_wide() const override { return true; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build(const Parameter& parameter);
  void add_instrument(const core::Instrument& instrument, bool has_data);
  void show_ticks();
  // From the ticks; ids that are not in the list stay excluded.
  void edit();
  void tick_all();
  void tick_only(QTreeWidgetItem* chosen);
  void show_state();
  void fit();
  template <typename Visit>
  void each_instrument(Visit visit) const;

  enum Group { Spot, Perps, Sums, kGroups };
  std::array<QTreeWidgetItem*, kGroups> groups_{};
  VenueTree* tree_ = nullptr;
  QPushButton* all_ = nullptr;
  QPushButton* only_ = nullptr;
  QLabel* warning_ = nullptr;
  QStringList excluded_;
  bool showing_ = false;
};

}  // namespace btcflow::gui
