package org.promolist.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * How tokens look that are made here: a prefix by which secret scanners find them, random
 * characters, and a checksum by which one that was cut or mistyped is told from one that is
 * unknown, without asking anybody.
 */
final class TokenText {

  static final String PREFIX = "plst_";

  /** 238 bits: nobody guesses. */
  static final int RANDOM = 40;

  /** Holds 32 bits in base 62. */
  static final int CHECK = 6;

  static final int LENGTH = PREFIX.length() + RANDOM + CHECK;

  /** How many of the last characters are shown to tell tokens apart; all are of the checksum. */
  static final int HINT = 4;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final RandomGenerator RANDOMNESS = new SecureRandom();

  private TokenText() {}

  static String make() {
    String random =
        RANDOMNESS
            .ints(RANDOM, 0, ALPHABET.length())
            .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
            .collect(Collectors.joining());
    return PREFIX + random + check(random);
  }

  /** Whether it begins like one of ours and can be none, whichever there are. */
  static boolean isDamaged(String token) {
    return token.startsWith(PREFIX) && !isWhole(token);
  }

  /** How a token of ours ends; null for one that was made elsewhere: it may be a phrase. */
  static @Nullable String hint(String token) {
    return token.startsWith(PREFIX) && isWhole(token) ? token.substring(LENGTH - HINT) : null;
  }

  private static boolean isWhole(String token) {
    return token.length() == LENGTH
        && token.endsWith(check(token.substring(PREFIX.length(), PREFIX.length() + RANDOM)));
  }

  private static String check(String random) {
    CRC32 crc = new CRC32();
    crc.update(random.getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue();
    StringBuilder digits = new StringBuilder(CHECK);
    for (int i = 0; i < CHECK; i++) {
      digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
      rest /= ALPHABET.length();
    }
    return digits.reverse().toString();
  }
}
