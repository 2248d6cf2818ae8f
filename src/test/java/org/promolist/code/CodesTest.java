package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Change;
import org.promolist.list.Drafts;
import org.promolist.list.ListRefusedException;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@DatabaseTest
@Import(CodesFixture.class)
@WithMockUser(authorities = {"lists:read", "lists:write", "codes:read", "codes:write"})
class CodesTest {

  private static final OffsetDateTime THEN =
      OffsetDateTime.of(2026, 5, 4, 3, 2, 1, 500_000_000, ZoneOffset.UTC);

  @Autowired CodesFixture made;
  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired Codes codes;
  @Autowired JdbcClient jdbc;

  private UUID imported(String... texts) {
    UUID list = made.list(ListType.THIRD_PARTY);
    made.imported(list, String.join("\n", texts), new ImportOptions(null, false, true));
    return list;
  }

  private static CodeFilter states(CodeState... states) {
    return new CodeFilter(Set.of(states), "", null);
  }

  private List<String> texts(UUID list, CodeFilter filter) {
    return made.walk(list, filter, 500).stream().map(CodeRow::text).toList();
  }

  @Test
  void aCodeIsFoundAsTypedOrByTheOnlyReadingThereIs() {
    UUID list = imported("F0UND-1", "TW0-0NE", "TW0-ONE", "ALL-AL1KE");

    assertThat(codes.find(new CodeText("F0UND1")).orElseThrow().listId()).isEqualTo(list);
    assertThat(codes.find(new CodeText("FOUNDI")).orElseThrow().row().text()).isEqualTo("F0UND1");
    assertThat(codes.find(new CodeText("FOUND2"))).isEmpty();
    assertThat(codes.find(new CodeText("TW0ONE")).orElseThrow().row().text()).isEqualTo("TW0ONE");
    assertThat(codes.find(new CodeText("TWOONE"))).as("could be either").isEmpty();
    assertThat(codes.find(new CodeText("ALLALIKE")).orElseThrow().row().text())
        .isEqualTo("ALLAL1KE");
  }

  @Test
  void aWordIsFoundInItsList() {
    UUID list = lists.create(Drafts.multiUse("Words of find", "FIND-WORD").draft()).id();
    CodeDetails found = codes.find(new CodeText("FINDWORD")).orElseThrow();
    assertThat(found.listId()).isEqualTo(list);
    assertThat(found.row().batchId()).isNull();
    assertThat(found.row().state()).isEqualTo(CodeState.CLAIMABLE);
  }

  @Test
  void wordsAreWalkedLikeCodes() {
    UUID list = lists.create(Drafts.multiUse("Walked words", "WALK-B", "WALK-A").draft()).id();
    assertThat(made.walk(list, CodeFilter.ALL, 1))
        .extracting(CodeRow::text)
        .containsExactly("WALKA", "WALKB");
    assertThat(texts(list, new CodeFilter(Set.of(), "WALKB", null))).containsExactly("WALKB");
    assertThat(texts(list, states(CodeState.VOIDED))).isEmpty();
    assertThat(made.csv(list, CodeFilter.ALL))
        .isEqualTo(
            "code,state,batch_id,claimed_at,customer_id\nWALKA,CLAIMABLE,,,\nWALKB,CLAIMABLE,,,\n");
  }

