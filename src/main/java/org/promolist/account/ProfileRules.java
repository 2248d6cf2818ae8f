package org.promolist.account;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.promolist.shared.Violation;

/** The bounds of what people set of their own account. */
final class ProfileRules {

  private ProfileRules() {}

  static List<Violation> check(ProfileDraft draft) {
    List<Violation> found = new ArrayList<>();
    String displayName = draft.displayName().strip();
    if (displayName.isEmpty()) {
      found.add(Violation.of("displayName", "required"));
    } else if (displayName.codePointCount(0, displayName.length()) > Accounts.MAX_DISPLAY_NAME) {
      found.add(Violation.of("displayName", "too_long", Accounts.MAX_DISPLAY_NAME));
    } else if (displayName.chars().anyMatch(Character::isISOControl)) {
      found.add(Violation.of("displayName", "control_characters"));
    }
    if (draft.language() != null && !Accounts.LANGUAGES.contains(draft.language())) {
      found.add(Violation.of("language", "unknown_value"));
    }
    if (draft.timeZone() != null && !ZoneId.getAvailableZoneIds().contains(draft.timeZone())) {
      found.add(Violation.of("timeZone", "unknown_zone"));
    }
    return found;
  }

  static List<Violation> password(String field, String password, String name) {
    if (password.codePointCount(0, password.length()) < Accounts.MIN_PASSWORD) {
      return List.of(Violation.of(field, "too_short", Accounts.MIN_PASSWORD));
    }
    if (Accounts.bytes(password) > Accounts.MAX_PASSWORD_BYTES) {
      return List.of(Violation.of(field, "password_too_long", Accounts.MAX_PASSWORD_BYTES));
    }
    if (password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
      return List.of(Violation.of(field, "contains_name"));
    }
    return List.of();
  }
}
