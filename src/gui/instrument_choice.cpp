#include "instrument_choice.h"
#include "text.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace btcflow::gui {

using core::MarketKind;
using core::SeriesKind;

namespace {

void name_control(QWidget* control, const QString& name, const QString& accessible, const QString& tip) {
  control->setObjectName(name);
  control->setAccessibleName(accessible);
  control->setToolTip(tip);
}

QComboBox* make_name(const core::Catalogue& catalogue, QWidget* parent) {
  auto* combo = new QComboBox(parent);
  name_control(
      combo, QStringLiteral("ImportInstrument"), InstrumentChoice::tr("Instrument"),
      InstrumentChoice::tr("Type a part of the name to search; a name that is not in the list is a new "
                           "instrument, written venue:symbol"));
  combo->setEditable(true);
  combo->setInsertPolicy(QComboBox::NoInsert);
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setMinimumContentsLength(24);
  for (const core::Instrument& i : catalogue.instruments) {
    combo->addItem(text(i.id));
    combo->setItemData(combo->count() - 1,
                       InstrumentChoice::tr("%1, %2 in %3", "spot, BTC in USD")
                           .arg(text(std::string(core::to_text(i.kind))), text(i.base), text(i.quote)),
                       Qt::ToolTipRole);
  }
  combo->model()->sort(0);
  combo->setCurrentIndex(-1);
  combo->lineEdit()->setPlaceholderText(InstrumentChoice::tr("type to search, or venue:symbol"));
  auto* completer = new QCompleter(combo->model(), combo);
  completer->setFilterMode(Qt::MatchContains);
  completer->setCaseSensitivity(Qt::CaseInsensitive);
  completer->setCompletionMode(QCompleter::PopupCompletion);
  combo->setCompleter(completer);
  return combo;
}

}  // namespace

InstrumentChoice::InstrumentChoice(const core::Catalogue& catalogue, QWidget* parent)
    : QWidget(parent), catalogue_(catalogue), name_(make_name(catalogue, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(name_);
  setFocusProxy(name_);
  add_description();
  column->addWidget(description_);
  connect(name_, &QComboBox::editTextChanged, this, [this] {
    take_name();
    emit changed();
  });
  connect(kind_, &QComboBox::activated, this, &InstrumentChoice::changed);
  connect(quote_, &QComboBox::activated, this, &InstrumentChoice::changed);
  connect(base_, &QLineEdit::textEdited, this, &InstrumentChoice::changed);
  take_name();
}

void InstrumentChoice::add_description() {
  description_ = new QWidget(this);
  description_->setObjectName(QStringLiteral("ImportNewInstrument"));
  auto* row = new QHBoxLayout(description_);
  row->setContentsMargins(0, 0, 0, 0);
  kind_ = new QComboBox(description_);
  name_control(kind_, QStringLiteral("ImportKind"), tr("Kind of market"), tr("What the new instrument is"));
  base_ = new QLineEdit(description_);
  name_control(base_, QStringLiteral("ImportBase"), tr("Coin"), tr("The coin that is traded, like BTC"));
  base_->setPlaceholderText(QStringLiteral("BTC"));
  base_->setMaxLength(20);
  base_->setMinimumWidth(8 * base_->fontMetrics().averageCharWidth());
  quote_ = new QComboBox(description_);
  name_control(quote_, QStringLiteral("ImportQuote"), tr("Quote"), tr("What its prices are in"));
  quote_->addItems({QStringLiteral("USD"), QStringLiteral("USDT"), QStringLiteral("USDC")});
  row->addWidget(new QLabel(tr("new:"), description_));
  row->addWidget(kind_);
  row->addWidget(new QLabel(tr("of", "a market of BTC"), description_));
  row->addWidget(base_, 1);
  row->addWidget(new QLabel(tr("in", "prices in USD"), description_));
  row->addWidget(quote_);
  fill_kinds();
}

void InstrumentChoice::fill_kinds() {
  const QSignalBlocker quiet(kind_);
  const QVariant before = kind_->currentData();
  kind_->clear();
  if (series_ == SeriesKind::Candles) kind_->addItem(tr("spot market"), static_cast<int>(MarketKind::Spot));
  if (series_ == SeriesKind::OpenInterest)
    kind_->addItem(tr("sum over venues"), static_cast<int>(MarketKind::Aggregate));
  kind_->addItem(tr("perpetual"), static_cast<int>(MarketKind::PerpLinear));
  kind_->setCurrentIndex(std::max(0, kind_->findData(before)));
}

void InstrumentChoice::set_series(SeriesKind series) {
  if (series == series_) return;
  series_ = series;
  fill_kinds();
  description_->setVisible(wants_description());
}

void InstrumentChoice::set_instrument(const QString& id) {
  const QSignalBlocker quiet(name_);
  name_->setEditText(id);
  take_name();
}

// In the catalogue's spelling, where only upper and lower case differ.
QString InstrumentChoice::id() const {
  const QString typed = name_->currentText().trimmed();
  if (catalogue_.find(typed.toStdString()) != nullptr) return typed;
  const int there = name_->findText(typed, Qt::MatchFixedString);
  return there < 0 ? typed : name_->itemText(there);
}

bool InstrumentChoice::wants_description() const {
  if (id().isEmpty()) return false;
  const core::Instrument* known = catalogue_.find(id().toStdString());
  if (known == nullptr) return true;
  return known->custom && known->kind == MarketKind::Aggregate && series_ == SeriesKind::Candles;
}

void InstrumentChoice::take_name() {
  const bool described = wants_description();
  if (described) {
    const std::string symbol = id().section(QLatin1Char(':'), 1).toStdString();
    if (const auto base = app::base_in_symbol(symbol)) base_->setText(text(*base));
    quote_->setCurrentText(text(app::quote_in_symbol(symbol)));
  }
  description_->setVisible(described);
}

void InstrumentChoice::fill(app::ImportFile& request) const {
  request.instrument = problem().isEmpty() ? id().toStdString() : std::string();
  request.kind.reset();
  request.base.reset();
  request.quote.reset();
  if (request.instrument.empty() || !wants_description()) return;
  const auto kind = static_cast<MarketKind>(kind_->currentData().toInt());
  if (kind != MarketKind::Aggregate) request.kind = kind;
  request.base = base_->text().trimmed().toStdString();
  request.quote = quote_->currentText().toStdString();
}

QString InstrumentChoice::problem() const {
  if (id().isEmpty()) return tr("Choose the instrument whose rows these are.");
  if (!wants_description()) return {};
  const qsizetype colon = id().indexOf(QLatin1Char(':'));
  if (colon <= 0 || colon + 1 == id().size())
    return tr("No instrument is called \"%1\"; a new one is written venue:symbol, like bitstamp:btcusd.")
        .arg(id());
  if (base_->text().trimmed().isEmpty()) return tr("Say which coin %1 is of.").arg(id());
  return {};
}

}  // namespace btcflow::gui
