package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.list.ListCounts;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.TestPropertySource;

@DatabaseTest
@Import(CodesFixture.class)
@WithMockUser(authorities = {"lists:read", "lists:write", "codes:read", "codes:write"})
@TestPropertySource(properties = "promolist.import-portion=" + ImportTest.PORTION)
class ImportTest {

  /** Lines; as codes they are more than are cleared away at once. */
  static final int PORTION = 25_000;

  @Autowired CodesFixture made;
  @Autowired PromoCodeLists lists;
  @Autowired Batches batches;
  @Autowired ImportFiles files;
  @Autowired JdbcClient jdbc;

  @Test
  void everyLineIsTakenOrNamed() {
    UUID list = made.list(ListType.THIRD_PARTY);
    BatchDetails batch =
        made.imported(
            list,
            String.join(
                "\r\n",
                "\uFEFFcode;note",
                "line-0001;a",
                "\"LINE 0002\";\"b;c\"",
                "x;",
                ";none",
                "LINE0001;again"));

    assertThat(batch.state()).isEqualTo(BatchState.PENDING);
    assertThat(batch.report()).isEqualTo(new ImportTally(2, 1, 0, 2));
    assertThat(batch.file().name()).isEqualTo("codes.csv");
    assertThat(batches.rejects(list, batch.id(), 0, 10))
        .containsExactly(
            new RejectedLine(4, RejectedLine.Reason.MALFORMED, "x"),
            new RejectedLine(5, RejectedLine.Reason.MALFORMED, ""),
            new RejectedLine(6, RejectedLine.Reason.DUPLICATE_IN_FILE, "LINE0001"));
    assertThat(made.texts(list)).containsExactly("LINE0001", "LINE0002");
    assertThat(lists.get(list).counts()).isEqualTo(new ListCounts(2, 0, 0, 0, 0, 0));
  }

  @Test
  void theSameFileAgainBringsNothing() {
    UUID list = made.list(ListType.THIRD_PARTY);
    String file = "AGAIN-0001\nAGAIN-0002\n";
    BatchDetails first = made.imported(list, file);
    BatchDetails second = made.imported(list, file);

    assertThat(second.report()).isEqualTo(new ImportTally(0, 0, 2, 0));
    assertThat(second.file().sha256()).isEqualTo(first.file().sha256());
    assertThat(made.texts(list)).hasSize(2);
  }

  /** More lines than one portion has: what is there twice stands in different transactions. */
  @Test
  void duplicatesAreFoundHoweverFarApart() {
    UUID list = made.list(ListType.THIRD_PARTY);
    int lines = PORTION + 500;
    String file =
        IntStream.range(0, lines)
                .mapToObj(i -> String.format("FAR%08d", (i * 7_919L) % lines))
                .collect(Collectors.joining("\n"))
            + "\nFAR00000000\nFAR00000001\n";

    for (boolean dryRun : List.of(true, false)) {
      BatchDetails batch = made.imported(list, file, new ImportOptions(null, dryRun, false));
      assertThat(batch.report()).isEqualTo(new ImportTally(lines, 2, 0, 0));
      assertThat(batches.rejects(list, batch.id(), 0, 10))
          .extracting(RejectedLine::line)
          .containsExactly(lines + 1L, lines + 2L);
    }
    assertThat(lists.get(list).counts().codes()).isEqualTo(lines);
  }

  @Test
  void aDryRunReportsTheSameAndKeepsNothing() {
    UUID list = made.list(ListType.THIRD_PARTY);
    made.imported(list, "DRYRUN-0001\n");
    String file = "DRYRUN-0001\nDRYRUN-0002\nDRYRUN-0002\n?\n";

    BatchDetails tried = made.imported(list, file, new ImportOptions(null, true, true));

    assertThat(tried.state()).isEqualTo(BatchState.VALIDATED);
    assertThat(tried.report()).isEqualTo(new ImportTally(1, 1, 1, 1));
    assertThat(batches.rejects(list, tried.id(), 0, 10)).hasSize(3);
    assertThat(tried.figures().codes()).isZero();
    assertThat(made.texts(list)).containsExactly("DRYRUN0001");
    assertThat(lists.get(list).counts().codes()).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from code_trial").query(Long.class).single()).isZero();
    assertThat(made.imported(list, file).report()).isEqualTo(tried.report());
  }

