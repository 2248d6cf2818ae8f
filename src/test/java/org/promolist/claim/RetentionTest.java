package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refused attempts are kept as long as the settings say, and no longer. */
@DatabaseTest
class RetentionTest {

  private static final Duration KEPT_FOR = Duration.ofDays(30);
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant BOUND = NOW.minus(KEPT_FOR);

  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void nothingYet() {
    jdbc.update("delete from attempt");
  }

  @Test
  void whatIsOlderThanTheSettingsSayIsForgotten() {
    UUID old = attempts(1, BOUND.minusMillis(1)).getFirst();
    UUID young = attempts(1, BOUND.plusMillis(1)).getFirst();
    prune();
    assertThat(left()).contains(young).doesNotContain(old);
  }

  @Test
  void anyNumberIsForgottenAtOnce() {
    attempts(20_001, BOUND.minus(Duration.ofDays(1)));
    List<UUID> young = attempts(3, NOW);
    prune();
    assertThat(left()).containsExactlyInAnyOrderElementsOf(young);
  }

  @Test
  void nobodyForgetsWithinADay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention.Settings(Duration.ofDays(1).minusSeconds(1)));
  }

  private void prune() {
    new Retention(
            JdbcClient.create(jdbc),
            new Retention.Settings(KEPT_FOR),
            Clock.fixed(NOW, ZoneOffset.UTC))
        .prune();
  }

  private List<UUID> attempts(int number, Instant at) {
    List<UUID> ids = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      UUID id = Ids.at(at);
      ids.add(id);
      rows.add(new Object[] {id, at.atOffset(ZoneOffset.UTC)});
    }
    jdbc.batchUpdate(
        """
        insert into attempt (id, at, customer_id, refusal, validated, quarters, consecutive,
          actor_kind, actor_name)
        values (?, ?, 'c-1', 'CODE_NOT_FOUND', false, 4, 4, 'SYSTEM', 'x')
        """,
        rows);
    return ids;
  }

  private List<UUID> left() {
    return jdbc.queryForList("select id from attempt", UUID.class);
  }
}
