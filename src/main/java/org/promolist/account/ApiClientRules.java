package org.promolist.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Violation;

/** The bounds of API clients and of the rotation of their tokens. */
public final class ApiClientRules {

  /** Characters. */
  public static final int MAX_NAME = 120;

  /** Four digits; beyond them no calendar goes. */
  private static final int LAST_YEAR = 9999;

  private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");

  private ApiClientRules() {}

  /**
   * Everything that is wrong with a draft in itself, whatever clients there are.
   *
   * @param expiredBefore what it says of the expiry already, which may have passed since
   */
  static List<Violation> check(ApiClientDraft draft, @Nullable Instant expiredBefore, Instant now) {
    List<Violation> found = new ArrayList<>(Names.check("name", draft.name(), MAX_NAME));
    if (draft.scopes().isEmpty()) {
      found.add(Violation.of("scopes", "no_scope"));
    }
    Instant expiresAt = draft.expiresAt();
    if (expiresAt != null && !expiresAt.equals(expiredBefore)) {
      future("expiresAt", expiresAt, now).ifPresent(found::add);
    }
    return found;
  }

  /** Everything that is wrong with a rotation in itself. */
  static List<Violation> check(Rotation rotation, Instant now) {
    List<Violation> found = new ArrayList<>();
    Instant until = rotation.previousUntil();
    if (until != null) {
      future("previousUntil", until, now).ifPresent(found::add);
      if (until.isAfter(now.plus(Rotation.LONGEST_OVERLAP))) {
        found.add(
            Violation.of("previousUntil", "overlap_too_long", Rotation.LONGEST_OVERLAP.toDays()));
      }
    }
    if (rotation.expiresAt() != null) {
      future("expiresAt", rotation.expiresAt(), now).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Violation> future(String field, Instant at, Instant now) {
    if (!at.isAfter(now)) {
      return Optional.of(Violation.of(field, "in_past"));
    }
    int first = now.atOffset(ZoneOffset.UTC).getYear();
    return at.isBefore(BEYOND)
        ? Optional.empty()
        : Optional.of(
            Violation.of(
                field, "year_out_of_range", String.valueOf(first), String.valueOf(LAST_YEAR)));
  }
}
