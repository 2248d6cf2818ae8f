package org.promolist.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promolist.shared.Ids;

class EntryIdsTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final EntryIds ids = new EntryIds();

  @Test
  void thoseOfOneMomentSortAsTheyWereMade() {
    List<UUID> made = Stream.generate(() -> ids.next(NOON)).limit(1_000).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theyLieWithinTheirMoment() {
    UUID one = ids.next(NOON);
    UUID other = ids.next(NOON);
    assertThat(List.of(one, other))
        .allSatisfy(
            id -> assertThat(id).isBetween(Ids.before(NOON), Ids.before(NOON.plusNanos(1_000))));
  }

  @Test
  void aClockThatGoesBackIsFollowed() {
    UUID later = ids.next(NOON);
    assertThat(ids.next(NOON.minusSeconds(1))).isLessThan(later);
  }
}
