#include "proxy_text.h"

#include <QCoreApplication>

#include "btcflow/app/preferences.h"

namespace btcflow::gui {

namespace {
QString tr(const char* text) { return QCoreApplication::translate("btcflow::gui", text); }
}  // namespace

// What can be used is the settings file's rule; here are the words in the window's language.
QString proxy_problem(const QString& text) {
  if (app::check_proxy(text.toStdString())) return {};
  if (text.contains(QLatin1Char('@'))) {
    return tr("Names and passwords are not kept in settings. Give the address without them.");
  }
  return tr("This is no proxy's address. It is like http://host:3128 or socks5h://host:1080; empty: none.");
}

}  // namespace btcflow::gui
