#include "import_choices.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "import_rows.h"
#include "instrument_choice.h"
#include "style.h"

namespace btcflow::gui {

using core::OpenInterestUnit;
using core::SeriesKind;

namespace {

constexpr int kAsTheColumnsSay = -1;

QString unit_name(OpenInterestUnit unit) {
  switch (unit) {
    case OpenInterestUnit::Coin:
      return ImportChoices::tr("coin");
    case OpenInterestUnit::Usd:
      return ImportChoices::tr("USD");
    case OpenInterestUnit::Contracts:
      return ImportChoices::tr("contracts");
  }
  return {};
}

QComboBox* make_combo(QWidget* parent, const QString& name, const QString& accessible, const QString& tip) {
  auto* combo = new QComboBox(parent);
  combo->setObjectName(name);
  combo->setAccessibleName(accessible);
  combo->setToolTip(tip);
  return combo;
}

}  // namespace

ImportChoices::ImportChoices(const core::Catalogue& catalogue, const chart::Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), form_(new QFormLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  instrument_ = new InstrumentChoice(catalogue, this);
  series_ =
      make_combo(this, QStringLiteral("ImportSeries"), tr("Series"), tr("What the rows of the file are"));
  for (const SeriesKind kind : {SeriesKind::Candles, SeriesKind::OpenInterest, SeriesKind::Funding})
    series_->addItem(series_text(kind), static_cast<int>(kind));
  unit_ =
      make_combo(this, QStringLiteral("ImportUnit"), tr("Unit"), tr("What the open interest is counted in"));
  form_->setContentsMargins(0, 0, 0, 0);
  form_->addRow(tr("&Instrument"), instrument_);
  form_->addRow(tr("&Series"), series_);
  form_->addRow(tr("&Unit"), unit_);
  form_->setRowVisible(unit_, false);
  understood_ = new QLabel(this);
  understood_->setObjectName(QStringLiteral("ImportUnderstood"));
  understood_->setAccessibleName(tr("What the columns were understood as"));
  understood_->setTextFormat(Qt::RichText);
  understood_->setWordWrap(true);
  // Fields as long as a screen is wide are hard to read.
  auto* row = new QHBoxLayout;
  row->addLayout(form_, 3);
  row->addStretch(2);
  column->addLayout(row);
  column->addWidget(understood_);
  connect(instrument_, &InstrumentChoice::changed, this, &ImportChoices::changed);
  connect(series_, &QComboBox::activated, this, [this] {
    instrument_->set_series(static_cast<SeriesKind>(series_->currentData().toInt()));
    emit changed();
  });
  connect(unit_, &QComboBox::activated, this, &ImportChoices::changed);
}

void ImportChoices::show_reading(const ImportReading& reading) {
  const app::ImportFile& request = reading.wish.request;
  series_->setCurrentIndex(series_->findData(static_cast<int>(request.series)));
  instrument_->set_series(request.series);
  if (reading.wish.guess) instrument_->set_instrument(QString::fromStdString(request.instrument));
  show_units(reading);
  show_understood(reading);
}

// Only what the columns leave open: a unit that contradicts them would be refused.
void ImportChoices::show_units(const ImportReading& reading) {
  const bool matters = reading.wish.request.series == SeriesKind::OpenInterest && reading.columns;
  form_->setRowVisible(unit_, matters);
  if (!matters) return;
  const QVariant before = unit_->currentData();
  unit_->clear();
  const auto add = [this](OpenInterestUnit unit) { unit_->addItem(unit_name(unit), static_cast<int>(unit)); };
  if (reading.columns->units.empty()) {
    for (const auto unit : {OpenInterestUnit::Coin, OpenInterestUnit::Usd, OpenInterestUnit::Contracts})
      add(unit);
    unit_->setPlaceholderText(tr("choose"));
    unit_->setCurrentIndex(-1);
  } else {
    unit_->addItem(tr("as the columns say"), kAsTheColumnsSay);
    for (const auto unit : reading.columns->units) add(unit);
  }
  if (const auto chosen = reading.wish.request.unit) {
    unit_->setCurrentIndex(unit_->findData(static_cast<int>(*chosen)));
  } else if (before.isValid() && !reading.columns->units.empty()) {
    unit_->setCurrentIndex(0);
  }
}

void ImportChoices::show_understood(const ImportReading& reading) {
  const app::SeriesFile& read = reading.file.series.file;
  const auto together = [](const std::vector<std::string>& sentences, const QColor& name,
                           const QColor& rest) {
    QStringList parts;
    for (const std::string& sentence : sentences) {
      const QString whole = QString::fromStdString(sentence);
      const qsizetype colon = std::max<qsizetype>(whole.indexOf(QStringLiteral(": ")), 0);
      parts << QStringLiteral("<span style='color:%1'>%2</span><span style='color:%3'>%4</span>")
                   .arg(html(name), whole.left(colon).toHtmlEscaped(), html(rest),
                        whole.mid(colon).toHtmlEscaped());
    }
    return parts.join(QStringLiteral(" · "));
  };
  QStringList lines{together(read.understood, theme_.text, theme_.muted)};
  if (!read.remarks.empty()) lines << together(read.remarks, theme_.warning, theme_.warning);
  understood_->setText(lines.join(QStringLiteral("<br>")));
  understood_->setVisible(!read.understood.empty());
}

void ImportChoices::fill(app::ImportFile& request) const {
  request.series = static_cast<SeriesKind>(series_->currentData().toInt());
  instrument_->fill(request);
  request.unit.reset();
  const QVariant unit = unit_->currentData();
  if (request.series == SeriesKind::OpenInterest && unit.isValid() && unit.toInt() != kAsTheColumnsSay)
    request.unit = static_cast<OpenInterestUnit>(unit.toInt());
}

QString ImportChoices::problem() const { return instrument_->problem(); }

}  // namespace btcflow::gui
