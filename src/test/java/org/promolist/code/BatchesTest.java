package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Change;
import org.promolist.code.CodesRefusedException.Reason;
import org.promolist.job.JobOrder;
import org.promolist.job.Jobs;
import org.promolist.list.Drafts;
import org.promolist.list.ListCounts;
import org.promolist.list.ListRefusedException;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@Import(CodesFixture.class)
@WithMockUser(authorities = {"lists:read", "lists:write", "codes:read", "codes:write"})
class BatchesTest {

  @Autowired CodesFixture made;
  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired BatchStore store;
  @Autowired Codes codes;
  @Autowired CodeTable table;
  @Autowired Jobs jobs;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;

  @Test
  void aBatchHasExactlyTheCodesAskedFor() {
    UUID list = made.list(ListType.SINGLE_USE);
    BatchDetails queued =
        batches.generate(list, 120_000, new PatternDraft("SG", 14, null, true, "26", 7), true);
    BatchDetails batch = made.ended(queued);

    assertThat(queued.state()).isEqualTo(BatchState.QUEUED);
    assertThat(batch.state()).isEqualTo(BatchState.ACTIVE);
    assertThat(batch.figures()).isEqualTo(new BatchDetails.Figures(120_000, 120_000, 0, 0, 0));
    assertThat(batch.progress()).isEqualTo(new BatchDetails.Progress(120_000, 120_000, null));
    assertThat(batch.pattern())
        .isEqualTo(new CodePattern("SG", 14, CodePattern.DEFAULT_ALPHABET, true, "26", 7));
    assertThat(lists.get(list).counts()).isEqualTo(new ListCounts(120_000, 120_000, 0, 0, 0, 0));
    List<String> texts = made.texts(list);
    assertThat(new HashSet<>(texts)).hasSize(120_000);
    assertThat(texts).hasSize(120_000).isSorted();
    CodePattern pattern = batch.pattern();
    assertThat(texts.stream().map(CodeText::new).allMatch(pattern::fits)).isTrue();
  }

  /** In a keyspace so small that most of what is drawn exists. */
  @Test
  void whatExistsIsDrawnAgainUntilAllAreThere() {
    CodePattern tiny = new CodePattern("TINY", 14, "01", false, "", 4);
    List<String> all =
        IntStream.range(0, 1_024)
            .mapToObj(i ->
                tiny.complete(
                    ("000000000" + Integer.toBinaryString(i))
                        .substring(Integer.toBinaryString(i).length() - 1)))
            .toList();
    UUID other = made.list(ListType.THIRD_PARTY);
    Set<String> taken = Set.copyOf(all.subList(0, 700));
    made.imported(other, String.join("\n", taken));
    UUID list = made.list(ListType.SINGLE_USE);

    BatchDetails batch = made.ended(queued(list, 200, tiny));

    assertThat(batch.state()).isEqualTo(BatchState.PENDING);
    assertThat(batch.figures().redrawn()).isPositive();
    assertThat(made.texts(list)).hasSize(200).doesNotContainAnyElementsOf(taken);
  }

  /** As {@link Batches#generate}, which refuses such a pattern, would. */
  private BatchDetails queued(UUID list, int quantity, CodePattern pattern) {
    return transaction.execute(status -> {
      CodeBatch batch =
          CodeBatch.toGenerate(
              list,
              1,
              quantity,
              pattern,
              false,
              new CodeBatch.Made("test", Instant.now().truncatedTo(ChronoUnit.MICROS)));
      store.add(batch);
      batch.worksBy(
          jobs.submit(new JobOrder(GenerateWork.KIND, batch.id(), list, "Tiny", quantity)));
      return batch.details(new BatchDetails.Progress(0, quantity, null));
    });
  }