  @Test
  void anotherColumnCanBeNamed() {
    UUID list = made.list(ListType.THIRD_PARTY);
    String file = "id,Voucher,for\n1,COLUMN-0001,a\n2,COLUMN-0002,b\n";

    BatchDetails batch = made.imported(list, file, new ImportOptions("voucher", false, true));

    assertThat(batch.state()).isEqualTo(BatchState.ACTIVE);
    assertThat(made.texts(list)).containsExactly("COLUMN0001", "COLUMN0002");
    assertThat(lists.get(list).counts().claimable()).isEqualTo(2);
  }

  @Test
  void aColumnThatIsNotThereIsRefusedAndTheFileStays() {
    UUID list = made.list(ListType.THIRD_PARTY);
    UUID file = made.file("id,voucher\n1,KEPT-0001\n").id();
    assertViolation(
        "unknown_column",
        () -> batches.importFile(list, file, new ImportOptions("code", false, false)));

    BatchDetails batch =
        made.ended(batches.importFile(list, file, new ImportOptions("voucher", false, false)));

    assertThat(batch.report().accepted()).isEqualTo(1);
    assertViolation(
        "no_such_file",
        () -> batches.importFile(list, file, new ImportOptions("voucher", false, false)));
  }

  @Test
  void aFileIsShownBeforeItIsImported() {
    ImportFile file = made.file("id;voucher\n1;SHOWN-0001\n2;SHOWN-0002\n");
    assertThat(file.columns()).containsExactly("id", "voucher");
    assertThat(file.sample())
        .containsExactly(List.of("1", "SHOWN-0001"), List.of("2", "SHOWN-0002"));
    assertThat(file.lines()).isEqualTo(3);
    assertThat(file.bytes()).isEqualTo(37);
    files.abandon(file.id());
    assertThat(pieces(file.id())).isZero();
  }

  @Test
  void whatIsNoFileOfCodesLeavesNothingBehind() {
    long before = pieces(null);
    assertViolation("file_pdf", () -> made.file("%PDF-1.7\n" + "x\n".repeat(500_000)));
    assertViolation("file_not_text", () -> made.file("x\n".repeat(500_000) + "\u0000"));
    assertThat(pieces(null)).isEqualTo(before);
  }

  @Test
  void aFileIsGoneOnceItIsImported() {
    UUID list = made.list(ListType.THIRD_PARTY);
    UUID file = made.file("GONE-0001\n").id();
    made.ended(batches.importFile(list, file, new ImportOptions(null, false, false)));
    assertThat(pieces(file)).isZero();
  }

  @Test
  void aFileThatCannotBeReadToItsEndFailsAndLeavesNoCodes() {
    UUID list = made.list(ListType.THIRD_PARTY);
    String codes =
        IntStream.range(0, PORTION)
            .mapToObj(i -> String.format("BROKEN%08d,", i))
            .collect(Collectors.joining("\n"));
    BatchDetails batch = made.imported(list, codes + "\n\"" + "x\n".repeat(300_000));

    assertThat(batch.state()).isEqualTo(BatchState.FAILED);
    assertThat(batch.failure())
        .isEqualTo(new BatchDetails.Failure("file_unreadable", String.valueOf(PORTION + 1)));
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .until(() -> lists.get(list).counts().codes() == 0);
  }

  @Test
  void whatACancelledImportLeftIsTakenByTheNext() {
    UUID list = made.list(ListType.THIRD_PARTY);
    int lines = 8 * PORTION; // the cancelling comes before the last of them
    String file =
        IntStream.range(0, lines)
            .mapToObj(i -> String.format("LEFT%08d", i))
            .collect(Collectors.joining("\n"));
    BatchDetails first =
        batches.importFile(list, made.file(file).id(), new ImportOptions(null, false, true));
    await()
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> batches.get(list, first.id()).figures().codes() > 0);
    assertThat(batches.cancel(list, first.id()).figures().claimable()).isZero();

    BatchDetails second = made.imported(list, file, new ImportOptions(null, false, true));

