package org.promolist.ui.list;

import java.util.List;
import java.util.stream.IntStream;
import org.promolist.list.ListDraft;
import org.promolist.list.ListRefusedException;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

/** What the services refuse, as something wrong with a field. */
final class Refusals {

  private Refusals() {}

  /** Passes on whatever is no refusal. */
  static List<Violation> violations(RuntimeException thrown, ListDraft draft) {
    return switch (thrown) {
      case InvalidInputException invalid -> invalid.violations();
      case ListRefusedException refused ->
          List.of(
              switch (refused.reason()) {
                case NAME_TAKEN -> Violation.of("name", "name_taken");
                case CODE_TAKEN ->
                    Violation.of(field(draft, refused.subject()), "code_taken", refused.subject());
                case WORD_IN_USE -> Violation.of("codes", "word_in_use", refused.subject());
                case LIST_IN_USE -> throw refused;
              });
      default -> throw thrown;
    };
  }

  /** The row of the word, or all of them where a race left it open which one it was. */
  private static String field(ListDraft draft, String word) {
    return IntStream.range(0, draft.words().size())
        .filter(i ->
            CodeText.parse(draft.words().get(i).code())
                .filter(code -> code.value().equals(word))
                .isPresent())
        .mapToObj(i -> "codes[" + i + "].code")
        .findFirst()
        .orElse("codes");
  }
}
