package org.promolist.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something: a person at the portal, a program at the REST API, or the system itself.
 *
 * @param id of the account or API client; null for the system
 * @param name as shown to people, 1–120 characters
 */
public record Actor(Kind kind, @Nullable UUID id, String name) {

  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "Promolist");

  public enum Kind {
    PERSON,
    API_CLIENT,
    SYSTEM
  }
}
