package org.promolist.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListStatusTest {

  private static final Validity DECEMBER =
      Validity.of(
          LocalDateTime.parse("2026-12-01T00:00"),
          LocalDateTime.parse("2027-01-01T00:00"),
          ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    // archived, paused, cap reached, now (UTC), status
    "false, false, false, 2026-11-30T22:59:59Z, PENDING",
    "false, false, false, 2026-11-30T23:00:00Z, ACTIVE",
    "false, false, false, 2026-12-31T22:59:59Z, ACTIVE",
    "false, false, false, 2026-12-31T23:00:00Z, COMPLETED",
    "false, true,  false, 2026-11-30T22:59:59Z, PENDING",
    "false, true,  false, 2026-12-15T00:00:00Z, PAUSED",
    "false, true,  false, 2027-01-15T00:00:00Z, COMPLETED",
    "false, false, true,  2026-12-15T00:00:00Z, COMPLETED",
    "false, true,  true,  2026-11-15T00:00:00Z, COMPLETED",
    "true,  false, false, 2026-12-15T00:00:00Z, ARCHIVED",
    "true,  true,  true,  2027-12-15T00:00:00Z, ARCHIVED",
  })
  void theFirstThatHolds(
      boolean archived, boolean paused, boolean capReached, Instant now, ListStatus status) {
    assertThat(ListStatus.of(archived, paused, capReached, DECEMBER, now)).isEqualTo(status);
  }
}
