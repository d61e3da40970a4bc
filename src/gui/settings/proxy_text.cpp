#include "proxy_text.h"

#include <QCoreApplication>
#include <QUrl>

namespace btcflow::gui {

QString proxy_problem(const QString& text) {
  if (text.isEmpty()) return {};
  const QUrl url(text, QUrl::StrictMode);
  const bool known_scheme = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("socks5h");
  if (!url.isValid() || !known_scheme || url.host().isEmpty()) {
    return QCoreApplication::translate(
        "Proxy",
        "This is no proxy's address. It is like http://host:3128 or socks5h://host:1080; empty: none.");
  }
  if (!url.userInfo().isEmpty()) {
    return QCoreApplication::translate(
        "Proxy", "Names and passwords are not kept in settings. Give the address without them.");
  }
  if (url.port() < 1) {
    return QCoreApplication::translate("Proxy",
                                       "The port is missing: it is the number after the host, like :1080.");
  }
  if (!url.path().isEmpty() || url.hasQuery() || url.hasFragment()) {
    return QCoreApplication::translate("Proxy", "Nothing may follow the port.");
  }
  return {};
}

}  // namespace btcflow::gui
