#include "sync_popup.h"

#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QScreen>
#include <QTextDocument>
#include <algorithm>

#include "progress_text.h"
#include "text.h"

namespace btcflow::gui {

namespace {

constexpr int kBarCharacters = 12;
constexpr int kWordCharacters = 44;

// Grey: it came to its end, and not through.
void show_failed(QProgressBar& bar, bool failed) {
  if (bar.isEnabled() != failed) return;
  QPalette palette = QGuiApplication::palette();
  palette.setColor(QPalette::Disabled, QPalette::Highlight,
                   palette.color(QPalette::Disabled, QPalette::Text));
  bar.setPalette(failed ? palette : QPalette());
  bar.setEnabled(!failed);
}

}  // namespace

QProgressBar* make_thin_bar(QWidget* parent, const QString& name, const QString& accessible_name) {
  auto* bar = new QProgressBar(parent);
  bar->setObjectName(name);
  bar->setAccessibleName(accessible_name);
  bar->setTextVisible(false);
  bar->setFixedSize(bar->fontMetrics().averageCharWidth() * kBarCharacters, bar->fontMetrics().height() / 2);
  return bar;
}

SyncPopup::SyncPopup(QWidget* parent) : QFrame(parent, Qt::Popup), grid_(new QGridLayout(this)) {
  setObjectName(QStringLiteral("SyncPopup"));
  setAccessibleName(tr("Fetching, venue by venue"));
  setFrameShape(QFrame::StyledPanel);
  const int step = fontMetrics().height() / 2;
  grid_->setHorizontalSpacing(2 * step);
  grid_->setVerticalSpacing(step / 2);
  grid_->setContentsMargins(2 * step, step, 2 * step, step);
}

SyncPopup::Line& SyncPopup::line_of(const VenueProgress& venue) {
  if (const auto it = lines_.find(venue.id); it != lines_.end()) return it->second;
  const QString name = text(venue.name);
  Line line{new QLabel(name, this), make_thin_bar(this, QStringLiteral("Bar-") + text(venue.id), name),
            new QLabel(this)};
  line.words->setObjectName(QStringLiteral("Words-") + text(venue.id));
  // Room for what is said most of the time: the popup is not to change its width at each word.
  line.words->setMinimumWidth(line.words->fontMetrics().averageCharWidth() * kWordCharacters);
  line.words->setTextFormat(Qt::PlainText);
  // Not in the quiet colour of the status bar that it hangs on.
  for (QLabel* label : {line.name, line.words})
    label->setStyleSheet(QStringLiteral("color: palette(text); padding: 0"));
  const int row = static_cast<int>(lines_.size());
  grid_->addWidget(line.name, row, 0);
  grid_->addWidget(line.bar, row, 1, Qt::AlignVCenter);
  grid_->addWidget(line.words, row, 2);
  return lines_.emplace(venue.id, line).first->second;
}

void SyncPopup::show_state(const SyncState& state) {
  const std::size_t before = lines_.size();
  // Another run may have other venues.
  const bool same = std::all_of(lines_.begin(), lines_.end(), [&](const auto& line) {
    return std::any_of(state.venues.begin(), state.venues.end(),
                       [&](const VenueProgress& v) { return v.id == line.first; });
  });
  if (!same) {
    for (auto& [id, line] : lines_) {
      delete line.name;
      delete line.bar;
      delete line.words;
    }
    lines_.clear();
  }
  for (const VenueProgress& venue : state.venues) {
    Line& line = line_of(venue);
    const auto all = static_cast<int>(venue.done + venue.left);
    const bool over = venue.state == FetchState::Done || venue.state == FetchState::Failed;
    // Nothing known yet is an empty bar, not a busy one: fourteen busy ones are too many.
    show_failed(*line.bar, venue.state == FetchState::Failed);
    line.bar->setRange(0, std::max(all, 1));
    line.bar->setValue(over && all == 0 ? 1 : static_cast<int>(venue.done));
    const QString words = progress_text(venue);
    line.words->setText(
        line.words->fontMetrics().elidedText(words, Qt::ElideRight, line.words->minimumWidth()));
    QString tip = words;
    if (!venue.error.empty() && venue.state != FetchState::Failed)
      tip += QLatin1Char('\n') + text(venue.error);
    line.words->setToolTip(Qt::convertFromPlainText(tip, Qt::WhiteSpaceNormal));
    line.words->setAccessibleDescription(tip);
  }
  if (isVisible() && (!same || before != lines_.size())) open_above(corner_);
}

void SyncPopup::open_above(const QPoint& corner) {
  corner_ = corner;
  adjustSize();
  QPoint place = corner - QPoint(width(), height());
  if (const QScreen* screen = parentWidget() != nullptr ? parentWidget()->screen() : nullptr) {
    const QRect room = screen->availableGeometry();
    place.setX(std::max(room.left(), std::min(place.x(), room.right() - width())));
    place.setY(std::max(room.top(), place.y()));
  }
  move(place);
  show();
}

}  // namespace btcflow::gui
