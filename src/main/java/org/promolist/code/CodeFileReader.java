package org.promolist.code;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobFailedException;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

/**
 * Reads a file of codes record by record: CSV by commas, semicolons or tabs, whichever its first
 * line has most of, or one code a line. A byte order mark and empty lines are passed over.
 */
final class CodeFileReader {

  /** Characters of one record; it may span lines where its cells are in quotes. */
  private static final int MAX_RECORD = 4 * CodeFileCheck.MAX_LINE;

  private static final String SEPARATORS = ",;\t";

  /** Headers above codes, normalised: some of them would do as codes themselves. */
  private static final Set<String> HEADERS =
      Set.of(
          "CODE",
          "CODES",
          "PROMOCODE",
          "PROMOCODES",
          "PROMO_CODE",
          "COUPON",
          "COUPONS",
          "COUPONCODE",
          "COUPON_CODE",
          "VOUCHER",
          "VOUCHERS",
          "VOUCHERCODE",
          "VOUCHER_CODE",
          "GUTSCHEIN",
          "GUTSCHEINE",
          "GUTSCHEINCODE",
          "PROMO",
          "SERIAL",
          "SERIALNO",
          "SERIALNUMBER",
          "SERIENNUMMER",
          "TOKEN",
          "GIFTCODE",
          "REWARDCODE");

  /** A cell and the line it was found at. */
  record Cell(long line, String text) {

    RejectedLine rejected(RejectedLine.Reason reason) {
      boolean fits = text.codePointCount(0, text.length()) <= RejectedLine.MAX_TEXT;
      return new RejectedLine(
          line,
          reason,
          fits ? text : text.substring(0, text.offsetByCodePoints(0, RejectedLine.MAX_TEXT)));
    }
  }

  private final Iterator<CsvRecord> records;
  private final List<String> columns;
  private final int column;

  /** Read already, to see whether it is the header, and is none. */
  private @Nullable CsvRecord first;

  /**
   * Reads to the end of the header.
   *
   * @param columnName null for the first column; else refused as {@code unknown_column} where there
   *     is no such header
   */
  CodeFileReader(InputStream file, @Nullable String columnName) {
    records = records(file);
    CsvRecord record = record();
    List<String> cells =
        record == null ? List.of() : record.getFields().stream().map(String::strip).toList();
    boolean header = columnName != null || isHeader(cells);
    columns = header ? cells : List.of();
    first = header ? null : record;
    column = columnName == null ? 0 : index(cells, columnName);
  }

  /** The cells of the header; empty where there is none. */
  List<String> columns() {
    return columns;
  }

  /** The next record, all of it; null at the end. */
  @Nullable CsvRecord record() {
    try {
      CsvRecord record = first != null ? first : records.hasNext() ? records.next() : null;
      first = null;
      return record;
    } catch (CsvParseException e) {
      throw new JobFailedException("file_unreadable", null);
    }
  }

  /**
   * The cell with the next code; null at the end. Records that lack the cell are empty there; lines
   * with nothing on them are passed over.
   */
  @Nullable Cell cell() {
    CsvRecord record = record();
    while (record != null && record.getFieldCount() == 1 && record.getField(0).isBlank()) {
      record = record();
    }
    return record == null
        ? null
        : new Cell(
            record.getStartingLineNumber(),
            column < record.getFieldCount() ? record.getField(column) : "");
  }

  /** A known word above a column, or several cells of which the first can't be a code. */
  private static boolean isHeader(List<String> cells) {
    return cells.stream().map(CodeText::normalise).anyMatch(HEADERS::contains)
        || (cells.size() > 1 && CodeText.parse(cells.getFirst()).isEmpty());
  }

  private static int index(List<String> cells, String name) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).equalsIgnoreCase(name.strip())) {
        return i;
      }
    }
    throw new InvalidInputException(
        List.of(Violation.of("column", "unknown_column", String.join(", ", cells))));
  }

  private static Iterator<CsvRecord> records(InputStream file) {
    try {
      BufferedInputStream text = new BufferedInputStream(file, CodeFileCheck.MAX_LINE * 2);
      skipByteOrderMark(text);
      return CsvReader.builder()
          .fieldSeparator(separator(text))
          .skipEmptyLines(true)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .allowExtraCharsAfterClosingQuote(true)
          .maxBufferSize(MAX_RECORD)
          .ofCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8))
          .iterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skipByteOrderMark(BufferedInputStream text) throws IOException {
    text.mark(3);
    byte[] mark = text.readNBytes(3);
    if (mark.length != 3
        || mark[0] != (byte) 0xef
        || mark[1] != (byte) 0xbb
        || mark[2] != (byte) 0xbf) {
      text.reset();
    }
  }

  /** The one that the first line has most of; of as many, the one that comes first. */
  private static char separator(BufferedInputStream text) throws IOException {
    text.mark(CodeFileCheck.MAX_LINE + 1);
    Map<Character, Integer> counts = new LinkedHashMap<>();
    boolean quoted = false;
    for (int i = 0; i < CodeFileCheck.MAX_LINE; i++) {
      int b = text.read();
      if (b < 0 || (!quoted && (b == '\n' || b == '\r'))) {
        break;
      }
      quoted ^= b == '"';
      if (!quoted && SEPARATORS.indexOf(b) >= 0) {
        counts.merge((char) b, 1, Integer::sum);
      }
    }
    text.reset();
    char most = counts.isEmpty() ? ',' : counts.keySet().iterator().next();
    for (Map.Entry<Character, Integer> count : counts.entrySet()) {
      most = count.getValue() > counts.getOrDefault(most, 0) ? count.getKey() : most;
    }
    return most;
  }
}
