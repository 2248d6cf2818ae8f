package org.promolist.ui.kit;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Violation;

/** Puts what is wrong at the field it concerns, in words, and takes the person to the first. */
public final class FieldErrors {

  private final Map<String, HasValidation> fields = new LinkedHashMap<>();

  /**
   * Where violations of that name are shown.
   *
   * @param name as violations name it; a violation of a part of it, such as {@code tags[2]}, counts
   */
  public FieldErrors field(String name, HasValidation field) {
    fields.put(name, field);
    return this;
  }

  public void clear() {
    fields.values().forEach(field -> show(field, null));
  }

  /** Clears, shows, focuses the first; answers those that belong to no field here. */
  public List<Violation> show(List<Violation> violations) {
    List<Violation> rest = mark(violations);
    fields.values().stream()
        .filter(HasValidation::isInvalid)
        .findFirst()
        .filter(Focusable.class::isInstance)
        .ifPresent(field -> ((Focusable<?>) field).focus());
    return rest;
  }

  /** As {@link #show}, and leaves the focus where it is: for what is judged while one types. */
  public List<Violation> mark(List<Violation> violations) {
    clear();
    List<Violation> rest = new ArrayList<>();
    Map<HasValidation, String> texts = new LinkedHashMap<>();
    for (Violation violation : violations) {
      HasValidation field = fields.get(owner(violation.field()));
      if (field == null) {
        rest.add(violation);
      } else {
        texts.merge(field, Texts.violation(violation), (one, other) -> one + " " + other);
      }
    }
    texts.forEach(FieldErrors::show);
    return rest;
  }

  private String owner(String name) {
    int bracket = name.indexOf('[');
    return fields.containsKey(name) || bracket < 0 ? name : name.substring(0, bracket);
  }

  private static void show(HasValidation field, @Nullable String text) {
    field.setErrorMessage(text == null ? "" : text);
    field.setInvalid(text != null);
  }
}
