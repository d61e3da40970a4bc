// A key with its caption, its control, and a way back to the preset's value.
#pragma once

#include <QWidget>

#include "parameters.h"

class QToolButton;

namespace btcflow::gui {

class Caption;
class ParameterEditor;
struct EditorContext;

class ParameterRow : public QWidget {
  Q_OBJECT

 public:
  // `parameter` outlives it.
  explicit ParameterRow(const Parameter& parameter, QWidget* parent = nullptr);

  const Parameter& parameter() const { return parameter_; }
  bool is_changed() const;
  // Emits nothing.
  void show_value(const QString& value, const QString& preset_value);
  void show_context(const EditorContext& context);

 signals:
  void edited(const QString& value);
  void settled();

 private:
  void build(const QString& name);

  const Parameter& parameter_;
  Caption* caption_ = nullptr;
  QToolButton* reset_ = nullptr;
  ParameterEditor* editor_ = nullptr;
  QString preset_value_;
};

}  // namespace btcflow::gui
