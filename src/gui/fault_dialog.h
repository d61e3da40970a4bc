// The details of what went wrong while fetching: what, how often, when it is tried again.
#pragma once

#include <QDialog>
#include <optional>
#include <vector>

#include "fault_log.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace btcflow::gui {

class ListTable;

// Not modal: it stays open beside the chart and follows what happens.
class FaultDialog : public QDialog {
  Q_OBJECT

 public:
  explicit FaultDialog(QWidget* parent = nullptr);

  // `next_try`: when the next sync begins by itself; nothing: not by itself.
  void show_faults(const std::vector<Fault>& faults, std::optional<core::Time> next_try);
  // While a sync runs there is nothing to try again.
  void set_running(bool running);
  // Says that the diagnostics are on the clipboard.
  void show_copied();

 signals:
  void try_again_chosen();
  void copy_diagnostics_chosen();

 private:
  void build();
  void refresh();
  void show_detail();
  QString next_try_text(const Fault& fault) const;

  std::vector<Fault> faults_;
  std::optional<core::Time> next_try_;
  bool running_ = false;

  QLabel* head_;
  ListTable* table_;
  QPlainTextEdit* detail_;
  QLabel* copied_;
  QPushButton* copy_;
  QPushButton* again_;
};

}  // namespace btcflow::gui
