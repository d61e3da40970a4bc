#include "top_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QToolButton>

#include "actions.h"
#include "style.h"

namespace btcflow::gui {

namespace {

// In which order words are given up where there is no room: the menu and the keys still have them all.
const QStringList& less_important() {
  static const QStringList names{"Theme",   "Import",     "Shading",  "GoTo",     "Replay",
                                 "Range2Y", "Confluence", "Sync",     "Range4Y",  "Log",
                                 "Apr",     "Range1Y",    "RangeAll", "Extremes", "Export"};
  return names;
}

}  // namespace

TopBar::TopBar(Actions& actions, QWidget* parent) : QWidget(parent), actions_(actions) {
  setObjectName(QStringLiteral("TopBar"));
  setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 7, 12, 7);
  row->setSpacing(7);
  brand_ = new QLabel(QStringLiteral("BTC Flow"), this);
  brand_->setObjectName(QStringLiteral("Brand"));
  row->addWidget(brand_);
  row->addSpacing(6);
  add_group(row, {{"TimeframeD", "D"}, {"Timeframe3D", "3D"}, {"TimeframeW", "W"}, {"TimeframeM", "M"}},
            nullptr);
  row->addSpacing(6);
  add_group(row,
            {{"Range1Y", tr("1Y")}, {"Range2Y", tr("2Y")}, {"Range4Y", tr("4Y")}, {"RangeAll", tr("All")}},
            &ranges_);
  row->addSpacing(6);
  add_button(row, "Confluence", tr("Confluence"));
  add_button(row, "Shading", tr("Shading"));
  add_button(row, "Extremes", tr("Extremes (exp.)"));
  add_button(row, "Apr", tr("APR"));
  add_button(row, "Log", tr("Log"));
  status_ = new QLabel(this);
  status_->setObjectName(QStringLiteral("Status"));
  status_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  status_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row->addStretch(1);
  row->addWidget(status_, 100);
  row->addSpacing(6);
  add_button(row, "GoTo", tr("Go to …"));
  add_button(row, "Replay", tr("Replay"));
  add_button(row, "Sync", tr("Fetch"));
  add_button(row, "Import", tr("Import"));
  add_button(row, "Export", tr("Export"));
  add_button(row, "Theme", tr("Theme"));
  add_button(row, "Settings", tr("Settings"));
  add_menu(row);
}

QAbstractButton* TopBar::add_button(QBoxLayout* row, const QString& action, const QString& text) {
  auto* button = new QPushButton(text, this);
  button->setObjectName(action);
  button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  button->setFocusPolicy(Qt::TabFocus);  // a click leaves the keyboard with the chart
  actions_.link(button, action);
  row->addWidget(button);
  return button;
}

void TopBar::add_group(QBoxLayout* row, const QList<std::pair<QString, QString>>& buttons,
                       QButtonGroup* group) {
  auto* together = new QHBoxLayout;
  together->setSpacing(0);
  for (const auto& [action, text] : buttons) {
    QAbstractButton* button = add_button(together, action, text);
    button->setProperty("segment", true);
    if (group == nullptr) continue;
    button->setCheckable(true);
    group->addButton(button);
  }
  row->addLayout(together);
}

void TopBar::add_menu(QBoxLayout* row) {
  more_ = new QToolButton(this);
  more_->setObjectName(QStringLiteral("More"));
  more_->setText(QStringLiteral("☰"));
  more_->setToolTip(tr("Everything else (Alt+M)"));
  more_->setAccessibleName(tr("Menu"));
  more_->setShortcut(Qt::ALT | Qt::Key_M);
  more_->setPopupMode(QToolButton::InstantPopup);
  more_->setFocusPolicy(Qt::TabFocus);
  menu_ = new QMenu(more_);
  menu_->setObjectName(QStringLiteral("MoreMenu"));
  menu_->setToolTipsVisible(true);
  more_->setMenu(menu_);
  row->addWidget(more_);
}

void TopBar::show_range(const QString& action) {
  ranges_.setExclusive(false);
  for (QAbstractButton* button : ranges_.buttons()) button->setChecked(button->objectName() == action);
  ranges_.setExclusive(!action.isEmpty());
}

// However narrow: fit() gives up what has no room.
QSize TopBar::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * 40, layout()->minimumSize().height()};
}

int TopBar::wanted_width() const {
  constexpr int kLeastStatus = 150;
  return layout()->minimumSize().width() + (status_->isHidden() ? 0 : kLeastStatus);
}

// A layout keeps what the layouts inside it needed last, whatever became of their buttons since.
void TopBar::forget_sizes() {
  for (QLayout* group : layout()->findChildren<QLayout*>()) group->invalidate();
  layout()->invalidate();
}

void TopBar::fit() {
  if (fitting_) return;
  const QScopedValueRollback busy(fitting_, true);
  const auto set_visible = [](QWidget* widget, bool visible) {
    if (widget->isHidden() == visible) widget->setVisible(visible);
  };
  set_visible(brand_, true);
  set_visible(status_, true);
  for (const QString& name : less_important()) set_visible(findChild<QWidget*>(name), true);
  forget_sizes();
  QList<QWidget*> given_up{brand_};
  for (const QString& name : less_important()) given_up.append(findChild<QWidget*>(name));
  given_up.insert(4, status_);
  for (QWidget* widget : given_up) {
    if (wanted_width() <= width()) break;
    set_visible(widget, false);
    forget_sizes();
  }
  layout()->activate();
}

void TopBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

void TopBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (more_ != nullptr && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
    fit();
}

void TopBar::set_status(const QString& text, const QColor& dot) {
  status_->setText(QStringLiteral("<span style='color:%1'>●</span> %2").arg(html(dot), text.toHtmlEscaped()));
  status_->setToolTip(text);
}

}  // namespace btcflow::gui
