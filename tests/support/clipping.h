// Texts that do not fit: for every visible label, button, combo box and header below a widget, and whether it
// sits within its parent. What elides by design (ElidedLabel, dock titles, cells of tables) is not looked at.
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QRadioButton>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTextDocument>

namespace btcflow::test {

// "SettingsPanel/Reset"
inline QString path_of(const QWidget& widget) {
  QStringList names;
  for (const QWidget* w = &widget; w != nullptr; w = w->parentWidget()) {
    if (!w->objectName().isEmpty()) names.prepend(w->objectName());
    if (w->isWindow()) break;
  }
  if (widget.objectName().isEmpty()) names.append(QLatin1String(widget.metaObject()->className()));
  return names.join(QLatin1Char('/'));
}

class ClippingCheck {
 public:
  explicit ClippingCheck(QWidget& root) {
    for (QWidget* widget : root.findChildren<QWidget*>()) {
      if (!widget->isVisibleTo(&root) || widget->isWindow() || is_behind_a_tab(*widget)) continue;
      check_place(*widget);
      if (const auto* label = qobject_cast<QLabel*>(widget)) check(*label);
      if (const auto* button = qobject_cast<QAbstractButton*>(widget)) check(*button);
      if (const auto* combo = qobject_cast<QComboBox*>(widget)) check(*combo);
      if (const auto* header = qobject_cast<QHeaderView*>(widget)) check(*header);
    }
  }
  // One sentence a problem.
  const QStringList& problems() const { return problems_; }

 private:
  void complain(const QWidget& widget, const QString& text, const QString& what) {
    problems_.append(QStringLiteral("%1 \"%2\": %3").arg(path_of(widget), text.left(40), what));
  }
  void need(const QWidget& widget, const QString& text, const QSize& needed, const QSize& there) {
    if (needed.width() <= there.width() && needed.height() <= there.height()) return;
    complain(widget, text,
             QStringLiteral("needs %1×%2, has %3×%4")
                 .arg(needed.width())
                 .arg(needed.height())
                 .arg(there.width())
                 .arg(there.height()));
  }

  // A main window puts a dock that another one covers outside of itself instead of hiding it.
  static bool is_behind_a_tab(const QWidget& widget) {
    for (const QWidget* w = &widget; w != nullptr && !w->isWindow(); w = w->parentWidget()) {
      const bool dock = qobject_cast<const QDockWidget*>(w) != nullptr;
      if (dock && !w->parentWidget()->rect().intersects(w->geometry())) return true;
    }
    return false;
  }

  void check_place(const QWidget& widget) {
    const QWidget* parent = widget.parentWidget();
    // Qt's own parts come and go as they like.
    const bool of_qt = widget.objectName().startsWith(QLatin1String("qt_"));
    if (parent == nullptr || widget.size().isEmpty() || of_qt) return;
    const auto* area = qobject_cast<const QAbstractScrollArea*>(parent->parentWidget());
    if (area != nullptr && area->viewport() == parent) return;  // scrolled
    if (!parent->rect().contains(widget.geometry()))
      complain(widget, {}, QStringLiteral("does not lie within %1").arg(path_of(*parent)));
  }

  void check(const QLabel& label) {
    if (label.text().isEmpty()) return;
    if (!label.wordWrap()) return need(label, label.text(), label.sizeHint(), label.size());
    need(label, label.text(), {0, label.heightForWidth(label.width())}, label.size());
  }

  void check(const QAbstractButton& button) {
    if (button.text().isEmpty()) return;
    // One that wraps says how high it is then.
    if (button.sizePolicy().hasHeightForWidth())
      return need(button, button.text(), {0, button.heightForWidth(button.width())}, button.size());
    QSize needed = button.fontMetrics().size(Qt::TextShowMnemonic, button.text());
    if (!button.icon().isNull()) needed.rwidth() += button.iconSize().width();
    const bool box = qobject_cast<const QCheckBox*>(&button) != nullptr;
    if (box) needed.rwidth() += button.style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, &button);
    if (qobject_cast<const QRadioButton*>(&button) != nullptr)
      needed.rwidth() += button.style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, &button);
    need(button, button.text(), needed, button.size());
  }

  void check(const QComboBox& combo) {
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.editable = combo.isEditable();
    option.frame = combo.hasFrame();
    option.currentText = combo.currentText();
    const QRect field =
        combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo);
    const QFontMetrics metrics = combo.fontMetrics();
    need(combo, combo.currentText(), {metrics.horizontalAdvance(combo.currentText()), metrics.height()},
         field.size());
  }

  void check(const QHeaderView& header) {
    if (header.orientation() != Qt::Horizontal || header.model() == nullptr) return;
    for (int section = 0; section < header.count(); ++section) {
      if (header.isSectionHidden(section)) continue;
      const QString text = header.model()->headerData(section, Qt::Horizontal).toString();
      const QFontMetrics metrics = header.fontMetrics();
      need(header, text, {metrics.horizontalAdvance(text), metrics.height()},
           {header.sectionSize(section), header.height()});
    }
  }

  QStringList problems_;
};

inline QStringList clipped(QWidget& root) { return ClippingCheck(root).problems(); }

}  // namespace btcflow::test
