package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValueContext;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Violation;

/** Says at a field what is wrong with it. */
public final class FieldMarks {

  private FieldMarks() {}

  /** What is wrong with this field or a part of it, such as {@code tags[2]}; empty for nothing. */
  public static String texts(List<Violation> violations, String field) {
    return violations.stream()
        .filter(v -> v.field().equals(field) || v.field().startsWith(field + "["))
        .map(Texts::violation)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  public static void mark(HasValidationProperties field, String text) {
    field.setErrorMessage(text);
    field.setInvalid(!text.isEmpty());
  }

  /** Something was typed that is no number or no date, which the field's value doesn't show. */
  @SuppressWarnings("unchecked")
  public static boolean unreadable(Component field) {
    return field instanceof HasValidator<?> validator
        && ((HasValidator<@Nullable Object>) validator)
            .getDefaultValidator()
            .apply(((HasValue<?, ?>) field).getValue(), new ValueContext(new Binder<>(), field))
            .isError();
  }
}
