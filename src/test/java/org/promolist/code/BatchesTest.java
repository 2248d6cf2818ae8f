package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.list.Drafts;
import org.promolist.list.ListCounts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Slice;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

@DatabaseTest
@WithMockUser(authorities = {"lists:read", "lists:write", "codes:read", "codes:write"})
class BatchesTest {

  private static final AtomicInteger names = new AtomicInteger();

  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired Codes codes;
  @Autowired ImportFiles files;
  @Autowired JdbcClient jdbc;

  private ListDetails list(ListType type) {
    return lists.create(Drafts.singleUse("Codes " + names.incrementAndGet()).type(type).draft());
  }

  private BatchDetails ended(BatchDetails batch) {
    return await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .until(() -> batches.get(batch.listId(), batch.id()), now -> !now.state().isUnderWay());
  }

  private BatchDetails imported(UUID listId, String content, ImportOptions options)
      throws IOException {
    ImportFile file =
        files.receive(
            "codes.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    return ended(batches.importFile(listId, file.id(), options));
  }

  @Test
  void aBatchHasExactlyTheCodesAskedFor() {
    UUID list = list(ListType.SINGLE_USE).id();
    BatchDetails batch =
        ended(
            batches.generate(
                list, 250_000, new PatternDraft("SG", 14, null, true, null, null), true));

    assertThat(batch.state()).isEqualTo(BatchState.ACTIVE);
    assertThat(batch.figures().codes()).isEqualTo(250_000);
    assertThat(
            jdbc.sql(
                    "select count(distinct code) from code where batch_no ="
                        + " (select no from code_batch where id = :id)")
                .param("id", batch.id())
                .query(Long.class)
                .single())
        .isEqualTo(250_000);
    assertThat(lists.get(list).counts()).isEqualTo(new ListCounts(250_000, 250_000, 0, 0, 0, 0));
  }

  @Test
  void aFileIsTakenInLineByLine() throws IOException {
    UUID list = list(ListType.THIRD_PARTY).id();
    BatchDetails batch =
        imported(
            list,
            "\uFEFFcode;note\r\nabcd-1234;a\r\n\"EFGH 5678\";\"b;c\"\r\nx;\r\nABCD1234;again\r\n",
            new ImportOptions(null, false, false));

    assertThat(batch.state()).isEqualTo(BatchState.PENDING);
    assertThat(batch.report()).isEqualTo(new ImportTally(2, 1, 0, 1));
    assertThat(batches.rejects(list, batch.id(), 0, 10))
        .containsExactly(
            new RejectedLine(4, RejectedLine.Reason.MALFORMED, "x"),
            new RejectedLine(5, RejectedLine.Reason.DUPLICATE_IN_FILE, "ABCD1234"));
  }

  @Test
  void aWalkMeetsEveryCodeOnceAndTheExportHasThemAll() throws IOException {
    UUID list = list(ListType.SINGLE_USE).id();
    for (int i = 0; i < 3; i++) {
      ended(batches.generate(list, 1_000, PatternDraft.START, i == 1));
    }
    List<String> walked = new ArrayList<>();
    Slice<CodeRow> page = codes.page(list, CodeFilter.ALL, null, 170);
    page.items().forEach(row -> walked.add(row.text()));
    while (page.nextCursor() != null) {
      page = codes.page(list, CodeFilter.ALL, page.nextCursor(), 170);
      page.items().forEach(row -> walked.add(row.text()));
    }
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    ExportReceipt receipt = codes.export(list, CodeFilter.ALL, csv);

    assertThat(new HashSet<>(walked)).hasSize(3_000).hasSameSizeAs(walked);
    assertThat(receipt.codes()).isEqualTo(3_000);
    assertThat(csv.toString(StandardCharsets.US_ASCII).lines().skip(1))
        .extracting(line -> line.split(",", -1)[0])
        .containsExactlyElementsOf(walked);
  }
}
