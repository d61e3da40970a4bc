// The preset, and what can be done with it: back to it, save as an own one, delete an own one.
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace btcflow::gui {

class SlimCombo;

class PresetBar : public QWidget {
  Q_OBJECT

 public:
  // Says what is wrong with a name for an own preset; empty: nothing.
  using NameProblem = std::function<QString(const QString&)>;
  explicit PresetBar(NameProblem name_problem, QWidget* parent = nullptr);

  // Emits nothing. `changed`: the settings differ from it.
  void show_presets(const QString& current, bool changed, const QStringList& own);

 signals:
  void chosen(const QString& name);  // also the current one again: back to it
  void reset_wanted();
  void saved(const QString& name);
  void removed(const QString& name);

 protected:
  bool event(QEvent* event) override;

 private:
  void build();
  void connect_controls();
  void fill(const QString& current, bool changed);
  void ask_name();
  void ask_removal();
  void show_name_problem();
  void accept();
  void close_question();
  QString title_of(const QString& name) const;

  enum class Question { None, Name, Removal };
  NameProblem name_problem_;
  Question question_ = Question::None;
  QString current_;
  QStringList own_;
  SlimCombo* combo_ = nullptr;
  QPushButton* reset_ = nullptr;
  QPushButton* save_ = nullptr;
  QPushButton* remove_ = nullptr;
  // Asked in the panel itself: no box stands over the chart.
  QWidget* asking_ = nullptr;
  QLineEdit* name_ = nullptr;
  QLabel* sentence_ = nullptr;
  QPushButton* yes_ = nullptr;
  QPushButton* no_ = nullptr;
};

}  // namespace btcflow::gui
