package org.promolist.shared;

import java.util.List;

/**
 * One thing that is wrong with one field of what somebody sent in.
 *
 * @param field as the REST contract names it, such as {@code validity.endsAt} or {@code
 *     codes[2].cap}
 * @param code stable and snake_case; its text is the message {@code violation.<code>}
 * @param args fill the message's placeholders, such as bounds
 */
public record Violation(String field, String code, List<Object> args) {

  public Violation {
    args = List.copyOf(args);
  }

  public static Violation of(String field, String code, Object... args) {
    return new Violation(field, code, List.of(args));
  }
}
