package org.promolist.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.BatchState;
import org.promolist.code.Batches;
import org.promolist.code.CodeDetails;
import org.promolist.code.CodeFilter;
import org.promolist.code.CodeRow;
import org.promolist.code.Codes;
import org.promolist.code.ExportReceipt;
import org.promolist.code.ImportFile;
import org.promolist.code.ImportFiles;
import org.promolist.code.ImportOptions;
import org.promolist.code.PatternDraft;
import org.promolist.list.Drafts;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.list.WordDraft;
import org.promolist.shared.CodeText;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** What a benchmark has the product do with codes, through the doors that everybody takes. */
final class CodeJobs {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final AtomicInteger names = new AtomicInteger();
  private final PromoCodeLists lists;
  private final Batches batches;
  private final Codes codes;
  private final ImportFiles files;
  private final JdbcClient jdbc;

  CodeJobs(RunningProduct product) {
    lists = product.part(PromoCodeLists.class);
    batches = product.part(Batches.class);
    codes = product.part(Codes.class);
    files = product.part(ImportFiles.class);
    jdbc = product.part(JdbcClient.class);
  }

  /** Who works from now on in this thread. */
  static void signIn() {
    SecurityContextHolder.setContext(
        new SecurityContextImpl(
            new TestingAuthenticationToken(
                "bench",
                "",
                "lists:read",
                "lists:write",
                "codes:read",
                "codes:write",
                "policies:write")));
  }

  UUID list(ListType type) {
    return lists
        .create(Drafts.singleUse("Bench " + names.incrementAndGet()).type(type).draft())
        .id();
  }

  /** A list that can be claimed from now, without caps and limits. */
  UUID openList() {
    return lists.create(open(Drafts.singleUse("Bench " + names.incrementAndGet())).draft()).id();
  }

  /** Makes a list with one word, of which so many claims may stand. */
  void openWord(String word, int cap) {
    lists.create(
        open(Drafts.multiUse("Bench " + names.incrementAndGet())
                .words(List.of(new WordDraft(word, cap))))
            .draft());
  }

  private static Drafts open(Drafts drafts) {
    return drafts.validity("2020-01-01T00:00", null, "UTC").limits(null, null);
  }

  BatchDetails generate(UUID list, int quantity) {
    return generate(list, quantity, done -> {});
  }

  /** Returns when the batch is ready; tells often how far it has come. */
  BatchDetails generate(UUID list, int quantity, Consumer<Long> progress) {
    BatchDetails batch =
        ready(batches.generate(list, quantity, PatternDraft.START, true), progress);
    assertThat(batch.figures().codes()).isEqualTo(quantity);
    return batch;
  }

  ImportFile receive(InputStream file) {
    try {
      return files.receive("bench.csv", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the batch is ready. */
  BatchDetails importFile(UUID list, ImportFile file) {
    return ready(
        batches.importFile(list, file.id(), new ImportOptions(null, false, true)), done -> {});
  }

  private BatchDetails ready(BatchDetails queued, Consumer<Long> progress) {
    BatchDetails batch =
        await()
            .pollInSameThread()
            .pollDelay(Duration.ZERO)
            .pollInterval(LOOK_EVERY)
            .atMost(LONGEST)
            .until(
                () -> {
                  BatchDetails now = batches.get(queued.listId(), queued.id());
                  progress.accept(now.progress().done());
                  return now;
                },
                now -> now.endedAt() != null);
    assertThat(batch.state()).isEqualTo(BatchState.ACTIVE);
    return batch;
  }

  ExportReceipt export(UUID list, OutputStream out) {
    try {
      return codes.export(list, CodeFilter.ALL, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Slice<CodeRow> page(UUID list, CodeFilter filter, @Nullable String cursor, int limit) {
    return codes.page(list, filter, cursor, limit);
  }

  Optional<CodeDetails> find(String code) {
    return codes.find(CodeText.parse(code).orElseThrow());
  }

  void voidOne(String code) {
    codes.voidOne(CodeText.parse(code).orElseThrow(), null);
  }

  /** By which the codes of a batch are found in their table. */
  int no(BatchDetails batch) {
    return jdbc.sql("select no from code_batch where id = ?")
        .param(batch.id())
        .query(Integer.class)
        .single();
  }

  /** Takes all codes away, so that whoever comes next begins as everybody did. */
  void emptyTable() {
    jdbc.sql("truncate table code").update();
    jdbc.sql("checkpoint").update();
  }

  /** Otherwise H2 gives the answer it gave before to the same question. */
  void touch(String code) {
    jdbc.sql("update code set batch_no = batch_no where code = ?").param(code).update();
  }
}
