package org.promolist.ui.list;

import java.util.List;
import org.promolist.list.ListRefusedException;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

/** What the services refuse, as something wrong with a field. */
final class Refusals {

  private Refusals() {}

  /** Passes on whatever is no refusal. */
  static List<Violation> violations(RuntimeException thrown) {
    return switch (thrown) {
      case InvalidInputException invalid -> invalid.violations();
      case ListRefusedException refused ->
          List.of(
              switch (refused.reason()) {
                case NAME_TAKEN -> Violation.of("name", "name_taken");
                case CODE_TAKEN -> Violation.of("codes", "code_taken", refused.subject());
                case WORD_IN_USE -> Violation.of("codes", "word_in_use", refused.subject());
                case LIST_IN_USE -> throw refused;
              });
      default -> throw thrown;
    };
  }
}
