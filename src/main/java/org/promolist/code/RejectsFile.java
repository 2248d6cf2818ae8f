package org.promolist.code;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Deed;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Csv;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes the lines that an import did not take as CSV, page by page. */
@Component
class RejectsFile {

  private static final String HEADER = "line,reason,text\n";

  /** Lines read at once. */
  private static final int PAGE = 5_000;

  private final ImportFiles files;
  private final AuditTrail audit;
  private final TransactionOperations transaction;

  RejectsFile(ImportFiles files, AuditTrail audit, TransactionOperations transaction) {
    this.files = files;
    this.audit = audit;
    this.transaction = transaction;
  }

  void write(CodeBatch batch, OutputStream out) throws IOException {
    // Before the first byte is out: some of these lines are codes of somebody's.
    Deed deed =
        Deed.of(
            "REJECTS_EXPORTED",
            PromoCodeLists.OBJECT_TYPE,
            batch.listId(),
            BatchHistory.batch(batch.number()));
    transaction.executeWithoutResult(status -> audit.record(deed.ofPart(batch.id())));
    int batchNo = batch.no();
    out.write(HEADER.getBytes(StandardCharsets.UTF_8));
    List<RejectedLine> page = files.rejects(batchNo, 0, PAGE);
    while (!page.isEmpty()) {
      StringBuilder lines = new StringBuilder();
      page.forEach(rejected ->
          lines
              .append(rejected.line())
              .append(',')
              .append(rejected.reason().code())
              .append(',')
              .append(Csv.cell(rejected.text()))
              .append('\n'));
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      page = files.rejects(batchNo, page.getLast().line(), PAGE);
    }
    out.flush();
  }
}
