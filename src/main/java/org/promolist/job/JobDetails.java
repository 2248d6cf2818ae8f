package org.promolist.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One job as it stood when it was read.
 *
 * @param done of {@code total}, as last committed
 * @param createdBy name of the person or program; {@code createdById} is null for the system
 */
public record JobDetails(
    UUID id,
    String kind,
    UUID subjectId,
    UUID objectId,
    String title,
    JobState state,
    long done,
    long total,
    Instant createdAt,
    String createdBy,
    @Nullable UUID createdById,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable JobFailure failure,
    Pace pace) {

  /** Where the present run began; how fast it goes follows from that. */
  public record Pace(@Nullable Instant since, long from) {}

  /** How long it will take at the pace of the present run; empty where that can't be told. */
  public Optional<Duration> timeLeft(Instant now) {
    Instant since = pace.since();
    long progress = done - pace.from();
    if (state != JobState.RUNNING || since == null || progress <= 0 || now.isBefore(since)) {
      return Optional.empty();
    }
    double secondsEach = Duration.between(since, now).toMillis() / 1000.0 / progress;
    return Optional.of(Duration.ofSeconds(Math.round(secondsEach * (total - done))));
  }
}
