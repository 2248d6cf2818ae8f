package org.promolist.code;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the lines that an import did not take as CSV, page by page. */
@Component
class RejectsFile {

  private static final String HEADER = "line,reason,text\n";

  /** Lines read at once. */
  private static final int PAGE = 5_000;

  private final ImportFiles files;

  RejectsFile(ImportFiles files) {
    this.files = files;
  }

  void write(int batchNo, OutputStream out) throws IOException {
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
