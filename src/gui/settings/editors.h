// The controls that edit one key's value. They speak its text, as `--set` takes it.
#pragma once

#include <QWidget>
#include <set>
#include <string>
#include <vector>

#include "btcflow/core/market.h"
#include "btcflow/core/timeframe.h"
#include "parameters.h"

namespace btcflow::gui {

// What controls say beside the value itself.
struct EditorContext {
  core::Timeframe timeframe = core::Timeframe::Week;
  std::vector<core::Instrument> instruments;
  std::set<std::string> with_data;  // ids
};

class ParameterEditor : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  // Neither emits. A control that shows this value already is left as it is: the user may be typing in it.
  virtual void show_text(const QString& text) = 0;
  virtual void show_context(const EditorContext&) {}
  virtual void show_tip(const QString& tip) = 0;
  // The caption was clicked.
  virtual void activate() { setFocus(Qt::MouseFocusReason); }
  // Needs the panel's whole width, below its caption.
  virtual bool is_wide() const { return false; }

 signals:
  void edited(const QString& text);  // by the user; again and again while a slider moves
  void settled();                    // the user has let go
};

ParameterEditor* make_editor(const Parameter& parameter, QWidget* parent);

}  // namespace btcflow::gui