  @Test
  void everyStateIsFilteredAndShownAndExportedAlike() {
    UUID list = imported("STATE-CLAIMABLE", "STATE-CLAIMED", "STATE-RESERVED", "STATE-VOIDED");
    made.imported(list, "STATE-PENDING\nSTATE-PENDING-VOIDED");
    UUID batch = batches.page(list, null, 10).items().getLast().id();
    mark("STATECLAIMED", THEN, "c,\"1\"");
    mark("STATERESERVED", null, "c-2");
    jdbc.sql("update code_batch set claimed = 1, reserved = 1 where id = :id")
        .param("id", batch)
        .update();
    codes.voidOne(new CodeText("STATEVOIDED"), null);
    codes.voidOne(new CodeText("STATEPENDINGVOIDED"), null);

    for (CodeState state : CodeState.values()) {
      List<String> expected =
          state == CodeState.VOIDED
              ? List.of("STATEVOIDED", "STATEPENDINGVOIDED")
              : List.of("STATE" + state);
      assertThat(texts(list, states(state))).isEqualTo(expected);
      assertThat(made.walk(list, states(state), 1)).allMatch(row -> row.state() == state);
      assertThat(made.csv(list, states(state)).lines().skip(1))
          .hasSameSizeAs(expected)
          .allMatch(line -> line.split(",", -1)[1].equals(state.name()));
    }
    assertThat(texts(list, states(CodeState.VOIDED, CodeState.CLAIMED)))
        .containsExactly("STATECLAIMED", "STATEVOIDED", "STATEPENDINGVOIDED");
    assertThat(made.csv(list, states(CodeState.CLAIMED)))
        .endsWith(
            "STATECLAIMED,CLAIMED," + batch + ",2026-05-04T03:02:01.500000Z,\"c,\"\"1\"\"\"\n");
    assertThat(made.walk(list, states(CodeState.CLAIMED), 10).getFirst())
        .isEqualTo(
            new CodeRow("STATECLAIMED", CodeState.CLAIMED, batch, 1, THEN.toInstant(), "c,\"1\""));
  }

  private void mark(String code, @Nullable OffsetDateTime claimed, String customer) {
    jdbc.sql("update code set claimed_at = :at, customer_id = :customer where code = :code")
        .param("at", claimed)
        .param("customer", customer)
        .param("code", code)
        .update();
  }

  @Test
  void aWalkGoesThroughOneBatchOrByABeginning() {
    UUID list = imported("PRE-A1", "PRE-A2", "PRE-B1");
    made.imported(list, "PRE-A3\nPRE-C1");
    UUID second = batches.page(list, null, 1).items().getFirst().id();

    assertThat(texts(list, new CodeFilter(Set.of(), "PREA", null)))
        .containsExactly("PREA1", "PREA2", "PREA3");
    assertThat(texts(list, new CodeFilter(Set.of(), "", second))).containsExactly("PREA3", "PREC1");
    assertThat(texts(list, new CodeFilter(Set.of(), "PREA", second))).containsExactly("PREA3");
    assertThat(texts(list, new CodeFilter(Set.of(), "pre_a", null))).isEmpty();
    assertThat(texts(list, new CodeFilter(Set.of(), "", UUID.randomUUID()))).isEmpty();
  }

  @Test
  void aWalkMeetsEveryCodeOnceAndTheExportHasTheSame() {
    UUID list = made.list(ListType.SINGLE_USE);
    for (int i = 0; i < 3; i++) {
      made.generated(list, 1_000, i == 1);
    }
    List<String> walked = made.walk(list, CodeFilter.ALL, 170).stream().map(CodeRow::text).toList();

    assertThat(walked).hasSize(3_000).doesNotHaveDuplicates();
    assertThat(made.csv(list, CodeFilter.ALL).lines().skip(1).map(line -> line.split(",", -1)[0]))
        .containsExactlyElementsOf(walked);
  }

  @Test
  void aWalkIsStableWhileABatchIsGenerated() {
    UUID list = made.list(ListType.SINGLE_USE);
    BatchDetails before = made.generated(list, 2_000, true);
    BatchDetails meanwhile = batches.generate(list, 200_000, PatternDraft.START, false);
    List<CodeRow> walked = new ArrayList<>(made.walk(list, CodeFilter.ALL, 500));
    made.ended(meanwhile);

    assertThat(walked).extracting(CodeRow::text).doesNotHaveDuplicates();
    assertThat(walked.stream().filter(row -> before.id().equals(row.batchId()))).hasSize(2_000);
    assertThat(walked.stream().filter(row -> meanwhile.id().equals(row.batchId())))
        .allMatch(row -> row.state() == CodeState.PENDING);
  }

  @Test
  void anExportWhileABatchIsGeneratedHasWhatWasThere() {
    UUID list = made.list(ListType.SINGLE_USE);
    made.generated(list, 2_000, true);
    BatchDetails meanwhile = batches.generate(list, 200_000, PatternDraft.START, false);
    List<String> lines = made.csv(list, CodeFilter.ALL).lines().skip(1).toList();
    made.ended(meanwhile);

    assertThat(lines).hasSizeGreaterThanOrEqualTo(2_000).doesNotHaveDuplicates();
    assertThat(lines.stream().filter(line -> line.contains(",CLAIMABLE,"))).hasSize(2_000);
  }

