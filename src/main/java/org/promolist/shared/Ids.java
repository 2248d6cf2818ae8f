package org.promolist.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids of stored things: UUID version 7 (RFC 9562), so that later ones sort after earlier ones. */
public final class Ids {

  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private Ids() {}

  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /**
   * An id of something that happened at this moment, which may not be now: ids made by this method
   * sort by their moments, to a quarter of a microsecond.
   */
  public static UUID at(Instant moment) {
    return new UUID(time(moment), VARIANT | (ThreadLocalRandom.current().nextLong() >>> 2));
  }

  /** Sorts before all ids made for this moment, and after those of any earlier microsecond. */
  public static UUID before(Instant moment) {
    return new UUID(time(moment), VARIANT);
  }

  /** Milliseconds in 48 bits, then the fraction of one in twelve (RFC 9562, method 3). */
  private static long time(Instant moment) {
    long millis = moment.toEpochMilli();
    long nanos = Duration.between(Instant.ofEpochMilli(millis), moment).toNanos();
    return (millis << 16) | VERSION | (nanos * 4096 / NANOS_PER_MILLI);
  }

  /** Reads an id in its canonical 36-character form; anything else is no id of ours. */
  public static Optional<UUID> parse(String text) {
    if (text.length() != 36) { // UUID.fromString also takes "1-1-1-1-1"
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
