package org.promolist.code;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobFailure;
import org.promolist.shared.Ids;

/**
 * Codes that came in together. Guards how far it may go; whoever changes it has locked its row.
 *
 * <p>Its codes carry its number alone, so that activating or voiding all of them changes this one
 * row.
 */
@Entity
@Table(name = "code_batch")
@DynamicUpdate
class CodeBatch {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Integer no;

  private UUID id;
  private UUID listId;
  private int number;

  @Enumerated(EnumType.STRING)
  private BatchSource source;

  @Enumerated(EnumType.STRING)
  private BatchState state = BatchState.QUEUED;

  private boolean activate;
  private long quantity;
  private long codes;
  private long voided;
  private long claimed;
  private long reserved;
  private long redrawn;

  private @Nullable String prefix;
  private @Nullable Integer codeLength;
  private @Nullable String alphabet;
  private @Nullable Boolean checkCharacter;
  private @Nullable String suffix;
  private @Nullable Integer groupingSize;

  private @Nullable UUID fileId;
  private @Nullable String fileName;

  @Column(name = "file_sha256")
  private @Nullable String fileSha256;

  private @Nullable Long fileBytes;
  private @Nullable String codeColumn;
  private boolean dryRun;
  private long accepted;
  private long duplicateInFile;
  private long duplicateElsewhere;
  private long malformed;

  private UUID jobId;
  private @Nullable String failure;
  private @Nullable String failureArgs;

  private Instant createdAt;
  private String createdBy;
  private @Nullable Instant endedAt;
  private @Nullable Instant activatedAt;
  private @Nullable String activatedBy;
  private @Nullable Instant voidedAt;
  private @Nullable String voidedBy;
  private @Nullable String voidReason;

  @SuppressWarnings("NullAway.Init")
  protected CodeBatch() {} // for JPA

  private CodeBatch(
      UUID listId, int number, BatchSource source, long quantity, boolean activate, Made made) {
    this.id = Ids.next();
    this.listId = listId;
    this.number = number;
    this.source = source;
    this.quantity = quantity;
    this.activate = activate;
    this.createdBy = made.by();
    this.createdAt = made.at();
    this.jobId = id; // until the job is there
  }

  /** By whom and when. */
  record Made(String by, Instant at) {}

  static CodeBatch toGenerate(
      UUID listId, int number, long quantity, CodePattern pattern, boolean activate, Made made) {
    CodeBatch batch =
        new CodeBatch(listId, number, BatchSource.GENERATED, quantity, activate, made);
    batch.prefix = pattern.prefix();
    batch.codeLength = pattern.length();
    batch.alphabet = pattern.alphabet();
    batch.checkCharacter = pattern.checkCharacter();
    batch.suffix = pattern.suffix();
    batch.groupingSize = pattern.grouping();
    return batch;
  }

  static CodeBatch toImport(
      UUID listId, int number, ImportFile file, ImportOptions options, Made made) {
    CodeBatch batch =
        new CodeBatch(listId, number, BatchSource.IMPORTED, file.lines(), options.activate(), made);
    batch.fileId = file.id();
    batch.fileName = file.name();
    batch.fileSha256 = file.sha256();
    batch.fileBytes = file.bytes();
    batch.codeColumn = options.column();
    batch.dryRun = options.dryRun();
    return batch;
  }

  void worksBy(UUID job) {
    jobId = job;
  }

  /** Its job begins, or goes on after it was cut off. */
  void started() {
    requireUnderWay();
    state = BatchState.RUNNING;
  }

  /** A portion of generated codes was loaded. */
  void loaded(long more, long drawnAgain) {
    requireUnderWay();
    codes += more;
    redrawn += drawnAgain;
  }

  /** A portion of the file was looked at. */
  void imported(ImportTally tally) {
    requireUnderWay();
    codes += dryRun ? 0 : tally.accepted();
    accepted += tally.accepted();
    duplicateInFile += tally.duplicateInFile();
    duplicateElsewhere += tally.duplicateElsewhere();
    malformed += tally.malformed();
  }

  /** All its codes are there. */
  void ready(Instant now) {
    requireUnderWay();
    if (source == BatchSource.GENERATED && codes != quantity) {
      throw new IllegalStateException(codes + " codes instead of " + quantity);
    }
    endedAt = now;
    if (dryRun) {
      state = BatchState.VALIDATED;
    } else if (activate) {
      activated(createdBy, now);
    } else {
      state = BatchState.PENDING;
    }
  }

  private void activated(String by, Instant now) {
    state = BatchState.ACTIVE;
    activatedAt = now;
    activatedBy = by;
  }

  private void requireUnderWay() {
    if (!state.isUnderWay()) {
      throw new IllegalStateException("batch " + id + " is " + state);
    }
  }

  /** It will not become ready. An ended batch stays as it is. */
  void broken(boolean cancelled, @Nullable JobFailure why, Instant now) {
    if (state.isUnderWay()) {
      state = cancelled ? BatchState.CANCELLED : BatchState.FAILED;
      failure = why == null ? null : why.code();
      failureArgs = why == null ? null : why.incident() == null ? why.detail() : why.incident();
      endedAt = now;
    }
  }