  @Test
  void aPreviewTellsHowWellGuessesHit() {
    CodePreview preview =
        batches.preview(1_000_000, new PatternDraft("PV", 12, null, true, null, null));

    assertThat(preview.keyspace()).isEqualTo(BigInteger.TWO.pow(45));
    assertThat(preview.liveCodes()).isGreaterThanOrEqualTo(1_000_000);
    assertThat(preview.oddsPerGuess())
        .isEqualTo(preview.liveCodes() / Math.pow(2, 45), within(1e-12));
    // 5 failures lock out for 900 seconds: 480 guesses a day
    assertThat(preview.expectedHitsPerDay()).isEqualTo(preview.oddsPerGuess() * 480, within(1e-12));
    assertThat(preview.verdict()).isEqualTo(CodePreview.Verdict.OK);
    // a million codes want 10^12 texts, and 32^8 is the first power of 32 above that
    assertThat(preview.shortestSafeLength()).isEqualTo(2 + 8 + 1);
    assertThat(preview.samples())
        .isNotEmpty()
        .allMatch(CodePattern.of(new PatternDraft("PV", 12, null, true, null, null))::fits);
  }

  @Test
  void aPatternThatCanBeGuessedIsRefusedWithTheLengthThatWouldDo() {
    UUID list = made.list(ListType.SINGLE_USE);
    PatternDraft dense = new PatternDraft("DE", 8, null, true, null, null);

    assertThat(batches.preview(1_000_000, dense).verdict())
        .isEqualTo(CodePreview.Verdict.TOO_DENSE);
    assertThatExceptionOfType(CodesRefusedException.class)
        .isThrownBy(() -> batches.generate(list, 1_000_000, dense, false))
        .satisfies(refused -> {
          assertThat(refused.reason()).isEqualTo(Reason.PATTERN_TOO_DENSE);
          assertThat(refused.subject()).isEqualTo("11");
        });
    assertThat(batches.page(list, null, 10).items()).isEmpty();
  }

  @Test
  void whatOtherBatchesHoldOfTheSameTextsCountsToo() {
    UUID list = made.list(ListType.SINGLE_USE);
    PatternDraft wide = new PatternDraft("X", 12, null, true, null, null);
    PatternDraft within = new PatternDraft("XY", 12, null, true, null, null);
    long before = batches.preview(1, within).liveCodes();

    BatchDetails batch = made.ended(batches.generate(list, 3_200, wide, false));
    assertThat(batches.preview(1, within).liveCodes()).isEqualTo(before + 100);
    assertThat(batches.preview(1, wide).liveCodes()).isGreaterThanOrEqualTo(3_201);

    batches.voidAll(list, batch.id(), null);
    assertThat(batches.preview(1, within).liveCodes()).isEqualTo(before);
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> batches.preview(0, new PatternDraft("_", 99, null, true, null, null)))
        .satisfies(refused ->
            assertThat(refused.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("quantity", "pattern.prefix", "pattern.length"));
  }

  @Test
  void eachTypeOfListTakesItsOwnKindOfCodesOnly() {
    UUID single = made.list(ListType.SINGLE_USE);
    UUID third = made.list(ListType.THIRD_PARTY);
    UUID file = made.file("TYPES-0001").id();

    assertRefused(
        Reason.LIST_TYPE_MISMATCH, () -> batches.generate(third, 1, PatternDraft.START, false));
    assertRefused(
        Reason.LIST_TYPE_MISMATCH,
        () -> batches.importFile(single, file, new ImportOptions(null, false, false)));
    assertRefused(Reason.LIST_TYPE_MISMATCH, () -> batches.requireImportable(single));
  }

  @Test
  void activatingMakesAllCodesClaimableAndAgainChangesNothing() {
    BatchDetails batch = made.generated(1_000, false);
    assertThat(lists.get(batch.listId()).counts()).isEqualTo(new ListCounts(1_000, 0, 0, 0, 0, 0));

    BatchDetails active = batches.activate(batch.listId(), batch.id());

    assertThat(active.state()).isEqualTo(BatchState.ACTIVE);
    assertThat(active.activatedBy()).isNotNull();
    assertThat(batches.activate(batch.listId(), batch.id())).isEqualTo(active);
    assertThat(lists.get(batch.listId()).counts())
        .isEqualTo(new ListCounts(1_000, 1_000, 0, 0, 0, 0));
    assertThat(actions(batch.listId()))
        .containsExactly("BATCH_ACTIVATED", "BATCH_READY", "BATCH_GENERATED", "CREATED");
  }

