package org.promolist.code;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One batch, as it stood when it was read.
 *
 * @param number counts the batches of its list from 1
 * @param quantity codes asked for; of an import, the lines of its file
 * @param pattern null for an import
 * @param file null for what was generated, as is {@code report}
 * @param activate whether its codes can be claimed as soon as all of them are there
 */
public record BatchDetails(
    UUID id,
    UUID listId,
    int number,
    BatchSource source,
    BatchState state,
    long quantity,
    Figures figures,
    @Nullable CodePattern pattern,
    @Nullable Source file,
    @Nullable ImportTally report,
    boolean activate,
    boolean dryRun,
    UUID jobId,
    Progress progress,
    @Nullable Failure failure,
    Instant createdAt,
    String createdBy,
    @Nullable Instant endedAt,
    @Nullable Instant activatedAt,
    @Nullable String activatedBy,
    @Nullable Instant voidedAt,
    @Nullable String voidedBy,
    @Nullable String voidReason) {

  /**
   * Its codes.
   *
   * @param codes that are there now
   * @param voided one by one or, of a voided batch, all that are not claimed
   * @param redrawn drawn again because they existed already
   */
  public record Figures(long codes, long claimable, long voided, long claimed, long redrawn) {

    /** Codes that voiding the batch would let die. */
    public long alive() {
      return codes - voided - claimed;
    }
  }

  /**
   * The file it came in.
   *
   * @param column the header above its codes; null for the first column
   */
  public record Source(String name, String sha256, long bytes, @Nullable String column) {}

  /**
   * How far its job has come, in codes or lines.
   *
   * @param timeLeft null where that can't be told, or nothing is left
   */
  public record Progress(long done, long total, @Nullable Duration timeLeft) {}

  /**
   * Why it failed.
   *
   * @param code stable and snake_case
   * @param detail what fills its text: a line number, or an incident to search the log by
   */
  public record Failure(String code, @Nullable String detail) {}
}
