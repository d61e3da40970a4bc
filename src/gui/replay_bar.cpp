#include "replay_bar.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "button_key.h"
#include "elided_label.h"
#include "media_signs.h"

namespace btcflow::gui {

namespace {

constexpr std::array kSpeeds{1, 2, 5, 10};  // bars a second
constexpr int kUsualSpeed = 1;              // index
constexpr int kPage = 10;                   // bars, Page Up and Down on the slider

QDate date_of(core::Time time) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

core::Time time_of(const QDate& date) {
  return core::make_day(date.year(), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

QToolButton* make_button(QWidget* parent, const char* name, const QString& title, const QKeySequence& key) {
  auto* button = new QToolButton(parent);
  button->setObjectName(QLatin1String(name));
  button->setAccessibleName(title);
  button->setFocusPolicy(Qt::TabFocus);
  give_key(*button, key, ReplayBar::tr("%1 (%2)").arg(title, QStringLiteral("%1")));
  return button;
}

}  // namespace

ReplayBar::ReplayBar(std::unique_ptr<Alarm> alarm, QWidget* parent)
    : QWidget(parent), alarm_(std::move(alarm)) {
  build();
  hide();
}

ReplayBar::~ReplayBar() = default;

void ReplayBar::build() {
  setObjectName(QStringLiteral("ReplayBar"));
  setAccessibleName(tr("Replay"));
  add_buttons();
  add_fields();
  // The slider has the whole width: ten years are to be dragged through.
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(10, 4, 10, 6);
  rows->setSpacing(4);
  rows->addWidget(slider_);
  auto* row = new QHBoxLayout;
  rows->addLayout(row);
  // Time goes to the right in every language, as on the chart above.
  auto* player = new QWidget(this);
  player->setLayoutDirection(Qt::LeftToRight);
  slider_->setLayoutDirection(Qt::LeftToRight);
  auto* buttons = new QHBoxLayout(player);
  buttons->setContentsMargins(0, 0, 0, 0);
  for (QToolButton* button : {back_, play_, forward_}) buttons->addWidget(button);
  for (QWidget* widget : std::initializer_list<QWidget*>{player, speed_, date_}) row->addWidget(widget);
  row->addWidget(label_, 1);
  row->addWidget(now_);
  QWidget* before = nullptr;
  for (QWidget* widget :
       std::initializer_list<QWidget*>{slider_, back_, play_, forward_, speed_, date_, now_}) {
    if (before != nullptr) setTabOrder(before, widget);
    before = widget;
  }
  fit_icons();
  show_as_of();
  show_playing();
}

void ReplayBar::add_buttons() {
  back_ = make_button(this, "ReplayBack", tr("One bar back"), Qt::SHIFT | Qt::Key_Left);
  play_ = make_button(this, "ReplayPlay", tr("Play or pause"), Qt::SHIFT | Qt::Key_Down);
  forward_ = make_button(this, "ReplayForward", tr("One bar forward"), Qt::SHIFT | Qt::Key_Right);
  now_ = make_button(this, "ReplayNow", tr("Back to now: everything that is known"), Qt::SHIFT | Qt::Key_End);
  now_->setText(tr("Now"));
  back_->setIcon(media_icon(MediaSign::StepBack));
  forward_->setIcon(media_icon(MediaSign::StepForward));
  for (QToolButton* button : {back_, forward_}) button->setAutoRepeat(true);
  connect(back_, &QToolButton::clicked, this, [this] { step(-1); });
  connect(forward_, &QToolButton::clicked, this, [this] { step(1); });
  connect(play_, &QToolButton::clicked, this, [this] { playing_ ? pause() : play(); });
  connect(now_, &QToolButton::clicked, this, [this] {
    pause();
    choose(std::nullopt);
  });
}

void ReplayBar::add_fields() {
  speed_ = new QComboBox(this);
  speed_->setObjectName(QStringLiteral("ReplaySpeed"));
  speed_->setAccessibleName(tr("Speed of the replay"));
  speed_->setToolTip(tr("How fast the replay plays"));
  for (const int speed : kSpeeds)
    speed_->addItem(speed == 1 ? tr("1 bar/s") : tr("%1 bars/s").arg(speed), speed);
  speed_->setCurrentIndex(kUsualSpeed);
  speed_->setFocusPolicy(Qt::TabFocus);

  slider_ = new QSlider(Qt::Horizontal, this);
  slider_->setObjectName(QStringLiteral("ReplaySlider"));
  slider_->setAccessibleName(tr("As of"));
  slider_->setToolTip(tr("Drag to go back in time; at the right end is now (arrow keys: bar by bar)"));
  slider_->setPageStep(kPage);
  slider_->setFocusPolicy(Qt::TabFocus);
  connect(slider_, &QSlider::valueChanged, this, [this](int value) {
    pause();
    const auto i = static_cast<std::size_t>(value);
    choose(i < ends_.size() ? std::optional(ends_[i]) : std::nullopt);
  });

  date_ = new QDateEdit(this);
  date_->setObjectName(QStringLiteral("ReplayDate"));
  date_->setAccessibleName(tr("As of this date"));
  date_->setToolTip(tr("Show what was known at 00:00 UTC of this day (Return)"));
  date_->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  date_->setCalendarPopup(true);
  date_->setKeyboardTracking(false);           // not at each digit
  date_->setLayoutDirection(Qt::LeftToRight);  // year, month, day
  connect(date_, &QDateEdit::dateChanged, this, &ReplayBar::date_entered);

  label_ = new ElidedLabel(this);
  label_->setObjectName(QStringLiteral("ReplayLabel"));
}

void ReplayBar::set_span(core::Time first, core::Time last) {
  first_ = first;
  last_ = std::max(first, last);
  use_bars();
}

void ReplayBar::set_bars(const std::vector<core::Time>& ends) {
  all_ends_ = ends;
  use_bars();
}

void ReplayBar::use_bars() {
  ends_.clear();
  std::copy_if(all_ends_.begin(), all_ends_.end(), std::back_inserter(ends_),
               [this](core::Time t) { return t >= first_ && t <= last_; });
  show_as_of();
}

void ReplayBar::set_as_of(std::optional<core::Time> as_of) {
  as_of_ = as_of;
  show_as_of();
}

int ReplayBar::place() const {
  if (!as_of_) return static_cast<int>(ends_.size());
  const auto after = std::upper_bound(ends_.begin(), ends_.end(), *as_of_);
  return std::max(static_cast<int>(after - ends_.begin()) - 1, 0);
}

void ReplayBar::choose(std::optional<core::Time> as_of) {
  const bool same = as_of == as_of_;
  as_of_ = as_of;
  show_as_of();
  if (same) return;
  painted_ = false;
  emit as_of_chosen(as_of_);
}

void ReplayBar::step(int bars) {
  pause();
  if (ends_.empty()) return;
  int wanted = place() + bars;
  // Between two bars, back is to the one that ended last.
  if (bars < 0 && as_of_ && ends_[static_cast<std::size_t>(place())] < *as_of_) ++wanted;
  wanted = std::clamp(wanted, 0, static_cast<int>(ends_.size()));
  const auto i = static_cast<std::size_t>(wanted);
  choose(i < ends_.size() ? std::optional(ends_[i]) : std::nullopt);
}

// From now on there is nothing to play: it begins where there is something to see.
void ReplayBar::play() {
  if (playing_ || ends_.empty()) return;
  playing_ = true;
  show_playing();
  painted_ = true;
  if (!as_of_) {
    const auto first = start_ ? std::lower_bound(ends_.begin(), ends_.end(), *start_) : ends_.begin();
    choose(first == ends_.end() ? ends_.front() : *first);
  }
  go_on();
}

void ReplayBar::pause() {
  if (!playing_) return;
  playing_ = false;
  alarm_->cancel();
  show_playing();
}

void ReplayBar::ready() {
  painted_ = true;
  if (playing_ && time_is_up_) next_frame();
}

// Waits for the speed's pause; the painting is waited for besides.
void ReplayBar::go_on() {
  time_is_up_ = false;
  alarm_->set(std::chrono::milliseconds{1000 / speed_->currentData().toInt()}, [this] {
    time_is_up_ = true;
    if (playing_ && painted_) next_frame();
  });
}

void ReplayBar::next_frame() {
  const auto next = as_of_ ? std::upper_bound(ends_.begin(), ends_.end(), *as_of_) : ends_.end();
  if (next == ends_.end()) {
    // The present is reached.
    pause();
    choose(std::nullopt);
    return;
  }
  choose(*next);
  go_on();
}

void ReplayBar::date_entered() {
  pause();
  const core::Time chosen = time_of(date_->date());
  choose(chosen >= last_ ? std::nullopt : std::optional(chosen));
}

void ReplayBar::show_as_of() {
  const QSignalBlocker no_slider(slider_);
  const QSignalBlocker no_date(date_);
  slider_->setRange(0, static_cast<int>(ends_.size()));
  slider_->setValue(place());
  date_->setDateRange(date_of(first_), date_of(last_));
  date_->setDate(date_of(as_of_.value_or(last_)));
  label_->setText(
      as_of_ ? tr("as of %1: what was known then").arg(QString::fromStdString(core::to_date(*as_of_)))
             : tr("now: everything that is known"));
  slider_->setAccessibleDescription(label_->text());
  const bool any = !ends_.empty();
  for (QWidget* widget : std::initializer_list<QWidget*>{slider_, date_, play_, speed_})
    widget->setEnabled(any);
  back_->setEnabled(any && (!as_of_ || *as_of_ > ends_.front()));
  forward_->setEnabled(any && as_of_.has_value());
  now_->setEnabled(as_of_.has_value());
}

void ReplayBar::show_playing() {
  play_->setIcon(media_icon(playing_ ? MediaSign::Pause : MediaSign::Play));
  play_->setAccessibleName(playing_ ? tr("Pause") : tr("Play"));
}

void ReplayBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) fit_icons();
}

void ReplayBar::fit_icons() {
  const int side = fontMetrics().height();
  for (QToolButton* button : {back_, play_, forward_}) button->setIconSize({side, side});
}

void ReplayBar::hideEvent(QHideEvent* event) {
  // A minimised window goes on playing.
  if (!event->spontaneous()) pause();
  QWidget::hideEvent(event);
}

}  // namespace btcflow::gui
