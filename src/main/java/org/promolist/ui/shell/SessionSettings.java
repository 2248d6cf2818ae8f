package org.promolist.ui.shell;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * @param idle how long a session lasts in which nobody does anything; a number alone is seconds
 */
@ConfigurationProperties("promolist.session")
record SessionSettings(@DurationUnit(ChronoUnit.SECONDS) @DefaultValue("30m") Duration idle) {

  /** Less leaves no time to read the warning. */
  private static final Duration LEAST = Duration.ofSeconds(10);

  private static final Duration MOST = Duration.ofDays(7);
  private static final Duration WARNING = Duration.ofMinutes(2);

  SessionSettings {
    if (idle.compareTo(LEAST) < 0 || idle.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "promolist.session.idle is " + idle + ", and not between 10 seconds and 7 days");
    }
  }

  /** How long before its end a session is warned of it. */
  Duration warning() {
    Duration half = idle.dividedBy(2);
    return half.compareTo(WARNING) < 0 ? half : WARNING;
  }

  /** How long what somebody does may go untold. */
  Duration told() {
    Duration part = idle.dividedBy(20);
    Duration most = Duration.ofSeconds(20);
    return part.compareTo(most) < 0 ? part : most;
  }
}
