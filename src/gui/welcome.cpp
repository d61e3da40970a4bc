#include "welcome.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace btcflow::gui {

namespace {
constexpr int kTextWidth = 520;
}

Welcome::Welcome(bool can_fetch, QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("Welcome"));
  column_->setSpacing(12);
  column_->addStretch(2);
  add_text(tr("<h2>Nothing is in the cache yet</h2>"));
  if (can_fetch) add_fetch();
  add_text(tr(
      "Take in recorded history: a folder of CSV files with candles, open interest and funding. Each file is "
      "checked; a bad one changes nothing."));
  connect(static_cast<QPushButton*>(add_choice(QStringLiteral("WelcomeImport"), tr("Import a folder …"))),
          &QPushButton::clicked, this, &Welcome::import_chosen);
  add_text(
      tr("Or look around first in an invented market. It is marked as demonstration data everywhere, and "
         "nothing of it is stored."));
  connect(
      static_cast<QPushButton*>(add_choice(QStringLiteral("WelcomeDemo"), tr("Look at the demonstration"))),
      &QPushButton::clicked, this, &Welcome::demo_chosen);
  column_->addStretch(3);
}

void Welcome::add_text(const QString& text) {
  auto* label = new QLabel(text, this);
  label->setWordWrap(true);
  label->setFixedWidth(kTextWidth);
  label->setMinimumHeight(label->heightForWidth(kTextWidth));  // a layout asks wrapped text only for one line
  column_->addWidget(label, 0, Qt::AlignHCenter);
}

QWidget* Welcome::add_choice(const QString& name, const QString& text) {
  auto* button = new QPushButton(text, this);
  button->setObjectName(name);
  button->setAccessibleName(text);
  button->setFixedWidth(kTextWidth);
  column_->addWidget(button, 0, Qt::AlignHCenter);
  return button;
}

void Welcome::add_fetch() {
  add_text(tr(
      "Fetch it from the exchanges themselves: no account, no key. The newest days come first, so the chart "
      "lives after seconds; the past follows behind it. Everything takes about ten minutes and fills "
      "some ten megabytes."));
  auto* row = new QWidget(this);
  row->setFixedWidth(kTextWidth);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* depth = new QComboBox(row);
  depth->setObjectName(QStringLiteral("WelcomeDepth"));
  depth->setAccessibleName(tr("How much"));
  depth->addItem(tr("everything there is"), 0);
  depth->addItem(tr("the last 4 years"), 4);
  depth->addItem(tr("the last year"), 1);
  auto* button = new QPushButton(tr("Fetch"), row);
  button->setObjectName(QStringLiteral("WelcomeFetch"));
  button->setAccessibleName(tr("Fetch"));
  layout->addWidget(depth);
  layout->addWidget(button, 1);
  column_->addWidget(row, 0, Qt::AlignHCenter);
  connect(button, &QPushButton::clicked, this,
          [this, depth] { emit fetch_chosen(depth->currentData().toInt()); });
}

}  // namespace btcflow::gui
