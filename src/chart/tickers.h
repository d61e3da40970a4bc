// Where ticks stand and how they are written.
#pragma once

#include <qcustomplot.h>

#include <functional>

namespace btcflow::chart {

// Calendar ticks: years, months or days, as many as fit. tickCount says how many fit.
class TimeTicker : public QCPAxisTicker {
 protected:
  double getTickStep(const QCPRange& range) override;
  int getSubTickCount(double) override { return 0; }
  QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
};

// Round values (1, 2 or 5 times a power of ten), linear or logarithmic; `label` writes them.
class ValueTicker : public QCPAxisTicker {
 public:
  using Label = std::function<QString(double value, double step)>;
  explicit ValueTicker(Label label) : label_(std::move(label)) {}
  void set_logarithmic(bool on) { logarithmic_ = on; }
  // No ticks in this part of the axis at either end: half a label would stand in the next pane.
  void set_edge(double part) { edge_ = part; }

 protected:
  double getTickStep(const QCPRange& range) override;
  int getSubTickCount(double) override { return 0; }
  QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

 private:
  QVector<double> ticks_in(const QCPRange& range, double step) const;

  Label label_;
  double edge_ = 0;
  bool logarithmic_ = false;
  double step_ = 1;
};

// "4 000", "20 K", "0.25": what a price axis says.
QString price_label(double value);
// As many decimals as the step needs.
int decimals_for(double step);

}  // namespace btcflow::chart
