package org.promolist.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.Change;

/**
 * An API client as an admin would have it; {@link ApiClientRules} says what the bounds are.
 *
 * @param publicFacing whether strangers speak through it, such as by a shop's page
 * @param expiresAt from when on its token is refused, to the microsecond; null for never
 */
public record ApiClientDraft(
    String name, Set<Scope> scopes, boolean publicFacing, @Nullable Instant expiresAt) {

  public ApiClientDraft {
    name = Names.read(name);
    scopes = Set.copyOf(scopes);
    expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** As the audit trail keeps them. */
  List<Change> changesFrom(@Nullable ApiClientDraft before) {
    List<Change> changes = new ArrayList<>();
    add(changes, "name", before == null ? null : before.name, name);
    add(changes, "scopes", before == null ? null : keys(before.scopes), keys(scopes));
    add(changes, "publicFacing", before == null ? null : before.publicFacing, publicFacing);
    add(changes, "expiresAt", before == null ? null : text(before.expiresAt), text(expiresAt));
    return changes;
  }

  static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static List<String> keys(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::key).toList();
  }

  static void add(
      List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(new Change(field, before, after));
    }
  }
}
