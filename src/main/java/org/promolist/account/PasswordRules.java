package org.promolist.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import org.promolist.shared.Violation;

/**
 * Which passwords are good enough: long ones that nobody guesses early. None has to have digits or
 * capitals in it (NIST SP 800-63B, 3.1.1.2).
 */
final class PasswordRules {

  /**
   * A password among the first million that somebody would try who knows which ones people choose:
   * common ones, with letters replaced or said twice, rows of keys, dates, words.
   */
  private static final double COMMON_BELOW = 1_000_000;

  /** Shorter ones are in words by chance, and guess nothing of a password. In characters. */
  private static final int TELLING_NAME = 4;

  private static final Zxcvbn GUESSES = new Zxcvbn();

  private PasswordRules() {}

  /**
   * What is wrong with a password; nothing for a good one.
   *
   * @param name of the account, which the password may not contain if it has at least {@value
   *     #TELLING_NAME} characters
   */
  static List<Violation> check(String field, String password, String name) {
    if (password.codePointCount(0, password.length()) < Accounts.MIN_PASSWORD) {
      return List.of(Violation.of(field, "too_short", Accounts.MIN_PASSWORD));
    }
    if (Accounts.bytes(password) > Accounts.MAX_PASSWORD_BYTES) {
      return List.of(Violation.of(field, "password_too_long", Accounts.MAX_PASSWORD_BYTES));
    }
    if (tells(Names.key(name), Names.key(password))) {
      return List.of(Violation.of(field, "contains_name"));
    }
    return GUESSES.measure(password).getGuesses() < COMMON_BELOW
        ? List.of(Violation.of(field, "common_password"))
        : List.of();
  }

  private static boolean tells(String name, String password) {
    return name.codePointCount(0, name.length()) >= TELLING_NAME && password.contains(name);
  }
}
