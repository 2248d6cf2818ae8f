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

  static List<Violation> displayName(String displayName) {
    return Names.check("displayName", displayName, Accounts.MAX_DISPLAY_NAME);
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
