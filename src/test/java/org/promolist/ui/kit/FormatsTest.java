package org.promolist.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final Clock NOW = Clock.fixed(Instant.parse("2026-04-20T09:32:00Z"), VIENNA);

  private final Formats british = new Formats(Locale.UK, VIENNA, NOW);
  private final Formats german = new Formats(Locale.GERMANY, VIENNA, NOW);

  @Test
  void datesAndNumbersFollowThePerson() {
    LocalDateTime start = LocalDateTime.parse("2026-03-01T00:00");
    assertThat(british.dateTime(start)).isEqualTo("1 Mar 2026, 00:00");
    assertThat(german.dateTime(start)).isEqualTo("01.03.2026, 00:00");
    assertThat(british.number(131_790)).isEqualTo("131,790");
    assertThat(german.number(131_790)).isEqualTo("131.790");
  }

  @Test
  void instantsAreShownInThePersonsZone() {
    assertThat(british.dateTime(Instant.parse("2026-03-31T22:00:00Z")))
        .isEqualTo("1 Apr 2026, 00:00");
  }

  @Test
  void aPeriodNamesItsLastDay() {
    assertThat(british.days(at("2026-03-01T00:00"), at("2026-06-01T00:00")))
        .isEqualTo("1 Mar – 31 May 2026");
    assertThat(british.days(at("2025-12-01T00:00"), at("2026-02-01T00:00")))
        .isEqualTo("1 Dec 2025 – 31 Jan 2026");
    assertThat(british.days(at("2026-03-01T00:00"), at("2026-03-02T00:00")))
        .isEqualTo("1 Mar 2026");
  }

  @Test
  void aDayBegunIsPartOfAPeriod() {
    assertThat(british.days(at("2026-03-01T08:00"), at("2026-03-02T00:00:01")))
        .isEqualTo("1 Mar – 2 Mar 2026");
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }
}
