package org.promolist.code;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.audit.Deed;
import org.promolist.job.JobDetails;
import org.promolist.job.JobOrder;
import org.promolist.job.Jobs;
import org.promolist.list.ListDetails;
import org.promolist.list.ListFigures;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Cursors;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.promolist.shared.Violation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The batches that codes come in by. Reading takes {@code codes:read} or {@code codes:write}, all
 * else {@code codes:write}. What is asked for is queued and done in the background; every deed is
 * recorded in the history of its list, in the same transaction.
 */
@Service
public class Batches {

  /** Characters of the reason for voiding something. */
  public static final int MAX_REASON = 500;

  private final BatchStore batches;
  private final Guessability guessability;
  private final ImportFiles files;
  private final RejectsFile rejectsFile;
  private final PromoCodeLists lists;
  private final ListFigures figures;
  private final Jobs jobs;
  private final AuditTrail audit;
  private final CurrentActor currentActor;
  private final Clock clock;

  Batches(
      BatchStore batches,
      Guessability guessability,
      ImportFiles files,
      RejectsFile rejectsFile,
      PromoCodeLists lists,
      ListFigures figures,
      Jobs jobs,
      AuditTrail audit,
      CurrentActor currentActor,
      Clock clock) {
    this.batches = batches;
    this.guessability = guessability;
    this.files = files;
    this.rejectsFile = rejectsFile;
    this.lists = lists;
    this.figures = figures;
    this.jobs = jobs;
    this.audit = audit;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * What a batch would mean. Makes nothing.
   *
   * @throws InvalidInputException with everything {@link PatternRules} find
   */
  @PreAuthorize("hasAnyAuthority('codes:read', 'codes:write')")
  @Transactional(readOnly = true)
  public CodePreview preview(@Nullable Integer quantity, PatternDraft pattern) {
    check(quantity, pattern);
    return guessability.preview(Objects.requireNonNull(quantity), pattern);
  }

  /**
   * Has so many codes made, exactly, for a single-use list.
   *
   * @param activate whether they can be claimed as soon as all of them are there
   * @throws InvalidInputException with everything {@link PatternRules} find
   * @throws CodesRefusedException {@code LIST_TYPE_MISMATCH} or {@code PATTERN_TOO_DENSE}
   */
  @PreAuthorize("hasAuthority('codes:write')")
  @Transactional
  public BatchDetails generate(
      UUID listId, @Nullable Integer quantity, PatternDraft draft, boolean activate) {
    ListDetails list = lists.hold(listId);
    requireType(list, ListType.SINGLE_USE);
    CodePreview preview = preview(quantity, draft);
    if (preview.verdict() == CodePreview.Verdict.TOO_DENSE) {
      Integer shortest = preview.shortestSafeLength();
      throw new CodesRefusedException(
          CodesRefusedException.Reason.PATTERN_TOO_DENSE,
          shortest == null ? "" : shortest.toString());
    }
    CodePattern pattern = CodePattern.of(draft);
    CodeBatch batch =
        CodeBatch.toGenerate(
            listId,
            batches.lastNumber(listId) + 1,
            Objects.requireNonNull(quantity),
            pattern,
            activate,
            made());
    return queue(list, batch, GenerateWork.KIND, "BATCH_GENERATED");
  }

  /**
   * Has the codes of a file taken into a third-party list. The file is used up by it.
   *
   * @throws InvalidInputException {@code file} {@code no_such_file}; {@code column} {@code
   *     unknown_column}
   * @throws CodesRefusedException {@code LIST_TYPE_MISMATCH}
   */
  @PreAuthorize("hasAuthority('codes:write')")
  @Transactional
  public BatchDetails importFile(UUID listId, UUID fileId, ImportOptions options) {
    ListDetails list = lists.hold(listId);
    requireType(list, ListType.THIRD_PARTY);
    ImportFile file = files.take(fileId, options.column());
    CodeBatch batch =
        CodeBatch.toImport(listId, batches.lastNumber(listId) + 1, file, options, made());
    return queue(
        list, batch, ImportWork.KIND, options.dryRun() ? "IMPORT_TRIED" : "BATCH_IMPORTED");
  }

  /**
   * Refuses what {@link #generate} or {@link #importFile} would refuse on account of the list, for
   * who wants to know before a large file is sent.
   *
   * @throws CodesRefusedException {@code LIST_TYPE_MISMATCH}
   */
  @PreAuthorize("hasAuthority('codes:write')")
  @Transactional(readOnly = true)
  public void requireImportable(UUID listId) {
    requireType(lists.peek(listId), ListType.THIRD_PARTY);
  }

  private BatchDetails queue(ListDetails list, CodeBatch batch, String kind, String action) {
    batches.add(batch);
    batch.worksBy(
        jobs.submit(
            new JobOrder(
                kind,
                batch.id(),
                list.id(),
                list.name() + " · #" + batch.number(),
                batch.quantity())));
    BatchDetails made = details(batch);
    audit.record(
        Deed.of(action, PromoCodeLists.OBJECT_TYPE, list.id(), BatchHistory.begun(made))
            .ofPart(batch.id()));
    return made;
  }

  /**
   * One batch as it stands now.
   *
   * @throws NoSuchBatchException if the list has none of this id
   */
  @PreAuthorize("hasAnyAuthority('codes:read', 'codes:write')")
  @Transactional(readOnly = true)
  public BatchDetails get(UUID listId, UUID batchId) {
    return details(of(listId, batches.get(batchId)));
  }

  /**
   * The batches of a list, latest first.
   *
   * @param cursor of the page before; anything else is refused as {@code cursor_invalid}
   * @param limit 1–500
   */
  @PreAuthorize("hasAnyAuthority('codes:read', 'codes:write')")
  @Transactional(readOnly = true)
  public Slice<BatchDetails> page(UUID listId, @Nullable String cursor, int limit) {
    lists.peek(listId);
    int before = cursor == null ? Integer.MAX_VALUE : number(cursor);
    Slice<CodeBatch> page =
        Slice.cut(
            batches.page(listId, before, limit + 1),
            limit,
            batch -> String.valueOf(batch.number()));
    Map<UUID, JobDetails> works =
        jobs.find(page.items().stream().map(CodeBatch::jobId).toList()).stream()
            .collect(Collectors.toMap(JobDetails::id, Function.identity()));
    return page.map(batch -> batch.details(progress(batch, works.get(batch.jobId()))));
  }

  /**
   * Lines of its file that an import did not take, in order.
   *
   * @param afterLine 0 for the first page
   */
  @PreAuthorize("hasAnyAuthority('codes:read', 'codes:write')")
  @Transactional(readOnly = true)
  public List<RejectedLine> rejects(UUID listId, UUID batchId, long afterLine, int limit) {
    return files.rejects(of(listId, batches.get(batchId)).no(), afterLine, limit);
  }

  /**
   * Writes all of these lines as CSV, header first, in constant memory. Without a transaction
   * around it: who reads slowly holds no connection.
   *
   * @throws NoSuchBatchException if the list has none of this id; before anything is written
   * @throws IOException if {@code out} takes no more
   */
  @PreAuthorize("hasAnyAuthority('codes:read', 'codes:write')")
  public void writeRejects(UUID listId, UUID batchId, OutputStream out) throws IOException {
    rejectsFile.write(of(listId, batches.get(batchId)), out);
  }

  /**
   * Makes the codes of a pending batch claimable, by one row's change. An active one stays so.
   *
   * @throws CodesRefusedException {@code BATCH_STATE_CONFLICT}
   */
  @PreAuthorize("hasAuthority('codes:write')")
  @Transactional
  public BatchDetails activate(UUID listId, UUID batchId) {
    CodeBatch batch = lock(listId, batchId);
    if (batch.activate(currentActor.get().name(), now())) {
      record(batch, "BATCH_ACTIVATED", BatchHistory.codes(batch.number(), batch.alive()));
      figures.add(listId, 0, batch.claimable(), 0);
    }
    return details(batch);
  }

  /**
   * Lets the unclaimed codes of a batch die, by one row's change. Claimed ones stay. A voided one
   * stays so.
   *
   * @param reason kept in the history; at most 500 characters
   * @throws CodesRefusedException {@code BATCH_STATE_CONFLICT}
   */
  @PreAuthorize("hasAuthority('codes:write')")
  @Transactional
  public BatchDetails voidAll(UUID listId, UUID batchId, @Nullable String reason) {
    checkReason(reason);
    CodeBatch batch = lock(listId, batchId);
    long claimable = batch.claimable();
    long waiting = batches.claimsWaiting(batch);
    if (batch.voidAll(currentActor.get().name(), reason, now())) {
      List<Change> told =
          new ArrayList<>(BatchHistory.codes(batch.number(), batch.alive() - waiting));
      BatchHistory.addReason(told, reason);
      record(batch, "BATCH_VOIDED", told);
      figures.add(listId, 0, -claimable, batch.alive()); // the roll-up takes the waiting ones off
    }
    return batch.details(progress(batch), waiting);
  }

  /**
   * Stops what is queued or running, at once. None of its codes was ever claimable; those that are
   * there already are cleared away. A cancelled one stays so.
   *
   * @throws CodesRefusedException {@code BATCH_STATE_CONFLICT} where it is too late
   */
  @PreAuthorize("hasAuthority('codes:write')")
  @Transactional
  public BatchDetails cancel(UUID listId, UUID batchId) {
    UUID job = get(listId, batchId).jobId();
    jobs.end(job);
    CodeBatch batch = lock(listId, batchId);
    batch.requireCancelled();
    return details(batch);
  }

  static void checkReason(@Nullable String reason) {
    if (reason != null && reason.codePointCount(0, reason.length()) > MAX_REASON) {
      throw new InvalidInputException(List.of(Violation.of("reason", "too_long", MAX_REASON)));
    }
  }

  private static void check(@Nullable Integer quantity, PatternDraft pattern) {
    List<Violation> found = new ArrayList<>(PatternRules.checkQuantity(quantity));
    found.addAll(PatternRules.check(pattern));
    PatternRules.refuse(found);
  }

  private static void requireType(ListDetails list, ListType type) {
    if (list.type() != type) {
      throw new CodesRefusedException(
          CodesRefusedException.Reason.LIST_TYPE_MISMATCH, list.type().name());
    }
  }

  private CodeBatch lock(UUID listId, UUID batchId) {
    return of(listId, batches.lock(batchId));
  }

  private static CodeBatch of(UUID listId, CodeBatch batch) {
    if (!batch.listId().equals(listId) || batch.state() == BatchState.REMOVED) {
      throw new NoSuchBatchException(batch.id());
    }
    return batch;
  }

  private void record(CodeBatch batch, String action, List<Change> changes) {
    audit.record(
        Deed.of(action, PromoCodeLists.OBJECT_TYPE, batch.listId(), changes).ofPart(batch.id()));
  }

  private BatchDetails details(CodeBatch batch) {
    return batch.details(progress(batch));
  }

  private BatchDetails.Progress progress(CodeBatch batch) {
    return progress(batch, jobs.find(List.of(batch.jobId())).stream().findFirst().orElse(null));
  }

  /** A job that is no longer kept had done all there was to do. */
  private BatchDetails.Progress progress(CodeBatch batch, @Nullable JobDetails job) {
    return job == null
        ? new BatchDetails.Progress(batch.quantity(), batch.quantity(), null)
        : new BatchDetails.Progress(
            job.done(), job.total(), job.timeLeft(clock.instant()).orElse(null));
  }

  private CodeBatch.Made made() {
    return new CodeBatch.Made(currentActor.get().name(), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static int number(String cursor) {
    try {
      return Integer.parseInt(cursor);
    } catch (NumberFormatException unreadable) {
      throw Cursors.invalid();
    }
  }
}
