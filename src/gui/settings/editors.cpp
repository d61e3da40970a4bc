#include "editors.h"

#include "choice_editor.h"
#include "number_editor.h"
#include "venue_editor.h"

namespace btcflow::gui {

ParameterEditor* make_editor(const Parameter& parameter, QWidget* parent) {
  switch (parameter.kind) {
    case ParameterKind::Choice:
      return new ChoiceEditor(parameter, parent);
    case ParameterKind::Switch:
      return new SwitchEditor(parameter, parent);
    case ParameterKind::Number:
      return new NumberEditor(parameter, parent);
    case ParameterKind::Composition:
      return new CompositionEditor(parameter, parent);
    case ParameterKind::Venues:
      return new VenueEditor(parameter, parent);
  }
  return nullptr;
}

}  // namespace btcflow::gui
