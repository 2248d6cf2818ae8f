package org.promolist.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

/** Collects everything that is wrong with one request, so that one answer tells it all. */
final class Findings {

  private final List<Violation> found = new ArrayList<>();
  private final Set<String> unreadable = new HashSet<>();

  /** A field that could not be read. What the rules say about it afterwards would mislead. */
  void unreadable(String field, String code, Object... args) {
    if (unreadable.add(field)) {
      found.add(Violation.of(field, code, args));
    }
  }

  /** A rule that a readable field breaks. */
  void broken(Violation violation) {
    if (!isUnreadable(violation.field())) {
      found.add(violation);
    }
  }

  /**
   * @throws InvalidInputException with everything found, if anything was
   */
  void refuse() {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }

  /** Whether the field, or an object or array around it, could not be read. */
  private boolean isUnreadable(String field) {
    if (unreadable.contains(field)) {
      return true;
    }
    int cut = Math.max(field.lastIndexOf('.'), field.lastIndexOf('['));
    return cut > 0 && isUnreadable(field.substring(0, cut));
  }
}
