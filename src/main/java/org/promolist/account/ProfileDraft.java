package org.promolist.account;

import org.jspecify.annotations.Nullable;

/**
 * What people may change of their own account.
 *
 * @param displayName 1–120 characters, shown in histories
 * @param language one of {@link Accounts#LANGUAGES}; null for what the browser asks for
 * @param timeZone IANA id; null for the browser's
 */
public record ProfileDraft(
    String displayName, @Nullable String language, @Nullable String timeZone, Theme theme) {

  public ProfileDraft {
    displayName = Names.read(displayName);
  }
}
