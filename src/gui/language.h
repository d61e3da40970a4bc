// The language that the window speaks.
#pragma once

#include <QList>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTranslator>
#include <memory>
#include <vector>

namespace btcflow::gui {

// Codes of the languages that are carried in the program, English first.
QStringList languages();

// Puts the application into a language while it lives: its texts, those of Qt's own dialogs, the texts of the
// room `app`, the locale of dates and the direction of layouts. Widgets made before keep what they say. One
// at a time, on the main thread, after the QApplication.
class Language {
 public:
  // "de", "es", "en", "pt_BR"; empty: the first of the desktop's languages that the window can speak. A
  // language without a translation is English, with that language's dates and direction.
  explicit Language(const QString& code);
  ~Language();
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;

  // What is spoken: one of languages().
  QString spoken() const { return spoken_; }

 private:
  void install(const QString& file);

  QString spoken_;
  QLocale locale_before_;
  Qt::LayoutDirection direction_before_;
  std::vector<std::unique_ptr<QTranslator>> translators_;
};

}  // namespace btcflow::gui
