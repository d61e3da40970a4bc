// Where ticks stand, and how dates are written. Tickers are told how much room there is, and choose steps by
// what labels really take: they never overlap.
#pragma once

#include <qcustomplot.h>

#include <QFontMetrics>
#include <QHash>

namespace btcflow::chart {

// Calendar ticks: years, months or days, as many as stand well apart.
class TimeTicker : public QCPAxisTicker {
 public:
  // The axis is so many pixels long, and labels may reach so far beyond its right end; beyond its left end
  // they would be cut, and are left out.
  void set_room(int length, int beyond, const QFont& font, const QLocale& locale);

 protected:
  double getTickStep(const QCPRange& range) override { return range.size(); }
  int getSubTickCount(double) override { return 0; }
  QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

 private:
  QString date_label(double tick) const;
  int width_of(const QString& label) const;
  bool labels_fit(const QVector<double>& ticks, const QCPRange& range, double gap) const;

  int length_ = 1;
  int beyond_ = 0;
  QFontMetrics font_{QFont()};
  QLocale locale_;
  mutable QHash<QString, int> widths_;
  QCPRange made_for_;
  QVector<double> made_;
};

// Round values (1, 2 or 5 times a power of ten), linear or logarithmic. Labels are not its business.
class ValueTicker : public QCPAxisTicker {
 public:
  void set_logarithmic(bool on) { logarithmic_ = on; }
  // The axis is so many pixels long; ticks stand `wanted` apart or more, and where that leaves less than two,
  // `least`.
  void set_room(int length, int wanted, int least);
  // Between two ticks of the last ones made; 0: they speak for themselves (1, 2, 5, 10, 20, ...).
  double step() const { return step_; }
  // The finest step that the ticks of this range take.
  double finest_step(const QCPRange& range) const;

 protected:
  double getTickStep(const QCPRange& range) override { return range.size(); }
  int getSubTickCount(double) override { return 0; }
  QVector<double> createTickVector(double tickStep, const QCPRange& range) override;

 private:
  struct Ticks {
    QVector<double> at;
    double step = 0;
  };
  Ticks ticks_for(const QCPRange& range) const;
  Ticks ticks_apart(const QCPRange& range, double pixels, bool equal) const;
  bool equal_steps(const QCPRange& range) const;

  int length_ = 1;
  double wanted_ = 30;
  double least_ = 15;
  bool logarithmic_ = false;
  double step_ = 1;
};

}  // namespace btcflow::chart
