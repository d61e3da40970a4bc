#include "freshness.h"

#include <QCoreApplication>
#include <QStringList>

namespace btcflow::gui {

namespace {

QString tr(const char* s) { return QCoreApplication::translate("btcflow::gui", s); }

constexpr auto kNeeds = 4UL;

QString name_of(app::Need need) {
  switch (need) {
    case app::Need::SpotPrice:
      return tr("spot prices");
    case app::Need::PerpPrice:
      return tr("perp prices");
    case app::Need::OpenInterest:
      return tr("open interest");
    case app::Need::Funding:
      return tr("funding");
  }
  return {};
}

}  // namespace

QString behind_text(const std::vector<app::Need>& behind) {
  if (behind.empty()) return {};
  if (behind.size() == kNeeds) return tr("the data ends before today");
  QStringList names;
  for (const app::Need need : behind) names += name_of(need);
  return tr("not up to date: %1").arg(names.join(tr(", ")));
}

}  // namespace btcflow::gui