    assertThat(second.report()).isEqualTo(new ImportTally(lines, 0, 0, 0));
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .until(() -> batches.get(list, first.id()).figures().codes() == 0);
    assertThat(lists.get(list).counts()).isEqualTo(new ListCounts(lines, lines, 0, 0, 0, 0));
    assertThat(
            jdbc.sql("select count(*) from code where code like 'LEFT%'")
                .query(Long.class)
                .single())
        .isEqualTo(lines);
  }

  /** More of them than a node runs jobs at once. */
  @Test
  void aListWhoseJobsFailHoldsUpNoOther() {
    UUID bad = made.list(ListType.THIRD_PARTY);
    String unreadable = "ABCD1234,\n".repeat(10) + "WXYZ5678,\"\n" + "x\n".repeat(100_000);
    List<BatchDetails> failing =
        IntStream.range(0, 6)
            .mapToObj(i ->
                batches.importFile(
                    bad, made.file(unreadable).id(), new ImportOptions(null, false, true)))
            .toList();

    assertThat(made.generated(1_000, true).state()).isEqualTo(BatchState.ACTIVE);
    assertThat(failing)
        .allSatisfy(batch -> assertThat(made.ended(batch).state()).isEqualTo(BatchState.FAILED));
    assertThat(lists.get(bad).counts()).isEqualTo(new ListCounts(0, 0, 0, 0, 0, 0));
  }

  @Test
  void aQuoteThatNeverEndsIsToldAtOnceWhereItIsAmongTheFirstLines() {
    String endless = "\"" + "BBBB2,x\n".repeat(100_000);
    assertViolation("file_unreadable", () -> made.file("AAAA1,y\n" + endless));
    assertViolation("file_empty", () -> made.file("code,valid\n"));
  }

  /** However far apart: a code that exists elsewhere does so on its first line only. */
  @Test
  void aCodeThatExistsElsewhereAndTwiceInTheFileIsToldAsBoth() {
    UUID list = made.list(ListType.THIRD_PARTY);
    made.imported(list, "TWICE-0001\n");
    String between =
        IntStream.range(0, PORTION)
            .mapToObj(i -> String.format("BETWEEN%08d", i))
            .collect(Collectors.joining("\n"));
    for (boolean dryRun : List.of(true, false)) {
      ImportOptions options = new ImportOptions(null, dryRun, false);
      assertThat(made.imported(list, "TWICE-0001\nTWICE-0002\nTWICE-0001\n", options).report())
          .isEqualTo(new ImportTally(1, 1, 1, 0));
      if (dryRun) {
        assertThat(
                made.imported(list, "TWICE-0001\n" + between + "\nTWICE-0001\n", options).report())
            .isEqualTo(new ImportTally(PORTION, 1, 1, 0));
      }
    }
    await()
        .pollInSameThread()
        .until(() -> jdbc.sql("select count(*) from code_trial").query(Long.class).single() == 0);
  }

  /** More pieces than one transaction should delete. */
  @Test
  void aLargeFileIsClearedAwayAfterItsImport() {
    UUID list = made.list(ListType.THIRD_PARTY);
    String line = "%08d," + "x".repeat(60_000);
    String file =
        IntStream.range(0, 400).mapToObj(line::formatted).collect(Collectors.joining("\n"));

    UUID id = made.file("code,note\n" + file).id();
    BatchDetails batch =
        made.ended(batches.importFile(list, id, new ImportOptions(null, false, true)));

    assertThat(batch.report()).isEqualTo(new ImportTally(400, 0, 0, 0));
    await().pollInSameThread().until(() -> pieces(id) == 0);
    assertThat(made.texts(list)).hasSize(400);
  }

  @Test
  void longTextsOfBadLinesAreCut() {
    UUID list = made.list(ListType.THIRD_PARTY);
    BatchDetails batch = made.imported(list, "bad " + "😀".repeat(1_000));
    assertThat(batches.rejects(list, batch.id(), 0, 1).getFirst().text())
        .isEqualTo("bad " + "😀".repeat(196));
  }

  private long pieces(@Nullable UUID file) {
    return jdbc.sql(
            "select count(*) from import_file_part" + (file == null ? "" : " where file_id = :id"))
        .param("id", file)
        .query(Long.class)
        .single();
  }

  private static void assertViolation(String code, Runnable deed) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(deed::run)
        .satisfies(refused ->
            assertThat(refused.violations()).extracting(Violation::code).containsExactly(code));
  }
}