  /**
   * Makes its codes claimable; whether that was news.
   *
   * @throws CodesRefusedException {@code BATCH_STATE_CONFLICT} unless it is pending or active
   */
  boolean activate(String by, Instant now) {
    if (state == BatchState.ACTIVE) {
      return false;
    }
    require(state == BatchState.PENDING);
    activated(by, now);
    return true;
  }

  /**
   * Lets its unclaimed codes die; whether that was news.
   *
   * @throws CodesRefusedException {@code BATCH_STATE_CONFLICT} unless it is pending, active or
   *     voided
   */
  boolean voidAll(String by, @Nullable String reason, Instant now) {
    if (state == BatchState.VOIDED) {
      return false;
    }
    require(state == BatchState.PENDING || state == BatchState.ACTIVE);
    state = BatchState.VOIDED;
    voidedAt = now;
    voidedBy = by;
    voidReason = reason;
    return true;
  }

  /**
   * It was asked to be cancelled.
   *
   * @throws CodesRefusedException {@code BATCH_STATE_CONFLICT} where that came too late
   */
  void requireCancelled() {
    require(state == BatchState.CANCELLED);
  }

  private void require(boolean allowed) {
    if (!allowed) {
      throw new CodesRefusedException(
          CodesRefusedException.Reason.BATCH_STATE_CONFLICT, state.name());
    }
  }

  /** Its list is gone. */
  void remove() {
    state = BatchState.REMOVED;
  }

  /** One of its codes was voided by itself, be it reserved or not. */
  void oneVoided(boolean wasReserved) {
    voided++;
    reserved -= wasReserved ? 1 : 0;
  }

  /** So many more of its codes are claimed, and reserved; fewer where negative. */
  void claimsRolledUp(long moreClaimed, long moreReserved) {
    claimed += moreClaimed;
    reserved += moreReserved;
  }

  /** Codes that can never be claimed, as far as they are not claimed already. */
  long dead() {
    return state == BatchState.VOIDED ? codes - claimed : voided;
  }

  /** So many of its codes were cleared away. */
  void cleared(long fewer) {
    codes -= fewer;
  }

  /** What there is to clear away of it: its codes if it is no more, and what an import left. */
  long leftovers() {
    return (state.isDiscarded() ? codes : 0)
        + duplicateElsewhere
        + (dryRun ? accepted : 0)
        + (fileId == null || fileBytes == null ? 0 : ImportFiles.weight(fileBytes));
  }

  /** Its file was cleared away. */
  void fileDiscarded() {
    fileId = null;
  }

  /** Codes that anybody can claim as far as this batch is concerned. */
  long claimable() {
    return state == BatchState.ACTIVE ? alive() - reserved : 0;
  }

  /** Codes that are neither voided one by one nor claimed. */
  long alive() {
    return codes - voided - claimed;
  }

  int no() {
    return Objects.requireNonNull(no);
  }

  UUID id() {
    return id;
  }

  UUID listId() {
    return listId;
  }

  int number() {
    return number;
  }

  UUID jobId() {
    return jobId;
  }

  BatchState state() {
    return state;
  }

  boolean dryRun() {
    return dryRun;
  }

  long codes() {
    return codes;
  }

  long quantity() {
    return quantity;
  }

  @Nullable UUID fileId() {
    return fileId;
  }

  @Nullable String codeColumn() {
    return codeColumn;
  }

  @Nullable CodePattern pattern() {
    return prefix == null
            || codeLength == null
            || alphabet == null
            || checkCharacter == null
            || suffix == null
            || groupingSize == null
        ? null
        : new CodePattern(prefix, codeLength, alphabet, checkCharacter, suffix, groupingSize);
  }

  private BatchDetails.@Nullable Source file() {
    return fileName == null || fileSha256 == null || fileBytes == null
        ? null
        : new BatchDetails.Source(fileName, fileSha256, fileBytes, codeColumn);
  }

  BatchDetails details(BatchDetails.Progress progress) {
    return details(progress, 0);
  }

  /**
   * @param waiting claims of a voided batch that are not rolled up yet: their codes are not dead
   */
  BatchDetails details(BatchDetails.Progress progress, long waiting) {
    return new BatchDetails(
        id,
        listId,
        number,
        source,
        state,
        quantity,
        new BatchDetails.Figures(codes, claimable(), dead() - waiting, claimed + waiting, redrawn),
        pattern(),
        file(),
        source == BatchSource.IMPORTED
            ? new ImportTally(accepted, duplicateInFile, duplicateElsewhere, malformed)
            : null,
        activate,
        dryRun,
        jobId,
        progress,
        failure == null ? null : new BatchDetails.Failure(failure, failureArgs),
        createdAt,
        createdBy,
        endedAt,
        activatedAt,
        activatedBy,
        voidedAt,
        voidedBy,
        voidReason);
  }
}
