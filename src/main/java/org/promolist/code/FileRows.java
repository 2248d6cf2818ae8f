package org.promolist.code;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file: CSV by commas, semicolons or tabs, whichever its first line has most of, or a
 * code a line where it has none of them. A byte order mark and empty lines are passed over.
 */
interface FileRows {

  String SEPARATORS = ",;\t";

  /**
   * One row.
   *
   * @param line from 1, its first where it has several
   */
  record Row(long line, List<String> cells) {

    boolean isBlank() {
      return cells.size() == 1 && cells.getFirst().isBlank();
    }
  }

  /**
   * The next row; null at the end.
   *
   * @throws org.promolist.job.JobFailedException {@code file_unreadable} where quotes don't close,
   *     with the line
   */
  @Nullable Row next();

  static FileRows of(InputStream file) {
    try {
      BufferedInputStream text = new BufferedInputStream(file, CodeFileCheck.MAX_LINE * 2);
      skipByteOrderMark(text);
      Map<Character, Integer> separators = separators(text);
      if (separators.isEmpty()) {
        return new LineRows(text);
      }
      Map.Entry<Character, Integer> most = separators.entrySet().iterator().next();
      for (Map.Entry<Character, Integer> separator : separators.entrySet()) {
        most = separator.getValue() > most.getValue() ? separator : most;
      }
      return new CsvRows(text, most.getKey());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skipByteOrderMark(BufferedInputStream text) throws IOException {
    text.mark(3);
    byte[] mark = text.readNBytes(3);
    boolean marked =
        mark.length == 3
            && mark[0] == (byte) 0xef
            && mark[1] == (byte) 0xbb
            && mark[2] == (byte) 0xbf;
    if (!marked) {
      text.reset();
    }
  }

  /** How often each occurs in the first line that is not empty, outside quotes, first one first. */
  private static Map<Character, Integer> separators(BufferedInputStream text) throws IOException {
    text.mark(CodeFileCheck.MAX_LINE + 1);
    Map<Character, Integer> counts = new LinkedHashMap<>();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < CodeFileCheck.MAX_LINE; i++) {
      int b = text.read();
      boolean lineEnd = b == '\n' || b == '\r';
      if (b < 0 || (lineEnd && begun)) {
        break;
      }
      begun |= b > ' ';
      quoted ^= b == '"';
      if (!quoted && SEPARATORS.indexOf(b) >= 0) {
        counts.merge((char) b, 1, Integer::sum);
      }
    }
    text.reset();
    return counts;
  }
}
