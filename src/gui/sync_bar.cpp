#include "sync_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "btcflow/core/number.h"

namespace btcflow::gui {

namespace {

constexpr int kBarWidth = 120;
constexpr int kBarHeight = 8;

QString time_text(core::Duration d) {
  const auto seconds = static_cast<int>(d.count() / 1000);
  return seconds < 90 ? SyncBar::tr("%1 s").arg(seconds) : SyncBar::tr("%1 min").arg((seconds + 30) / 60);
}

}  // namespace

SyncBar::SyncBar(QWidget* parent)
    : QWidget(parent),
      bar_(new QProgressBar(this)),
      words_(new QLabel(this)),
      stop_(new QPushButton(tr("Stop"), this)) {
  setObjectName(QStringLiteral("SyncBar"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 8, 0);
  bar_->setObjectName(QStringLiteral("SyncProgress"));
  bar_->setAccessibleName(tr("Fetching"));
  bar_->setFixedSize(kBarWidth, kBarHeight);
  bar_->setTextVisible(false);
  words_->setObjectName(QStringLiteral("SyncWords"));
  stop_->setObjectName(QStringLiteral("SyncStop"));
  stop_->setAccessibleName(tr("Stop fetching"));
  stop_->setToolTip(tr("Stop fetching; what came is kept, and the next time goes on from here"));
  stop_->setFocusPolicy(Qt::TabFocus);
  stop_->setStyleSheet(QStringLiteral("padding: 1px 8px"));
  row->addWidget(bar_);
  row->addWidget(words_);
  row->addWidget(stop_);
  connect(stop_, &QPushButton::clicked, this, &SyncBar::stop_chosen);
  hide();
}

void SyncBar::show_state(const SyncState& state) {
  bar_->setRange(0, static_cast<int>(state.done + state.left));
  bar_->setValue(static_cast<int>(state.done));
  QString words =
      tr("fetching · %1 rows").arg(QString::fromStdString(core::grouped(static_cast<double>(state.rows))));
  if (state.time_left) words += tr(" · about %1").arg(time_text(*state.time_left));
  words_->setText(words);
  setToolTip(state.venues);
}

}  // namespace btcflow::gui
