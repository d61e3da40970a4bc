#include "welcome.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace btcflow::gui {

namespace {

constexpr int kTextWidth = 520;
constexpr std::array kDepths{0, 4, 1};  // years back from today; 0: everything

QString depth_text(int years) {
  if (years == 0) return Welcome::tr("everything there is");
  return years == 1 ? Welcome::tr("the last year") : Welcome::tr("the last %1 years").arg(years);
}

// From what `btcflow sync --dry-run` says of an empty cache. A short history takes little less: most of the
// time goes to the venues that answer a row a request, and of those little is fetched in any case.
QString cost_text(int years) {
  switch (years) {
    case 0:
      return Welcome::tr("Everything takes about ten minutes and fills some fifteen megabytes.");
    case 1:
      return Welcome::tr(
          "A year is there after two or three minutes, but for one slow venue that takes about eight, and "
          "fills "
          "some three megabytes.");
    default:
      return Welcome::tr("Four years take about eight minutes and fill some ten megabytes.");
  }
}

}  // namespace

Welcome::Welcome(bool can_fetch, QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("Welcome"));
  column_->setSpacing(12);
  column_->addStretch(2);
  add_text(tr("<h2>Nothing is in the cache yet</h2>"));
  if (can_fetch) add_fetch();
  add_text(
      tr("Take in recorded history: CSV files with candles, open interest or funding, one or a whole folder. "
         "Each file is checked; a bad one changes nothing."));
  connect(add_choice(QStringLiteral("WelcomeImport"), tr("Import a file or folder …"),
                     tr("Shows what is understood of the files before anything is taken in")),
          &QPushButton::clicked, this, &Welcome::import_chosen);
  add_text(
      tr("Or look around first in an invented market. It is marked as demonstration data everywhere, and "
         "nothing of it is stored."));
  connect(add_choice(QStringLiteral("WelcomeDemo"), tr("Look at the demonstration"),
                     tr("Shows an invented market until the window is closed")),
          &QPushButton::clicked, this, &Welcome::demo_chosen);
  column_->addStretch(3);
}

QLabel* Welcome::add_text(const QString& text) {
  auto* label = new QLabel(text, this);
  label->setWordWrap(true);
  label->setFixedWidth(kTextWidth);
  label->setMinimumHeight(label->heightForWidth(kTextWidth));  // a layout asks wrapped text only for one line
  column_->addWidget(label, 0, Qt::AlignHCenter);
  return label;
}

QPushButton* Welcome::add_choice(const QString& name, const QString& text, const QString& tip) {
  auto* button = new QPushButton(text, this);
  button->setObjectName(name);
  button->setAccessibleName(text);
  button->setToolTip(tip);
  button->setFixedWidth(kTextWidth);
  column_->addWidget(button, 0, Qt::AlignHCenter);
  return button;
}

void Welcome::add_fetch() {
  add_text(tr(
      "Fetch it from the exchanges themselves: no account, no key. The newest days come first, so the chart "
      "lives after seconds; the past follows behind it."));
  auto* row = new QWidget(this);
  row->setFixedWidth(kTextWidth);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* depth = new QComboBox(row);
  depth->setObjectName(QStringLiteral("WelcomeDepth"));
  depth->setAccessibleName(tr("How much"));
  depth->setToolTip(tr("How much of the past is fetched; the settings can change it later"));
  for (const int years : kDepths) depth->addItem(depth_text(years), years);
  auto* button = new QPushButton(tr("Fetch"), row);
  button->setObjectName(QStringLiteral("WelcomeFetch"));
  button->setAccessibleName(tr("Fetch"));
  button->setToolTip(tr("Begins in the background; it can be stopped, and goes on from there the next time"));
  layout->addWidget(depth);
  layout->addWidget(button, 1);
  column_->addWidget(row, 0, Qt::AlignHCenter);
  add_cost(*depth);
  connect(button, &QPushButton::clicked, this,
          [this, depth] { emit fetch_chosen(depth->currentData().toInt()); });
}

// What the chosen depth costs. As high as the longest of its sentences: nothing below it moves.
void Welcome::add_cost(QComboBox& depth) {
  QLabel* cost = add_text(cost_text(kDepths.front()));
  cost->setObjectName(QStringLiteral("WelcomeCost"));
  int height = 0;
  for (const int years : kDepths) {
    cost->setText(cost_text(years));
    height = std::max(height, cost->heightForWidth(kTextWidth));
  }
  cost->setMinimumHeight(height);
  const auto show = [cost, &depth] {
    cost->setText(cost_text(depth.currentData().toInt()));
    depth.setAccessibleDescription(cost->text());
  };
  connect(&depth, &QComboBox::currentIndexChanged, cost, show);
  show();
}

}  // namespace btcflow::gui
