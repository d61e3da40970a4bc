#include "go_to_dialog.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

namespace btcflow::gui {

namespace {

QString text_of(core::Time time) { return QString::fromStdString(core::to_date(time)); }
QDate date_of(core::Time time) { return QDate::fromString(text_of(time), Qt::ISODate); }

// A day that opens where the known time ends holds nothing any more.
core::Time last_day(const core::Span& known) { return core::day_of(known.to - core::Duration{1}); }

}  // namespace

std::optional<core::Time> read_date(const QString& text) {
  static const QRegularExpression form(QStringLiteral("^\\d{4}(-\\d{1,2}(-\\d{1,2})?)?$"));
  const QString typed = text.trimmed();
  if (!form.match(typed).hasMatch()) return std::nullopt;
  const QStringList parts = typed.split(QLatin1Char('-'));
  const QDate date(parts.value(0).toInt(), parts.size() > 1 ? parts.value(1).toInt() : 1,
                   parts.size() > 2 ? parts.value(2).toInt() : 1);
  if (!date.isValid() || date.year() == 0) return std::nullopt;
  return core::make_day(date.year(), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

GoToDate::GoToDate(core::Span known, core::Time shown, const chart::Theme& theme, QWidget* parent)
    : QDialog(parent),
      known_(known),
      text_(new QLineEdit(this)),
      calendar_(new QCalendarWidget(this)),
      hint_(new QLabel(this)),
      go_(new QPushButton(tr("Go"), this)),
      theme_(theme) {
  setObjectName(QStringLiteral("GoToDate"));
  setWindowTitle(tr("Go to date"));
  text_->setObjectName(QStringLiteral("GoToText"));
  text_->setAccessibleName(tr("Date"));
  text_->setPlaceholderText(QStringLiteral("2021-04-12"));
  text_->setToolTip(tr("A day (2021-04-12), a month (2021-04) or a year (2021), UTC"));
  hint_->setObjectName(QStringLiteral("GoToHint"));
  hint_->setWordWrap(true);
  go_->setObjectName(QStringLiteral("GoToGo"));
  go_->setAccessibleName(tr("Go"));
  go_->setToolTip(tr("Show this date in the middle of the chart (Enter)"));
  go_->setDefault(true);
  auto* row = new QHBoxLayout;
  row->addWidget(text_, 1);
  row->addWidget(go_);
  auto* column = new QVBoxLayout(this);
  column->addLayout(row);
  column->addWidget(hint_);
  column->addWidget(calendar_, 1);
  make_calendar(shown);
  text_->setFocus();
  text_->selectAll();
  connect(text_, &QLineEdit::textEdited, this, &GoToDate::show_typed);
  connect(calendar_, &QCalendarWidget::clicked, this, [this](const QDate& date) {
    text_->setText(date.toString(Qt::ISODate));
    show_typed();
  });
  connect(calendar_, &QCalendarWidget::activated, this, &GoToDate::go);
  connect(go_, &QPushButton::clicked, this, &GoToDate::go);
  show_typed();
}

void GoToDate::make_calendar(core::Time shown) {
  calendar_->setObjectName(QStringLiteral("GoToCalendar"));
  calendar_->setAccessibleName(tr("Calendar"));
  calendar_->setGridVisible(false);
  calendar_->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
  calendar_->setDateRange(date_of(known_.from), date_of(last_day(known_)));
  // Arrows instead of the style's pictures, and the colours of the window around it.
  for (const auto& [name, arrow] : {std::pair{"qt_calendar_prevmonth", Qt::LeftArrow},
                                    std::pair{"qt_calendar_nextmonth", Qt::RightArrow}}) {
    if (auto* button = calendar_->findChild<QToolButton*>(QLatin1String(name))) {
      button->setIcon({});
      button->setArrowType(arrow);
    }
  }
  calendar_->setStyleSheet(QStringLiteral("#qt_calendar_navigationbar { background: %1; }"
                                          "#qt_calendar_monthbutton::menu-indicator { image: none; }")
                               .arg(theme_.surface.name()));
  QTextCharFormat header;
  header.setForeground(theme_.muted);
  header.setBackground(theme_.surface);
  calendar_->setHeaderTextFormat(header);
  QTextCharFormat weekend;
  weekend.setForeground(theme_.muted);  // a market that never closes has no red days
  calendar_->setWeekdayTextFormat(Qt::Saturday, weekend);
  calendar_->setWeekdayTextFormat(Qt::Sunday, weekend);
  const core::Time begin = std::clamp(core::day_of(shown), core::day_of(known_.from), last_day(known_));
  calendar_->setSelectedDate(date_of(begin));
  text_->setText(text_of(begin));
}

// A month or a year counts as known if any of it is: what is shown is where the data begin.
std::optional<core::Time> GoToDate::chosen() const {
  const auto date = read_date(text_->text());
  if (!date) return std::nullopt;
  const core::Time first = core::day_of(known_.from);
  const qsizetype dashes = text_->text().trimmed().count(QLatin1Char('-'));
  const QDate day = date_of(*date);
  const QDate end = dashes == 0 ? day.addYears(1) : dashes == 1 ? day.addMonths(1) : day.addDays(1);
  if (*date < first && end > date_of(first)) return first;
  if (*date < first || *date > last_day(known_)) return std::nullopt;
  return date;
}

QString GoToDate::problem() const {
  if (chosen()) return {};
  const QString range =
      tr("There are data from %1 to %2.").arg(text_of(known_.from), text_of(last_day(known_)));
  if (!read_date(text_->text())) {
    return tr("\"%1\" is no date; write 2021-04-12, 2021-04 or 2021. %2").arg(text_->text().trimmed(), range);
  }
  return tr("%1 is outside. %2", "a date outside of the known").arg(text_->text().trimmed(), range);
}

void GoToDate::show_typed() {
  const auto date = chosen();
  const QString wrong = problem();
  const bool empty = text_->text().trimmed().isEmpty();
  QPalette colours = palette();
  colours.setColor(QPalette::WindowText, wrong.isEmpty() || empty ? theme_.muted : theme_.warning);
  hint_->setPalette(colours);
  hint_->setText(
      !wrong.isEmpty() && !empty
          ? wrong
          : tr("There are data from %1 to %2.").arg(text_of(known_.from), text_of(last_day(known_))));
  go_->setEnabled(date.has_value());
  if (!date) return;
  const QSignalBlocker quiet(calendar_);
  calendar_->setSelectedDate(date_of(*date));
}

void GoToDate::go() {
  const auto date = chosen();
  if (!date) return;
  emit date_chosen(*date);
  accept();
}

}  // namespace btcflow::gui
