#include "language.h"

#include <QApplication>
#include <QRegularExpression>

#include "btcflow/app/words.h"

namespace btcflow::gui {

namespace {

struct Choice {
  QString spoken;
  QLocale locale;
};

QString english() { return languages().front(); }

// The languages' own name of a code: "de" of "de_AT" and "de-AT".
QString without_country(const QString& code) {
  return code.left(code.indexOf(QRegularExpression(QStringLiteral("[-_]"))));
}

QString spoken_of(const QString& code) {
  const QString language = without_country(code);
  return languages().contains(language) ? language : QString();
}

// Dates in the desktop's own manner where its language is spoken. Otherwise months in one language would
// stand among words in another.
Choice of_desktop() {
  const QLocale desktop = QLocale::system();
  if (desktop.language() == QLocale::C) return {english(), QLocale::c()};
  const QStringList wanted = desktop.uiLanguages();
  for (const QString& code : wanted) {
    const QString spoken = spoken_of(code);
    if (spoken.isEmpty()) continue;
    return {spoken, without_country(desktop.name()) == spoken ? desktop : QLocale(code)};
  }
  return {english(), QLocale(QLocale::English)};
}

Choice choose(const QString& code) {
  if (code.isEmpty()) return of_desktop();
  const QString spoken = spoken_of(code);
  return {spoken.isEmpty() ? english() : spoken, QLocale(code)};
}

}  // namespace

QStringList languages() { return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("es")}; }

Language::Language(const QString& code) : direction_before_(QApplication::layoutDirection()) {
  const auto [spoken, locale] = choose(code);
  spoken_ = spoken;
  // Dates and times of day alone follow the locale. Numbers keep the decimal point that they have in exports,
  // on the command line and in settings: one can be compared with the other, and copied from here to there.
  QLocale::setDefault(locale);
  if (spoken_ != english()) {
    install(QStringLiteral(":/translations/qtbase_%1.qm").arg(spoken_));
    install(QStringLiteral(":/translations/btcflow_%1.qm").arg(spoken_));
    app::set_translator(
        [](const char* text) { return QCoreApplication::translate("btcflow::app", text).toStdString(); });
  }
  // After the translators, from which Qt would guess it.
  QApplication::setLayoutDirection(locale.textDirection());
}

Language::~Language() {
  app::set_translator({});
  for (const auto& translator : translators_) QCoreApplication::removeTranslator(translator.get());
  QLocale::setDefault(locale_before_);
  QApplication::setLayoutDirection(direction_before_);
}

// One that is missing leaves English: Qt's own texts are carried only where the build found them.
void Language::install(const QString& file) {
  auto translator = std::make_unique<QTranslator>();
  if (!translator->load(file)) return;
  QCoreApplication::installTranslator(translator.get());
  translators_.push_back(std::move(translator));
}

}  // namespace btcflow::gui