  @Test
  void voidingLetsUnclaimedCodesDieAndClaimedOnesStay() {
    BatchDetails batch = made.generated(1_000, true);
    List<String> texts = made.texts(batch.listId());
    claim(batch, texts.get(0));

    BatchDetails voided = batches.voidAll(batch.listId(), batch.id(), "Wrong logo");

    assertThat(voided.state()).isEqualTo(BatchState.VOIDED);
    assertThat(voided.voidReason()).isEqualTo("Wrong logo");
    assertThat(voided.figures().claimable()).isZero();
    assertThat(lists.get(batch.listId()).counts().claimable()).isZero();
    assertThat(lists.get(batch.listId()).counts().voided()).isEqualTo(999);
    assertThat(made.walk(batch.listId(), CodeFilter.ALL, 500))
        .extracting(CodeRow::state)
        .containsOnly(CodeState.CLAIMED, CodeState.VOIDED)
        .startsWith(CodeState.CLAIMED);
    assertThat(batches.voidAll(batch.listId(), batch.id(), null)).isEqualTo(voided);
    assertRefused(Reason.BATCH_STATE_CONFLICT, () -> batches.activate(batch.listId(), batch.id()));
  }

  /** Claims of the last second wait to be rolled up; the history keeps what it is told. */
  @Test
  void whatIsClaimedButNotRolledUpYetIsNotToldToHaveDied() {
    BatchDetails batch = made.generated(50, true);
    jdbc.sql(
            """
            insert into claim_tally (list_id, batch_no, claimed, reversed, reopened, points)
            select list_id, no, 40, 0, 0, 0 from code_batch where id = :id
            """)
        .param("id", batch.id())
        .update();

    BatchDetails voided = batches.voidAll(batch.listId(), batch.id(), null);

    assertThat(voided.figures().claimed()).isEqualTo(40);
    assertThat(voided.figures().voided()).isEqualTo(10);
    assertThat(lists.history(batch.listId(), null, 1).items().getFirst().changes())
        .contains(new Change("codeCount", null, 10));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            jdbc.sql("select count(*) from claim_tally where list_id = :list")
                    .param("list", batch.listId())
                    .query(Long.class)
                    .single()
                == 0);
    assertThat(lists.get(batch.listId()).counts().voided()).isEqualTo(10);
    assertThat(batches.get(batch.listId(), batch.id()).figures()).isEqualTo(voided.figures());
  }

  /** As a claim will. */
  private void claim(BatchDetails batch, String text) {
    jdbc.sql("update code set claimed_at = :now, customer_id = 'c-1' where code = :code")
        .param("now", OffsetDateTime.now(ZoneOffset.UTC))
        .param("code", text)
        .update();
    jdbc.sql("update code_batch set claimed = claimed + 1 where id = :id")
        .param("id", batch.id())
        .update();
    jdbc.sql(
            "update list_counts set claimed = claimed + 1, claimable = claimable - 1"
                + " where list_id = :id")
        .param("id", batch.listId())
        .update();
  }

  @Test
  void onlyWhatIsUnderWayCanBeCancelled() {
    BatchDetails batch = made.generated(10, false);
    assertRefused(Reason.BATCH_STATE_CONFLICT, () -> batches.cancel(batch.listId(), batch.id()));
  }

  @Test
  void cancellingLeavesNothing() {
    UUID list = made.list(ListType.SINGLE_USE);
    BatchDetails batch = batches.generate(list, 5_000_000, PatternDraft.START, true);
    await().pollInSameThread().until(() -> batches.get(list, batch.id()).figures().codes() > 0);

    BatchDetails cancelled = batches.cancel(list, batch.id());

    assertThat(cancelled.state()).isEqualTo(BatchState.CANCELLED);
    assertThat(cancelled.figures().claimable()).isZero();
    assertThat(batches.cancel(list, batch.id()).state()).isEqualTo(BatchState.CANCELLED);
    assertThat(
            codes
                .page(list, new CodeFilter(Set.of(CodeState.CLAIMABLE), "", null), null, 10)
                .items())
        .isEmpty();
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(lists.get(list).counts()).isEqualTo(new ListCounts(0, 0, 0, 0, 0, 0)));
    assertThat(stored(batch)).isZero();
  }

  private long stored(BatchDetails batch) {
    return jdbc.sql(
            "select count(*) from code where batch_no in"
                + " (select no from code_batch where id = :id)")
        .param("id", batch.id())
        .query(Long.class)
        .single();
  }

  @Test
  void deletingAListFreesItsCodes() {
    UUID first = made.list(ListType.THIRD_PARTY);
    made.imported(first, "FREED-0001\nFREED-0002\n");
    UUID second = made.list(ListType.THIRD_PARTY);
    assertThat(made.imported(second, "FREED-0001\n").report())
        .isEqualTo(new ImportTally(0, 0, 1, 0));

    lists.delete(first, null);

    assertThat(made.imported(second, "FREED-0001\n").report())
        .isEqualTo(new ImportTally(1, 0, 0, 0));
  }

  @Test
  void aListCanBeDeletedWhileItsCodesAreMade() {
    UUID list = made.list(ListType.SINGLE_USE);
    BatchDetails batch = batches.generate(list, 5_000_000, PatternDraft.START, true);
    await().pollInSameThread().until(() -> batches.get(list, batch.id()).figures().codes() > 0);
    int no =
        jdbc.sql("select no from code_batch where id = :id")
            .param("id", batch.id())
            .query(Integer.class)
            .single();

    lists.delete(list, null);

    assertThatExceptionOfType(NoSuchBatchException.class)
        .isThrownBy(() -> batches.get(list, batch.id()));
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .until(() ->
            jdbc.sql("select count(*) from code_batch where no = :no")
                    .param("no", no)
                    .query(Long.class)
                    .single()
                == 0);
    assertThat(
            jdbc.sql("select count(*) from code where batch_no = :no")
                .param("no", no)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aWordAndACodeExcludeEachOther() {
    UUID third = made.list(ListType.THIRD_PARTY);
    lists.create(Drafts.multiUse("Words " + third, "WORD-OR-CODE").draft());
    made.imported(third, "CODE-NOT-WORD\nWORD-OR-CODE\n");

    assertThat(made.texts(third)).containsExactly("CODENOTWORD");
    assertThatExceptionOfType(ListRefusedException.class)
        .isThrownBy(() -> lists.create(Drafts.multiUse("More " + third, "code not word").draft()))
        .satisfies(refused -> assertThat(refused.subject()).isEqualTo("CODENOTWORD"));
  }

  @Test
  void batchesAreListedLatestFirst() {
    UUID list = made.list(ListType.SINGLE_USE);
    for (int i = 0; i < 3; i++) {
      made.generated(list, 10, false);
    }
    var page = batches.page(list, null, 2);
    assertThat(page.items()).extracting(BatchDetails::number).containsExactly(3, 2);
    assertThat(batches.page(list, page.nextCursor(), 2).items())
        .extracting(BatchDetails::number)
        .containsExactly(1);
  }

  @Test
  void aBatchIsOneOfItsListOnly() {
    BatchDetails batch = made.generated(10, false);
    UUID other = made.list(ListType.SINGLE_USE);
    Stream.<Runnable>of(
            () -> batches.get(other, batch.id()),
            () -> batches.activate(other, batch.id()),
            () -> batches.voidAll(other, batch.id(), null),
            () -> batches.cancel(other, batch.id()),
            () -> batches.rejects(other, batch.id(), 0, 1))
        .forEach(
            deed -> assertThatExceptionOfType(NoSuchBatchException.class).isThrownBy(deed::run));
  }

  private List<String> actions(UUID list) {
    return lists.history(list, null, 50).items().stream()
        .map(AuditEntry::action)
        .collect(Collectors.toList());
  }

  static void assertRefused(Reason reason, Runnable deed) {
    assertThatExceptionOfType(CodesRefusedException.class)
        .isThrownBy(deed::run)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
