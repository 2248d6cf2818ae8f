package org.promolist.code;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.promolist.list.Drafts;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Slice;
import org.springframework.boot.test.context.TestComponent;

/** Lists with codes, made through the doors by whoever is signed in. */
@TestComponent
public final class CodesFixture {

  private static final AtomicInteger names = new AtomicInteger();

  private final PromoCodeLists lists;
  private final Batches batches;
  private final Codes codes;
  private final ImportFiles files;

  CodesFixture(PromoCodeLists lists, Batches batches, Codes codes, ImportFiles files) {
    this.lists = lists;
    this.batches = batches;
    this.codes = codes;
    this.files = files;
  }

  public UUID list(ListType type) {
    return lists
        .create(Drafts.singleUse("Codes " + names.incrementAndGet()).type(type).draft())
        .id();
  }

  /** A list of a batch that is ready. */
  public BatchDetails generated(int quantity, boolean activate) {
    return generated(list(ListType.SINGLE_USE), quantity, activate);
  }

  public BatchDetails generated(UUID list, int quantity, boolean activate) {
    return ended(batches.generate(list, quantity, PatternDraft.START, activate));
  }

  public BatchDetails imported(UUID list, String content, ImportOptions options) {
    return ended(batches.importFile(list, file(content).id(), options));
  }

  public BatchDetails imported(UUID list, String content) {
    return imported(list, content, new ImportOptions(null, false, false));
  }

  public ImportFile file(String content) {
    try {
      return files.receive(
          "codes.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public BatchDetails ended(BatchDetails batch) {
    return await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .until(() -> batches.get(batch.listId(), batch.id()), now -> !now.state().isUnderWay());
  }

  /** Every code that a walk meets, in pages of so many. */
  public List<CodeRow> walk(UUID list, CodeFilter filter, int limit) {
    List<CodeRow> walked = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Slice<CodeRow> page = codes.page(list, filter, cursor, limit);
      walked.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);
    return walked;
  }

  public List<String> texts(UUID list) {
    return walk(list, CodeFilter.ALL, 500).stream().map(CodeRow::text).toList();
  }

  public String csv(UUID list, CodeFilter filter) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      codes.export(list, filter, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
