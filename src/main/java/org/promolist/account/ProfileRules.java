package org.promolist.account;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.promolist.audit.Change;
import org.promolist.shared.Violation;

/** The bounds of what people set of their own account. */
final class ProfileRules {

  private ProfileRules() {}

  static List<Violation> check(ProfileDraft draft) {
    List<Violation> found = new ArrayList<>(displayName(draft.displayName()));
    if (draft.language() != null && !Accounts.LANGUAGES.contains(draft.language())) {
      found.add(Violation.of("language", "unknown_value"));
    }
    if (draft.timeZone() != null && !ZoneId.getAvailableZoneIds().contains(draft.timeZone())) {
      found.add(Violation.of("timeZone", "unknown_zone"));
    }
    return found;
  }

  static List<Violation> displayName(String typed) {
    String displayName = typed.strip();
    if (displayName.isEmpty()) {
      return List.of(Violation.of("displayName", "required"));
    }
    if (displayName.codePointCount(0, displayName.length()) > Accounts.MAX_DISPLAY_NAME) {
      return List.of(Violation.of("displayName", "too_long", Accounts.MAX_DISPLAY_NAME));
    }
    return displayName.chars().anyMatch(Character::isISOControl)
        ? List.of(Violation.of("displayName", "control_characters"))
        : List.of();
  }

  /** What a person changed of themselves. */
  static List<Change> changes(Profile before, Profile after) {
    return Stream.of(
            new Change("displayName", before.displayName(), after.displayName()),
            new Change("language", before.language(), after.language()),
            new Change("timeZone", before.timeZone(), after.timeZone()),
            new Change("theme", before.theme().name(), after.theme().name()))
        .filter(change -> !Objects.equals(change.oldValue(), change.newValue()))
        .toList();
  }
}
