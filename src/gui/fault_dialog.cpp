#include "fault_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>
#include <algorithm>

#include "button_key.h"
#include "list_table.h"
#include "progress_text.h"
#include "text.h"

namespace btcflow::gui {

namespace {

enum Column { kWhen, kVenue, kWhat, kTimes, kNextTry };
constexpr int kWidth = 110;  // characters
constexpr int kHeight = 26;  // lines
constexpr int kDetailLines = 8;

QString venue_text(const Fault& fault) {
  return fault.venue.empty() ? FaultDialog::tr("(all)") : text(fault.venue_name);
}

QString detail_text(const Fault& fault) {
  QStringList lines{text(fault.sentence)};
  if (fault.times > 1)
    lines += FaultDialog::tr("%1 times since %2").arg(fault.times).arg(clock_text(fault.first));
  if (!fault.cause.empty()) lines += FaultDialog::tr("Cause: %1").arg(text(fault.cause));
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

FaultDialog::FaultDialog(QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("FaultDialog"));
  setWindowTitle(tr("Faults while fetching"));
  build();
  resize(fontMetrics().averageCharWidth() * kWidth, fontMetrics().lineSpacing() * kHeight);
  refresh();
}

void FaultDialog::build() {
  head_ = new QLabel(this);
  head_->setObjectName(QStringLiteral("FaultHead"));
  head_->setWordWrap(true);
  table_ = new ListTable({tr("when"), tr("venue"), tr("what happened"), tr("how often"), tr("next try")},
                         kWhat, QStringLiteral("FaultTable"), this);
  table_->setAccessibleName(tr("Faults"));
  detail_ = make_detail(this, kDetailLines, QStringLiteral("FaultDetail"), tr("About the chosen fault"));
  copied_ = new QLabel(this);
  copied_->setObjectName(QStringLiteral("FaultCopied"));
  copied_->setWordWrap(true);

  auto* buttons = new QDialogButtonBox(this);
  copy_ = buttons->addButton(tr("Copy diagnostics"), QDialogButtonBox::ActionRole);
  copy_->setObjectName(QStringLiteral("FaultCopy"));
  give_key(
      *copy_, Qt::CTRL | Qt::SHIFT | Qt::Key_C,
      tr("Copies versions, settings, feeds and faults for a bug report, without keys and passwords (%1)"));
  again_ = buttons->addButton(tr("Try again"), QDialogButtonBox::ActionRole);
  again_->setObjectName(QStringLiteral("FaultTryAgain"));
  give_key(*again_, Qt::CTRL | Qt::Key_R, tr("Fetches now what is missing (%1)"));
  QPushButton* close = buttons->addButton(QDialogButtonBox::Close);
  close->setObjectName(QStringLiteral("FaultClose"));
  close->setToolTip(
      tr("Closes this window (%1)").arg(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)));
  for (QPushButton* button : {copy_, again_, close}) {
    button->setAccessibleName(button->text());
    button->setAutoDefault(false);
  }

  auto* layout = new QVBoxLayout(this);
  layout->addWidget(head_);
  layout->addWidget(table_, 1);
  layout->addWidget(detail_);
  layout->addWidget(copied_);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(copy_, &QPushButton::clicked, this, &FaultDialog::copy_diagnostics_chosen);
  connect(again_, &QPushButton::clicked, this, &FaultDialog::try_again_chosen);
  connect(table_, &QTableWidget::itemSelectionChanged, this, &FaultDialog::show_detail);
  connect(table_, &ListTable::sort_changed, this, &FaultDialog::refresh);
  connect(table_, &ListTable::copy_wanted, this,
          [this] { QGuiApplication::clipboard()->setText(detail_->toPlainText()); });
}

void FaultDialog::show_faults(const std::vector<Fault>& faults, std::optional<core::Time> next_try) {
  faults_ = faults;
  next_try_ = next_try;
  copied_->clear();
  refresh();
}

void FaultDialog::set_running(bool running) {
  running_ = running;
  refresh();
}

void FaultDialog::show_copied() {
  copied_->setText(tr("The diagnostics are on the clipboard. Keys and passwords are left out."));
}

QString FaultDialog::next_try_text(const Fault& fault) const {
  if (running_) return tr("now");
  if (!next_try_) return tr("when you fetch");
  return clock_text(std::max(*next_try_, fault.not_before.value_or(*next_try_)));
}

void FaultDialog::refresh() {
  const int column = table_->sort_column();
  const auto before = [column](const Fault& a, const Fault& b) {
    switch (column) {
      case kVenue:
        return QString::localeAwareCompare(venue_text(a), venue_text(b)) < 0;
      case kWhat:
        return a.sentence < b.sentence;
      case kTimes:
        return a.times < b.times;
      default:
        return a.last < b.last;
    }
  };
  if (column < 0) {
    std::stable_sort(faults_.begin(), faults_.end(),
                     [](const Fault& a, const Fault& b) { return a.last > b.last; });
  } else {
    const bool descending = table_->sort_descending();
    std::stable_sort(faults_.begin(), faults_.end(), [&](const Fault& a, const Fault& b) {
      return descending ? before(b, a) : before(a, b);
    });
  }
  head_->setText(faults_.empty()
                     ? tr("Nothing is wrong: what was asked for came.")
                     : tr("What is shown comes from the cache; nothing of it is lost. Each of these is tried "
                          "again at the next fetch."));
  {
    const QSignalBlocker quiet(table_);
    table_->setRowCount(static_cast<int>(faults_.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
      const Fault& fault = faults_[static_cast<std::size_t>(row)];
      table_->set_text(row, kWhen, clock_text(fault.last));
      table_->set_text(row, kVenue, venue_text(fault));
      table_->set_text(row, kWhat, text(fault.sentence));
      table_->set_text(row, kTimes, fault.times == 1 ? tr("once") : tr("%1 times").arg(fault.times));
      table_->set_text(row, kNextTry, next_try_text(fault));
      table_->item(row, kWhat)
          ->setToolTip(Qt::convertFromPlainText(detail_text(fault), Qt::WhiteSpaceNormal));
    }
    if (!faults_.empty() && table_->currentRow() < 0) table_->selectRow(0);
  }
  again_->setEnabled(!running_);
  show_detail();
}

void FaultDialog::show_detail() {
  const int row = table_->currentRow();
  const bool any = row >= 0 && static_cast<std::size_t>(row) < faults_.size();
  detail_->setVisible(any);
  if (any) detail_->setPlainText(detail_text(faults_[static_cast<std::size_t>(row)]));
}

}  // namespace btcflow::gui
