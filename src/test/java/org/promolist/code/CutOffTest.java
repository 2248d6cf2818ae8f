package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.list.Drafts;
import org.promolist.list.ListCounts;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

/** Work that is cut off half-way leaves nothing behind and holds up nobody else's. */
@DatabaseTest
@WithMockUser(authorities = {"lists:read", "lists:write", "codes:read", "codes:write"})
class CutOffTest {

  private static final AtomicInteger names = new AtomicInteger();
  private static final int MANY = 5_000_000;
  private static final int FEW = 1_000;

  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired Codes codes;
  @Autowired ImportFiles files;
  @Autowired JdbcClient jdbc;

  private UUID list(ListType type) {
    return lists
        .create(Drafts.singleUse("Cut off " + names.incrementAndGet()).type(type).draft())
        .id();
  }

  private BatchDetails awaited(BatchDetails batch, Predicate<BatchDetails> condition) {
    return await()
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofMinutes(2))
        .until(() -> batches.get(batch.listId(), batch.id()), condition);
  }

  private long rows(BatchDetails batch) {
    return jdbc.sql(
            "select count(*) from code where batch_no in"
                + " (select no from code_batch where id = :id)")
        .param("id", batch.id())
        .query(Long.class)
        .single();
  }

  @Test
  void whatIsCancelledHalfWayLeavesNothingClaimableAndSoonNoCode() {
    UUID list = list(ListType.SINGLE_USE);
    BatchDetails batch = batches.generate(list, MANY, PatternDraft.START, true);
    awaited(batch, now -> now.figures().codes() > 0);

    BatchDetails cancelled = batches.cancel(list, batch.id());

    assertThat(cancelled.state()).isEqualTo(BatchState.CANCELLED);
    assertThat(cancelled.figures().claimable()).isZero();
    assertThat(lists.get(list).counts().claimable()).isZero();
    CodeFilter claimable = new CodeFilter(Set.of(CodeState.CLAIMABLE), "", null);
    assertThat(codes.page(list, claimable, null, 10).items()).isEmpty();
    awaited(batch, now -> now.figures().codes() == 0);
    assertThat(rows(batch)).isZero();
    assertThat(lists.get(list).counts()).isEqualTo(new ListCounts(0, 0, 0, 0, 0, 0));
  }

  @Test
  void aListWhoseJobsFailHoldsUpNoOther() throws IOException {
    UUID bad = list(ListType.THIRD_PARTY);
    BatchDetails failing = null;
    // more than one node does at once
    for (int i = 0; i < 6; i++) {
      failing = batches.importFile(bad, unreadable().id(), new ImportOptions(null, false, true));
    }
    UUID good = list(ListType.SINGLE_USE);
    BatchDetails batch =
        awaited(
            batches.generate(good, FEW, PatternDraft.START, true),
            now -> !now.state().isUnderWay());

    assertThat(batch.state()).isEqualTo(BatchState.ACTIVE);
    assertThat(batch.figures().codes()).isEqualTo(FEW);
    BatchDetails failed = awaited(failing, now -> !now.state().isUnderWay());
    assertThat(failed.state()).isEqualTo(BatchState.FAILED);
    assertThat(failed.failure()).isEqualTo(new BatchDetails.Failure("file_unreadable", null));
    assertThat(lists.get(bad).counts()).isEqualTo(new ListCounts(0, 0, 0, 0, 0, 0));
  }

  /** A cell whose quotes open and never close. */
  private ImportFile unreadable() throws IOException {
    String file = "ABCD1234\n".repeat(10) + "\"" + "WXYZ5678\n".repeat(100_000);
    return files.receive(
        "codes.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }
}
