package org.promolist.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.promolist.shared.Sha256;

/** What a one-time link is known by: 256 random bits, which nobody guesses. */
record LinkToken(String value) {

  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static LinkToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty for what can be no token of ours, such as one that was cut off. */
  static Optional<LinkToken> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new LinkToken(text)) : Optional.empty();
  }

  /** The only form that is stored. So many random bits need no slow hash. */
  String hash() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "LinkToken";
  }
}
