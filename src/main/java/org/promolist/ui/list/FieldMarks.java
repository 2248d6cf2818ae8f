package org.promolist.ui.list;

import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.List;
import java.util.stream.Collectors;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.Texts;

/** Says at a field what is wrong with it. */
final class FieldMarks {

  private FieldMarks() {}

  /** What is wrong with this field or a part of it, such as {@code tags[2]}; empty for nothing. */
  static String texts(List<Violation> violations, String field) {
    return violations.stream()
        .filter(v -> v.field().equals(field) || v.field().startsWith(field + "["))
        .map(Texts::violation)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  static void mark(HasValidationProperties field, String text) {
    field.setErrorMessage(text);
    field.setInvalid(!text.isEmpty());
  }
}
