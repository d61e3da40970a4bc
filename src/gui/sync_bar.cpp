#include "sync_bar.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "button_key.h"
#include "elided_label.h"
#include "progress_text.h"
#include "sync_popup.h"

namespace btcflow::gui {

SyncBar::SyncBar(QWidget* parent)
    : QWidget(parent),
      bar_(make_thin_bar(this, QStringLiteral("SyncProgress"), tr("Fetching"))),
      words_(new ElidedLabel(this)),
      venues_(new QToolButton(this)),
      stop_(new QPushButton(tr("Stop"), this)),
      popup_(new SyncPopup(this)) {
  setObjectName(QStringLiteral("SyncBar"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 8, 0);
  words_->setObjectName(QStringLiteral("SyncWords"));
  venues_->setObjectName(QStringLiteral("SyncVenues"));
  venues_->setArrowType(Qt::UpArrow);
  venues_->setAutoRaise(true);
  venues_->setAccessibleName(tr("Show the venues"));
  venues_->setFocusPolicy(Qt::TabFocus);
  give_key(*venues_, Qt::CTRL | Qt::Key_J, tr("Show how each venue is doing (%1)"));
  bar_->setToolTip(venues_->toolTip());
  stop_->setObjectName(QStringLiteral("SyncStop"));
  stop_->setAccessibleName(tr("Stop fetching"));
  give_key(*stop_, Qt::CTRL | Qt::Key_Period,
           tr("Stop fetching; what came is kept, and the next time goes on from here (%1)"));
  stop_->setFocusPolicy(Qt::TabFocus);
  stop_->setStyleSheet(QStringLiteral("padding: 1px 8px"));
  row->addWidget(bar_);
  row->addWidget(words_);
  row->addWidget(venues_);
  row->addWidget(stop_);
  connect(stop_, &QPushButton::clicked, this, &SyncBar::stop_chosen);
  connect(venues_, &QToolButton::clicked, this, &SyncBar::open_venues);
  hide();
}

void SyncBar::show_state(const SyncState& state) {
  // Until the first answers there is nothing to count: a busy bar.
  bar_->setRange(0, static_cast<int>(state.done + state.left));
  bar_->setValue(static_cast<int>(state.done));
  words_->setText(progress_text(state));
  bar_->setAccessibleDescription(words_->text());
  venues_->setEnabled(!state.venues.empty());
  popup_->show_state(state);
}

void SyncBar::open_venues() {
  if (venues_->isEnabled()) popup_->open_above(mapToGlobal(QPoint(width(), 0)));
}

void SyncBar::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) open_venues();
}

void SyncBar::hideEvent(QHideEvent* event) {
  popup_->hide();
  QWidget::hideEvent(event);
}

}  // namespace btcflow::gui
