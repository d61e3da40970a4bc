// The user's choices: made here, shown by chart and model, undone, remembered. Whoever changes view or
// parameters of the window does it through here.
#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "btcflow/app/picture_text.h"
#include "btcflow/app/preferences.h"
#include "btcflow/chart/chart_view.h"
#include "history.h"

namespace btcflow::gui {

class Memory;
class Model;

class Workspace : public QObject {
  Q_OBJECT

 public:
  // All of them outlive the workspace.
  Workspace(Model& model, chart::ChartView& chart, Memory& memory, QObject* parent = nullptr);

  // What was remembered: view and visible time (the model has its settings already).
  void restore();

  // `what` names the change: those of one name within a moment are undone together.
  void change_view(const QString& what, const std::function<void(chart::ViewOptions&)>& change);
  void change_settings(const QString& what, const app::Settings& settings);
  void set_timeframe(core::Timeframe timeframe);
  // An exported picture's view; an error's sentence, or nothing.
  QString show_picture(const app::PictureParameters& parameters);
  void undo();
  void redo();
  chart::ChartView& chart() const { return chart_; }
  const chart::ViewOptions& view() const { return chart_.options(); }
  const History& history() const { return history_; }
  History& history() { return history_; }

  // The chart has the model's new dashboard; the end of the data stays in view if it was.
  void show_dashboard();
  void set_notice(const QString& notice);

  // Own presets and the rest that only the file and the panel know.
  const app::Preferences& preferences() const;
  void change_preferences(const std::function<void(app::Preferences&)>& change);

 signals:
  void view_changed();      // of the chart's options, by whomever
  void settings_changed();  // of the model's settings or timeframe, by whomever
  void preferences_changed();

 private:
  Choices present() const;
  QString refuse(const app::PictureParameters& parameters) const;
  std::optional<core::Time> as_of_of(const app::PictureParameters& parameters) const;
  void apply(const Choices& choices);
  void note(const QString& what);
  void follow_time();
  void show_awaited();
  void keep();

  Model& model_;
  chart::ChartView& chart_;
  Memory& memory_;
  History history_;
  // To be shown once its bars are there.
  struct Awaited {
    chart::VisibleRange range;
    std::optional<core::Time> cursor;  // of a picture: where the bar under its crosshair opens
  };
  std::optional<Awaited> awaited_;
  bool quiet_ = false;  // what the chart says now is no doing of the user
};

}  // namespace btcflow::gui
