#include "top_bar.h"

#include <QHBoxLayout>
#include <QResizeEvent>

#include "style.h"

namespace btcflow::gui {

TopBar::TopBar(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("TopBar"));
  setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 7, 12, 7);
  row->setSpacing(7);
  brand_ = new QLabel(QStringLiteral("BTC Flow"), this);
  brand_->setObjectName(QStringLiteral("Brand"));
  row->addWidget(brand_);
  row->addSpacing(6);
  add_timeframes(row);
  row->addSpacing(6);
  add_ranges(row);
  row->addSpacing(6);
  confluence_ = add_button(row, "Confluence", tr("Confluence"),
                           tr("Marks and shading where premium, open interest and funding agree (C)"), true);
  extremes_ =
      add_button(row, "Extremes", tr("Extremes (experimental)"),
                 tr("Extreme tops and bottoms: experimental, context and no trading signal (X)"), true);
  apr_ = add_button(row, "Apr", tr("Funding: APR"), tr("Funding in % a year instead of % per 8 hours (A)"),
                    true);
  log_ = add_button(row, "Log", tr("Log"), tr("Logarithmic price axis (L)"), true);
  confluence_->setChecked(true);
  log_->setChecked(true);
  status_ = new QLabel(this);
  status_->setObjectName(QStringLiteral("Status"));
  status_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  status_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row->addStretch(1);
  row->addWidget(status_, 100);
  row->addSpacing(6);
  sync_ = add_button(row, "Sync", tr("Fetch"), tr("Fetch what the cache lacks from the exchanges (Ctrl+R)"),
                     false);
  import_ = add_button(row, "Import", tr("Import"), tr("Take a folder of CSV files into the cache (Ctrl+I)"),
                       false);
  export_ = add_button(row, "Export", tr("Export"),
                       tr("Save the chart as PNG, SVG, PDF, CSV or JSON (Ctrl+E)"), false);
  theme_ = add_button(row, "Theme", tr("Light"), tr("Light or dark (Ctrl+T)"), false);
}

void TopBar::set_compact(bool compact) {
  brand_->setVisible(!compact);
  status_->setMaximumWidth(compact ? 0
                                   : QWIDGETSIZE_MAX);  // hidden, its room would spread between the buttons
  extremes_->setText(compact ? tr("Extremes (exp.)") : tr("Extremes (experimental)"));
  apr_->setText(compact ? tr("APR") : tr("Funding: APR"));
}

void TopBar::resizeEvent(QResizeEvent* event) {
  constexpr int kRoomForAllWords = 1310;
  QWidget::resizeEvent(event);
  set_compact(width() < kRoomForAllWords);
}

QPushButton* TopBar::add_button(QHBoxLayout* row, const QString& name, const QString& text,
                                const QString& tip, bool checkable) {
  auto* button = new QPushButton(text, this);
  button->setObjectName(name);
  button->setToolTip(tip);
  button->setAccessibleName(text);
  button->setCheckable(checkable);
  button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  button->setFocusPolicy(Qt::TabFocus);  // a click leaves the keyboard with the chart
  row->addWidget(button);
  return button;
}

void TopBar::add_timeframes(QHBoxLayout* row) {
  auto* group = new QHBoxLayout;
  group->setSpacing(0);
  const QStringList tips{tr("Days (1 or D)"), tr("3 days (2 or T)"), tr("Weeks (3 or W)"),
                         tr("Months (4 or M)")};
  timeframes_.setExclusive(true);
  for (std::size_t i = 0; i < core::kTimeframes.size(); ++i) {
    const auto name = core::short_name(core::kTimeframes.at(i));
    const QString text = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    QPushButton* button =
        add_button(group, "Timeframe" + text, text, tips.at(static_cast<qsizetype>(i)), true);
    button->setProperty("segment", true);
    timeframes_.addButton(button, static_cast<int>(i));
  }
  row->addLayout(group);
  connect(&timeframes_, &QButtonGroup::idClicked, this,
          [this](int id) { emit timeframe_chosen(core::kTimeframes.at(static_cast<std::size_t>(id))); });
}

void TopBar::add_ranges(QHBoxLayout* row) {
  auto* group = new QHBoxLayout;
  group->setSpacing(0);
  ranges_.setExclusive(true);
  for (const int years : {1, 2, 4, 0}) {
    const QString text = years == 0 ? tr("All") : tr("%1Y").arg(years);
    const QString tip = years == 0 ? tr("Everything (Ctrl+0)") : tr("The last %n year(s)", nullptr, years);
    QPushButton* button =
        add_button(group, years == 0 ? QStringLiteral("RangeAll") : QStringLiteral("Range%1Y").arg(years),
                   text, tip, true);
    button->setProperty("segment", true);
    ranges_.addButton(button, years);
  }
  row->addLayout(group);
  connect(&ranges_, &QButtonGroup::idClicked, this, &TopBar::range_chosen);
}

void TopBar::set_timeframe(core::Timeframe timeframe) {
  for (std::size_t i = 0; i < core::kTimeframes.size(); ++i) {
    if (core::kTimeframes.at(i) == timeframe) timeframes_.button(static_cast<int>(i))->setChecked(true);
  }
}

void TopBar::clear_range() {
  QAbstractButton* down = ranges_.checkedButton();
  if (down == nullptr) return;
  ranges_.setExclusive(false);
  down->setChecked(false);
  ranges_.setExclusive(true);
}

void TopBar::set_status(const QString& text, const QColor& dot) {
  status_->setText(QStringLiteral("<span style='color:%1'>●</span> %2").arg(html(dot), text.toHtmlEscaped()));
  status_->setToolTip(text);
}

}  // namespace btcflow::gui
