package org.promolist.code;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.audit.Deed;
import org.promolist.list.ListDetails;
import org.promolist.list.ListFigures;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes codes as CSV, page by page, and records that they left the house. */
@Component
class CodeExport {

  static final String HEADER = "code,state,batch_id,claimed_at,customer_id\n";

  /** Lines read at once; a connection is held no longer than for these. */
  private static final int PAGE = 20_000;

  private final CodeWalk walk;
  private final CodeTable table;
  private final PromoCodeLists lists;
  private final ListFigures figures;
  private final BatchStore batches;
  private final AuditTrail audit;
  private final TransactionOperations transaction;

  CodeExport(
      CodeWalk walk,
      CodeTable table,
      PromoCodeLists lists,
      ListFigures figures,
      BatchStore batches,
      AuditTrail audit,
      TransactionOperations transaction) {
    this.walk = walk;
    this.table = table;
    this.lists = lists;
    this.figures = figures;
    this.batches = batches;
    this.audit = audit;
    this.transaction = transaction;
  }

  ExportReceipt write(UUID listId, CodeFilter filter, OutputStream out) throws IOException {
    ListDetails list = transaction.execute(status -> begin(listId, filter));
    Copy copy = new Copy(out);
    try {
      copy.write(list, filter);
    } catch (IOException | RuntimeException brokenOff) {
      record(listId, filter, copy.receipt(), false);
      throw brokenOff;
    }
    ExportReceipt receipt = copy.receipt();
    record(listId, filter, receipt, true);
    return receipt;
  }

  /** Before the first byte is out the list is in use, whatever happens then. */
  private ListDetails begin(UUID listId, CodeFilter filter) {
    batchNumber(listId, filter);
    ListDetails list = lists.hold(listId); // or somebody might be deleting it
    figures.exported(listId);
    return list;
  }

  private void record(UUID listId, CodeFilter filter, ExportReceipt receipt, boolean whole) {
    List<Change> told = new ArrayList<>();
    BatchHistory.add(told, "codeCount", receipt.codes());
    BatchHistory.add(told, "sha256", receipt.sha256());
    BatchHistory.add(told, "batch", batchNumber(listId, filter));
    BatchHistory.add(
        told,
        "states",
        filter.states().isEmpty()
            ? null
            : filter.states().stream().sorted().map(Enum::name).collect(Collectors.joining(", ")));
    Deed deed =
        Deed.of(
            whole ? "CODES_EXPORTED" : "EXPORT_BROKEN_OFF",
            PromoCodeLists.OBJECT_TYPE,
            listId,
            told);
    UUID batch = filter.batchId();
    transaction.executeWithoutResult(
        status -> audit.record(batch == null ? deed : deed.ofPart(batch)));
  }

  /**
   * The number of the batch that alone is meant; null for all.
   *
   * @throws NoSuchBatchException if the list has none of that id
   */
  private @Nullable Integer batchNumber(UUID listId, CodeFilter filter) {
    UUID id = filter.batchId();
    if (id == null) {
      return null;
    }
    CodeBatch batch = batches.get(id);
    if (!batch.listId().equals(listId)) {
      throw new NoSuchBatchException(id);
    }
    return batch.number();
  }

  /** One file on its way out: how many codes are in it so far, and the digest of its bytes. */
  private final class Copy {

    private final DigestOutputStream out;
    private long codes;

    Copy(OutputStream out) {
      this.out = new DigestOutputStream(out, ImportFiles.sha256());
    }

    void write(ListDetails list, CodeFilter filter) throws IOException {
      out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
      if (list.type() == ListType.MULTI_USE) {
        writeWords(list, filter);
      } else {
        writeCodes(list.id(), filter);
      }
      out.flush();
    }

    private void writeWords(ListDetails list, CodeFilter filter) throws IOException {
      for (CodeRow word : CodeWalk.words(list.words(), filter).toList()) {
        String line = word.text() + "," + word.state() + ",,,\n";
        out.write(line.getBytes(StandardCharsets.US_ASCII));
        codes++;
      }
    }

    private void writeCodes(UUID listId, CodeFilter filter) throws IOException {
      BatchPart part = walk.next(listId, filter, CodeCursor.START);
      while (part != null) {
        writeBatch(part);
        part = walk.next(listId, filter, new CodeCursor(part.batch().no() + 1, ""));
      }
    }

    /** The next page is read while this one is on its way out. */
    private void writeBatch(BatchPart part) throws IOException {
      Pages pages = new Pages(part);
      try (Ahead<CodeTable.CsvPage> ahead = new Ahead<>(pages::next)) {
        CodeTable.CsvPage page = ahead.take();
        while (page.lines() > 0) {
          page.bytes().writeTo(out);
          codes += page.lines();
          page = ahead.take();
        }
      }
    }

    ExportReceipt receipt() {
      return new ExportReceipt(codes, HexFormat.of().formatHex(out.getMessageDigest().digest()));
    }
  }

  /** The pages of one batch, one after the other; an empty one after the last. */
  private final class Pages {

    private final BatchPart part;
    private CodeTable.@Nullable CsvPage before;

    Pages(BatchPart part) {
      this.part = part;
    }

    CodeTable.CsvPage next() {
      String after = before == null ? "" : before.last();
      CodeTable.CsvPage page =
          before != null && before.lines() < PAGE
              ? CodeTable.CsvPage.NONE
              : transaction.execute(status -> table.csv(part, after, PAGE));
      before = page;
      return page;
    }
  }
}
