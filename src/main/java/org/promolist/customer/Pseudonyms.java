package org.promolist.customer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names texts without telling them, by a key that this installation alone has (HMAC-SHA-256): the
 * same text has the same name, and who has the database's tables without the key can't try out
 * which text that is.
 */
@Component
public class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String SECRET = "pseudonyms";
  private static final int KEY_BYTES = 32;

  /** 128 bits: no two customers ever share one. */
  private static final int SHOWN = 32;

  private static final String PREFIX = "erased-";

  private final SecretKeySpec key;

  /** Outside of any transaction: a key that is in use must not be taken back. */
  Pseudonyms(JdbcClient jdbc) {
    this.key = new SecretKeySpec(Base64.getDecoder().decode(stored(jdbc)), ALGORITHM);
  }

  /** What an erased customer is known by. */
  public CustomerId of(CustomerId customer) {
    return isPseudonym(customer)
        ? customer
        : new CustomerId(PREFIX + hash(customer.value()).substring(0, SHOWN));
  }

  static boolean isPseudonym(CustomerId customer) {
    return customer.value().matches(PREFIX + "[0-9a-f]{" + SHOWN + "}");
  }

  /** An id of what a customer is known by once erased, for where only ids can be kept. */
  UUID idOf(CustomerId pseudonym) {
    String digits = hash(pseudonym.value());
    return new UUID(
        Long.parseUnsignedLong(digits.substring(0, 16), 16),
        Long.parseUnsignedLong(digits.substring(16, 32), 16));
  }

  /** 64 hexadecimal digits. */
  public String hash(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Made by whichever node asks first. */
  private static String stored(JdbcClient jdbc) {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    jdbc.sql(
            "insert into installation_secret (name, secret_key) values (?, ?) on conflict do nothing")
        .params(SECRET, Base64.getEncoder().encodeToString(random))
        .update();
    return jdbc.sql("select secret_key from installation_secret where name = ?")
        .param(SECRET)
        .query(String.class)
        .single();
  }
}
