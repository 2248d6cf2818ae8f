package org.promolist.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ValidityTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aSkippedTimeMeansTheMomentAsFarAfterTheGap() {
    LocalDateTime skipped = LocalDateTime.parse("2027-03-28T02:30");
    assertThat(Validity.instant(skipped, BERLIN)).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    assertThat(Validity.clockChange(skipped, BERLIN))
        .hasValueSatisfying(change -> assertThat(change.isGap()).isTrue());
  }

  @Test
  void aRepeatedTimeMeansTheEarlier() {
    LocalDateTime repeated = LocalDateTime.parse("2027-10-31T02:30");
    assertThat(Validity.instant(repeated, BERLIN)).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
    assertThat(Validity.clockChange(repeated, BERLIN))
        .hasValueSatisfying(change -> assertThat(change.isOverlap()).isTrue());
  }

  @Test
  void aWholeSkippedDayIsResolved() {
    // Samoa went from 29 to 31 December 2011.
    Instant start =
        Validity.instant(LocalDateTime.parse("2011-12-30T12:00"), ZoneId.of("Pacific/Apia"));
    assertThat(start).isEqualTo(Instant.parse("2011-12-30T22:00:00Z"));
  }

  @Test
  void noEndLastsForever() {
    Validity open = Validity.of(LocalDateTime.parse("2026-01-01T00:00"), null, BERLIN);
    assertThat(open.endsAtInstant()).isEmpty();
    assertThat(open.endsBefore()).isEqualTo(Validity.FOREVER);
  }
}
