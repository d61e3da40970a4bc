#include "section.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "caption.h"
#include "flat_style.h"
#include "input_guard.h"
#include "parameter_row.h"

namespace btcflow::gui {

namespace {

constexpr int kBefore = 4;  // texts begin at this and the gutter
constexpr int kAfter = 14;
constexpr int kRowSpacing = 9;
constexpr int kWidth = 320;
constexpr int kDot = 6;
constexpr int kHeaderSpace = 15;  // above and below the title together

template <typename Add>
QLayout* inset(Add add) {
  auto* line = new QHBoxLayout;
  line->setSpacing(0);
  line->addSpacing(kGutter);
  add(*line);
  return line;
}

}  // namespace

SectionHeader::SectionHeader(const QString& title, QWidget* parent) : QAbstractButton(parent) {
  setText(title);
  setAccessibleName(title);
  setCheckable(true);
  setChecked(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setAttribute(Qt::WA_Hover);
  guard_input(*this);
}

void SectionHeader::set_changed(bool changed) {
  if (changed == changed_) return;
  changed_ = changed;
  setAccessibleDescription(changed ? tr("differs from the preset") : QString());
  update();
}

QFont SectionHeader::font_of_title() const {
  QFont bold = font();
  bold.setBold(true);
  return bold;
}

int SectionHeader::room_beside() const {
  return kBefore + kGutter + kDot + 3 * QFontMetrics(font_of_title()).height() / 2 + kAfter;
}

QSize SectionHeader::sizeHint() const {
  const QFontMetrics metrics(font_of_title());
  return {metrics.horizontalAdvance(text()) + room_beside(), metrics.height() + kHeaderSpace};
}

QSize SectionHeader::minimumSizeHint() const {
  const QFontMetrics metrics(font_of_title());
  int widest = 0;
  for (const QString& word : text().split(QLatin1Char(' '))) {
    widest = std::max(widest, metrics.horizontalAdvance(word));
  }
  return {widest + room_beside(), metrics.height() + kHeaderSpace};
}

int SectionHeader::heightForWidth(int width) const {
  const QRect room(0, 0, width - room_beside(), QWIDGETSIZE_MAX);
  const int wrapped = static_cast<int>(Qt::TextWordWrap);
  return QFontMetrics(font_of_title()).boundingRect(room, wrapped, text()).height() + kHeaderSpace;
}

void SectionHeader::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
  painter.setPen(palette().color(QPalette::Mid));
  painter.drawLine(0, 0, width(), 0);
  painter.setFont(font_of_title());
  painter.setPen(palette().color(QPalette::WindowText));
  const auto placed = [this](const QRect& r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
  const QRect title(kBefore + kGutter, 1, width() - room_beside(), height() - 1);
  const Qt::Alignment side = Qt::AlignAbsolute | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
  painter.drawText(placed(title), static_cast<int>(side | Qt::AlignVCenter) | Qt::TextWordWrap, text());
  const int arrow = painter.fontMetrics().height() / 2;
  const int arrow_left = width() - kAfter - arrow;
  draw_arrow_head(painter, placed({arrow_left, (height() - arrow) / 2, arrow, arrow}),
                  isChecked() ? Qt::UpArrow : Qt::DownArrow,
                  palette().color(underMouse() ? QPalette::WindowText : QPalette::PlaceholderText));
  painter.setRenderHint(QPainter::Antialiasing);
  if (changed_) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawEllipse(placed({arrow_left - arrow - kDot, (height() - kDot) / 2, kDot, kDot}));
  }
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(accent);
    painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 4, 4);
  }
}

Section::Section(const QString& object_name, const QString& title, QWidget* parent)
    : QWidget(parent),
      header_(new SectionHeader(title, this)),
      body_(new QWidget(this)),
      column_(new QVBoxLayout(body_)) {
  setObjectName(object_name);
  header_->setObjectName(object_name + QStringLiteral("Header"));
  column_->setSpacing(kRowSpacing);
  set_margins();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(header_);
  column->addWidget(body_);
  connect(header_, &SectionHeader::toggled, this, &Section::set_open);
  set_open(true);
}

void Section::add(QWidget* widget) {
  column_->addLayout(inset([widget](QHBoxLayout& line) { line.addWidget(widget); }));
}

void Section::add(QLayout* layout) {
  column_->addLayout(inset([layout](QHBoxLayout& line) { line.addLayout(layout, 1); }));
}

void Section::add_row(ParameterRow* row) { column_->addWidget(row); }

bool Section::is_open() const { return header_->isChecked(); }

void Section::set_open(bool open) {
  header_->setChecked(open);
  header_->setToolTip(open ? tr("Fold away (Space)") : tr("Show what is in it (Space)"));
  body_->setVisible(open);
}

void Section::set_changed(bool changed) { header_->set_changed(changed); }

// A layout does not turn its margins round by itself.
void Section::set_margins() {
  const bool rtl = isRightToLeft();
  column_->setContentsMargins(rtl ? kAfter : kBefore, 2, rtl ? kBefore : kAfter, 12);
}

void Section::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LayoutDirectionChange) set_margins();
}

Page::Page(const QString& object_name, QWidget* parent) : QScrollArea(parent) {
  setObjectName(object_name);
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  auto* body = new QWidget(this);
  column_ = new QVBoxLayout(body);
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
  setWidget(body);
  body->installEventFilter(this);
}

void Page::add(QWidget* widget) { column_->addWidget(widget); }

void Page::end() { column_->addStretch(1); }

QSize Page::minimumSizeHint() const {
  return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 0};
}

QSize Page::sizeHint() const { return minimumSizeHint().expandedTo({kWidth, kWidth}); }

bool Page::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) updateGeometry();
  return QScrollArea::eventFilter(watched, event);
}

}  // namespace btcflow::gui
