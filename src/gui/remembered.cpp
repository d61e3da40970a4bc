#include "remembered.h"

#include <algorithm>

#include "btcflow/chart/view_text.h"
#include "exporting.h"

namespace btcflow::gui {

std::vector<std::string> nonsense_in(const app::Preferences& preferences) {
  std::vector<std::string> notices;
  const auto known = chart::as_text(chart::ViewOptions{});
  chart::ViewOptions view;
  for (const auto& [name, value] : preferences.view) {
    const bool ours = std::any_of(known.begin(), known.end(),
                                  [&key = name](const auto& pair) { return pair.first == key; });
    if (!ours) continue;
    if (const auto set = chart::set_view(view, name, value); !set) {
      notices.push_back("In the settings, view: " + set.error().sentence + " Its default is used.");
    }
  }
  read_export_choices(preferences.export_choices, &notices);
  return notices;
}

}  // namespace btcflow::gui
