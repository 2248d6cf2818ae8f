package org.promolist.code;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

/** Reads the codes of a file, with or without a header, from one of its columns. */
final class CodeFileReader {

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

  private final FileRows rows;
  private final List<String> columns;
  private final int column;

  /** Read already, to see whether it is the header, and is none. */
  private FileRows.@Nullable Row first;

  /**
   * Reads to the end of the header.
   *
   * @param columnName null for the column under a known word, or else the first; refused as {@code
   *     unknown_column} where there is no such header
   * @throws org.promolist.job.JobFailedException {@code file_unreadable}
   */
  CodeFileReader(InputStream file, @Nullable String columnName) {
    rows = FileRows.of(file);
    FileRows.Row row = rows.next();
    List<String> cells = row == null ? List.of() : row.cells().stream().map(String::strip).toList();
    boolean header = columnName != null || isHeader(cells);
    columns = header ? cells : List.of();
    first = header ? null : row;
    column = columnName == null ? usual(columns) : index(cells, columnName);
  }

  /** The cells of the header; empty where there is none. */
  List<String> columns() {
    return columns;
  }

  /** From 0, the column that codes are read from. */
  int column() {
    return column;
  }

  /** The next row, all of it; null at the end. */
  FileRows.@Nullable Row row() {
    FileRows.Row row = first != null ? first : rows.next();
    first = null;
    return row;
  }

  /**
   * The cell with the next code; null at the end. Rows that lack the cell are empty there; lines
   * with nothing on them are passed over.
   */
  @Nullable Cell cell() {
    FileRows.Row row = row();
    while (row != null && row.isBlank()) {
      row = row();
    }
    return row == null
        ? null
        : new Cell(row.line(), column < row.cells().size() ? row.cells().get(column) : "");
  }

  /** A known word above a column, or several cells of which the first can't be a code. */
  private static boolean isHeader(List<String> cells) {
    return cells.stream().anyMatch(CodeFileReader::isKnown)
        || (cells.size() > 1 && CodeText.parse(cells.getFirst()).isEmpty());
  }

  private static boolean isKnown(String header) {
    return HEADERS.contains(CodeText.normalise(header));
  }

  private static int usual(List<String> columns) {
    return columns.stream()
        .filter(CodeFileReader::isKnown)
        .findFirst()
        .map(columns::indexOf)
        .orElse(0);
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
}
