package org.promolist.account;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person's own account.
 *
 * @param language {@code en} or {@code de}; null for what the browser asks for
 * @param timeZone IANA id; null for the browser's
 * @param listColumns columns of the lists grid this person chose, in order; empty for the usual
 *     ones
 */
public record Profile(
    UUID id,
    String name,
    String displayName,
    Set<Role> roles,
    boolean mustChangePassword,
    @Nullable String language,
    @Nullable String timeZone,
    Theme theme,
    List<String> listColumns) {

  public Profile {
    roles = Set.copyOf(roles);
    listColumns = List.copyOf(listColumns);
  }

  public boolean may(Scope scope) {
    return roles.stream().anyMatch(role -> role.scopes().contains(scope));
  }
}
