#include "data_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "caption.h"
#include "choice_editor.h"
#include "layouts.h"
#include "proxy_text.h"
#include "switch.h"

namespace btcflow::gui {

namespace {

QString refresh_text(int minutes) {
  if (minutes == 0) return DataPage::tr("never by itself");
  return minutes == 1 ? DataPage::tr("every minute") : DataPage::tr("every %1 minutes").arg(minutes);
}

QString history_text(int years) {
  if (years == 0) return DataPage::tr("everything there is");
  return years == 1 ? DataPage::tr("the last year") : DataPage::tr("the last %1 years").arg(years);
}

}  // namespace

DataPage::DataPage(QWidget* parent) : Page(QStringLiteral("DataPage"), parent) {
  add_refresh();
  add_proxy();
  add_key();
  end();
}

void DataPage::add_refresh() {
  auto* section = new Section(QStringLiteral("FetchingSection"), tr("Fetching"), this);
  add(section);
  refresh_ = new SlimCombo(QStringLiteral("RefreshCombo"), tr("Refresh"), section);
  refresh_->setToolTip(tr("How often the exchanges are asked for what is new while the window is open"));
  for (const int minutes : {0, 1, 5, 15, 30, 60}) refresh_->addItem(refresh_text(minutes), minutes);
  section->add(new FieldLayout(new Caption(tr("Refresh"), section), refresh_));
  history_ = new SlimCombo(QStringLiteral("HistoryCombo"), tr("How far back"), section);
  history_->setToolTip(tr("How much of the past is fetched. What the cache holds already stays."));
  for (const int years : {0, 4, 1}) history_->addItem(history_text(years), years);
  section->add(new FieldLayout(new Caption(tr("How far back"), section), history_));
  notifications_ = new SwitchRow(QStringLiteral("NotificationsSwitch"), tr("Notify of new signals"),
                                 tr("A notification on the desktop when a new signal is confirmed"), section);
  section->add(notifications_);
  connect(refresh_, &QComboBox::activated, this,
          [this] { emit refresh_changed(refresh_->currentData().toInt()); });
  connect(history_, &QComboBox::activated, this,
          [this] { emit history_changed(history_->currentData().toInt()); });
  connect(notifications_, &SwitchRow::toggled, this, &DataPage::notifications_changed);
}

void DataPage::add_proxy() {
  auto* section = new Section(QStringLiteral("ProxySection"), tr("Proxy"), this);
  add(section);
  proxy_ = new QLineEdit(section);
  proxy_->setObjectName(QStringLiteral("ProxyEdit"));
  proxy_->setAccessibleName(tr("Proxy"));
  proxy_->setPlaceholderText(tr("as the environment says"));
  proxy_->setToolTip(
      tr("http://host:port or socks5h://host:port, through which every venue is asked. Empty: as "
         "the environment says."));
  proxy_->setLayoutDirection(Qt::LeftToRight);  // an address, in any language
  section->add(proxy_);
  proxy_problem_ = make_note(QString(), QStringLiteral("ProxyProblem"), section);
  proxy_problem_->setProperty("warning", true);
  proxy_problem_->hide();
  section->add(proxy_problem_);
  connect(proxy_, &QLineEdit::editingFinished, this, &DataPage::take_proxy);
  // Said once it is finished, taken back as soon as it is right.
  connect(proxy_, &QLineEdit::textEdited, this, [this](const QString& text) {
    if (proxy_problem(text.trimmed()).isEmpty()) show_proxy_problem({});
  });
}

void DataPage::add_key() {
  auto* section = new Section(QStringLiteral("KeySection"), tr("Coinalyze key"), this);
  add(section);
  section->add(
      make_note(tr("Optional: Coinalyze knows the open interest of venues that do not tell their past. "
                   "The key is kept in the desktop's keychain and nowhere else."),
                QStringLiteral("KeyNote"), section));
  key_ = new QLineEdit(section);
  key_->setObjectName(QStringLiteral("KeyEdit"));
  key_->setAccessibleName(tr("Coinalyze key"));
  key_->setEchoMode(QLineEdit::Password);
  key_->setPlaceholderText(tr("paste the key here"));
  key_->setToolTip(tr("The API key from coinalyze.net: Enter saves it"));
  section->add(key_);
  auto* buttons = new FlowLayout;
  save_key_ = new QPushButton(tr("Save"), section);
  save_key_->setObjectName(QStringLiteral("KeySave"));
  save_key_->setAccessibleName(tr("Save the key"));
  save_key_->setToolTip(tr("Save the key in the desktop's keychain (Enter)"));
  save_key_->setEnabled(false);
  remove_key_ = new QPushButton(tr("Remove"), section);
  remove_key_->setObjectName(QStringLiteral("KeyRemove"));
  remove_key_->setAccessibleName(tr("Remove the key"));
  remove_key_->setToolTip(tr("Remove the key from the desktop's keychain"));
  remove_key_->setEnabled(false);
  buttons->addWidget(save_key_);
  buttons->addWidget(remove_key_);
  section->add(buttons);
  key_state_ = make_note(QString(), QStringLiteral("KeyState"), section);
  section->add(key_state_);
  connect(key_, &QLineEdit::textChanged, this,
          [this](const QString& text) { save_key_->setEnabled(!text.trimmed().isEmpty()); });
  connect(key_, &QLineEdit::returnPressed, this, &DataPage::take_key);
  connect(save_key_, &QPushButton::clicked, this, &DataPage::take_key);
  connect(remove_key_, &QPushButton::clicked, this, &DataPage::key_removed);
}

void DataPage::take_proxy() {
  const QString text = proxy_->text().trimmed();
  const QString problem = proxy_problem(text);
  show_proxy_problem(problem);
  if (!problem.isEmpty() || text == shown_proxy_) return;
  shown_proxy_ = text;
  emit proxy_changed(text);
}

void DataPage::show_proxy_problem(const QString& problem) {
  proxy_problem_->setText(problem);
  proxy_problem_->setVisible(!problem.isEmpty());
  proxy_->setAccessibleDescription(problem);
  proxy_->setProperty("wrong", !problem.isEmpty());
  style()->unpolish(proxy_);  // the sheet's rule for it is looked up again
  style()->polish(proxy_);
}

void DataPage::take_key() {
  const QString key = key_->text().trimmed();
  if (key.isEmpty()) return;
  key_->clear();
  emit key_saved(key);
}

namespace {

// What the settings file says may be none of those that the list offers.
void choose(QComboBox& combo, int value, const QString& text) {
  const QSignalBlocker quiet(combo);
  int index = combo.findData(value);
  if (index < 0) {
    combo.addItem(text, value);
    index = combo.count() - 1;
  }
  combo.setCurrentIndex(index);
  combo.update();
}

}  // namespace

void DataPage::show_refresh(int minutes) { choose(*refresh_, minutes, refresh_text(minutes)); }
void DataPage::show_history(int years) { choose(*history_, years, history_text(years)); }

void DataPage::show_proxy(const QString& proxy) {
  if (proxy == shown_proxy_) return;
  shown_proxy_ = proxy;
  proxy_->setText(proxy);
  show_proxy_problem(proxy_problem(proxy));
}

void DataPage::show_notifications(bool on) { notifications_->show_on(on); }

void DataPage::show_key_state(const QString& sentence, bool present) {
  key_state_->setText(sentence);
  key_state_->setVisible(!sentence.isEmpty());
  remove_key_->setEnabled(present);
}

}  // namespace btcflow::gui
