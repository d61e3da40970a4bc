#include "banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace btcflow::gui {

Banner::Banner(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("Banner"));
  setAttribute(Qt::WA_StyledBackground);
  text_ = new QLabel(this);
  text_->setObjectName(QStringLiteral("BannerText"));
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* close = new QToolButton(this);
  close->setObjectName(QStringLiteral("BannerClose"));
  close->setText(QStringLiteral("✕"));
  close->setToolTip(tr("Put this away"));
  close->setAccessibleName(tr("Put this away"));
  close->setFocusPolicy(Qt::TabFocus);
  connect(close, &QToolButton::clicked, this, &Banner::put_away);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 6, 8, 6);
  row->addWidget(text_, 1);
  row->addWidget(close, 0, Qt::AlignTop);
  hide();
}

void Banner::add(const QString& sentence) {
  if (sentences_.contains(sentence)) return;
  sentences_.append(sentence);
  text_->setText(sentences_.join(QLatin1Char('\n')));
  text_->setAccessibleName(text_->text());
  show();
}

void Banner::put_away() {
  sentences_.clear();
  hide();
}

}  // namespace btcflow::gui
