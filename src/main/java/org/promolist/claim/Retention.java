package org.promolist.claim;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.promolist.shared.Ids;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets refused attempts once they are as old as the settings say. Claims are kept for good. */
@Component
class Retention {

  /** Deleted in one transaction: within a tenth of a second or so. */
  private static final int PORTION = 10_000;

  private final JdbcClient jdbc;
  private final Settings settings;
  private final Clock clock;

  Retention(JdbcClient jdbc, Settings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param keptFor how long refused attempts are kept, at least a day
   */
  @ConfigurationProperties("promolist.attempts")
  record Settings(@DefaultValue("400d") Duration keptFor) {

    Settings {
      if (keptFor.compareTo(Duration.ofDays(1)) < 0) {
        throw new IllegalArgumentException("promolist.attempts.kept-for is below a day");
      }
    }
  }

  @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void prune() {
    UUID bound = Ids.before(clock.instant().minus(settings.keptFor()));
    for (Optional<UUID> last = lastOfPortion(bound);
        last.isPresent();
        last = lastOfPortion(bound)) {
      jdbc.sql("delete from attempt where id <= ?").param(last.get()).update();
    }
  }

  /** Asked beforehand: the embedded database would ask it anew for each row that it deletes. */
  private Optional<UUID> lastOfPortion(UUID bound) {
    return jdbc.sql(
            """
            select id from (select id from attempt where id < ? order by id limit ?) portion
            order by id desc limit 1
            """)
        .params(bound, PORTION)
        .query(UUID.class)
        .optional();
  }
}
