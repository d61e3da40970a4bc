#include "welcome.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace btcflow::gui {

namespace {
constexpr int kTextWidth = 520;
}

Welcome::Welcome(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("Welcome"));
  auto* column = new QVBoxLayout(this);
  column->setSpacing(12);
  column->addStretch(2);
  const auto add_text = [&](const QString& text) {
    auto* label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setFixedWidth(kTextWidth);
    label->setMinimumHeight(
        label->heightForWidth(kTextWidth));  // a layout asks wrapped text only for one line
    column->addWidget(label, 0, Qt::AlignHCenter);
  };
  const auto add_choice = [&](const QString& name, const QString& text) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setFixedWidth(kTextWidth);
    column->addWidget(button, 0, Qt::AlignHCenter);
    return button;
  };
  add_text(tr("<h2>Nothing is in the cache yet</h2>"));
  add_text(tr(
      "Take in recorded history: a folder of CSV files with candles, open interest and funding. Each file is "
      "checked; a bad one changes nothing."));
  connect(add_choice(QStringLiteral("WelcomeImport"), tr("Import a folder …")), &QPushButton::clicked, this,
          &Welcome::import_chosen);
  add_text(
      tr("Or look around first in an invented market. It is marked as demonstration data everywhere, and "
         "nothing "
         "of it is stored."));
  connect(add_choice(QStringLiteral("WelcomeDemo"), tr("Look at the demonstration")), &QPushButton::clicked,
          this, &Welcome::demo_chosen);
  column->addStretch(3);
}

}  // namespace btcflow::gui