  @Test
  void anExportIsRecordedWithItsNumberAndDigest() throws Exception {
    UUID list = imported("EXPORT-1", "EXPORT-2");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExportReceipt receipt = codes.export(list, states(CodeState.CLAIMABLE), out);

    String digest = HexFormat.of().formatHex(ImportFiles.sha256().digest(out.toByteArray()));
    assertThat(receipt).isEqualTo(new ExportReceipt(2, digest));
    AuditEntry entry = lists.history(list, null, 1).items().getFirst();
    assertThat(entry.action()).isEqualTo("CODES_EXPORTED");
    assertThat(entry.changes())
        .containsExactly(
            new Change("codeCount", null, 2),
            new Change("sha256", null, digest),
            new Change("states", null, "CLAIMABLE"));
    assertThatExceptionOfType(ListRefusedException.class)
        .isThrownBy(() -> lists.delete(list, null));
  }

  @Test
  void anExportThatBreaksOffIsRecordedToo() {
    UUID list = imported("BREAKS-1", "BREAKS-2");
    OutputStream full =
        new OutputStream() {
          private int left = 60;

          @Override
          public void write(int b) throws IOException {
            if (--left < 0) {
              throw new IOException("nobody reads any more");
            }
          }
        };
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> codes.export(list, CodeFilter.ALL, full));
    assertThat(lists.history(list, null, 1).items().getFirst().action())
        .isEqualTo("EXPORT_BROKEN_OFF");
  }

  @Test
  void oneCodeCanBeVoided() {
    UUID list = imported("ONE-VOIDED", "ONE-CLAIMED", "ONE-LEFT");
    mark("ONECLAIMED", THEN, "c-1");

    CodeDetails voided = codes.voidOne(new CodeText("ONEVOIDED"), " Lost in the post ");

    assertThat(voided.row().state()).isEqualTo(CodeState.VOIDED);
    assertThat(codes.voidOne(new CodeText("ONEVOIDED"), null)).isEqualTo(voided);
    assertThat(lists.get(list).counts().voided()).isEqualTo(1);
    assertThat(lists.get(list).counts().claimable()).isEqualTo(2);
    assertThat(lists.history(list, null, 1).items().getFirst().changes())
        .containsExactly(
            new Change("batch", null, 1),
            new Change("code", null, "ONEVOIDED"),
            new Change("reason", null, "Lost in the post"));
    BatchesTest.assertRefused(
        CodesRefusedException.Reason.CODE_ALREADY_CLAIMED,
        () -> codes.voidOne(new CodeText("ONECLAIMED"), null));
    assertThatExceptionOfType(NoSuchCodeException.class)
        .isThrownBy(() -> codes.voidOne(new CodeText("ONENOTTHERE"), null));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> codes.voidOne(new CodeText("ONELEFT"), "x".repeat(501)));
  }

  @Test
  void aWordIsTakenOutOfItsListInsteadOfVoided() {
    lists.create(Drafts.multiUse("Words to void", "VOID-WORD").draft());
    BatchesTest.assertRefused(
        CodesRefusedException.Reason.LIST_TYPE_MISMATCH,
        () -> codes.voidOne(new CodeText("VOIDWORD"), null));
  }

  @Test
  void whoMayNotSeeCodesSeesTheirEnds() {
    UUID list = imported("MASKED-12", "MASKED-34");
    Slice<CodeRow> page =
        codes.maskedPage(list, new CodeFilter(Set.of(), "MASKED3", null), null, 10);
    assertThat(page.items()).extracting(CodeRow::text).containsExactly("••••ED12", "••••ED34");
  }

  @Test
  void aCursorOfSomethingElseIsRefused() {
    UUID list = imported("CURSOR-1");
    for (String cursor : List.of("x", "", "MXwnOw", "OTk5OTk5OTk5OTk5fEE")) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> codes.page(list, CodeFilter.ALL, cursor, 10));
    }
  }

  @Test
  @WithMockUser(
      username = "agent",
      roles = {"AGENT"})
  void anAgentMayNotExport() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(
            () -> codes.export(UUID.randomUUID(), CodeFilter.ALL, new ByteArrayOutputStream()));
  }
}
