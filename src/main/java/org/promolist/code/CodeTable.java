package org.promolist.code;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads and reads sets of codes by the quickest road that the database has. All of it belongs in
 * the transaction of whoever calls.
 */
interface CodeTable {

  /** Where codes are loaded to. */
  enum Place {
    CODES("code"),
    /** What an import has seen and not taken, distinct within its batch only; all of a dry run. */
    TRIAL("code_trial");

    private final String table;

    Place(String table) {
      this.table = table;
    }

    String table() {
      return table;
    }
  }

  /**
   * Loads all of these codes, or none where one of them is there already.
   *
   * @param sorted in the order of their bytes, without duplicates: order is what makes it quick
   * @return whether they were loaded
   */
  boolean load(Place place, int batchNo, List<String> sorted);

  /** Whether to find out by {@link #load} what is there already; else it is to be asked before. */
  boolean tellsByLoading();

  /** Those of these codes that are in {@code code} already, each with its batch. */
  Map<String, Integer> existing(List<String> sorted);

  /** Those of these codes that this batch has noted. */
  Set<String> tried(int batchNo, List<String> sorted);

  /** A page of an export. */
  CsvPage csv(BatchPart part, String after, int limit);

  /**
   * Lines of CSV.
   *
   * @param last the code of the last line, empty if there is none
   */
  record CsvPage(ByteArrayOutputStream bytes, int lines, String last) {

    static final CsvPage NONE = new CsvPage(new ByteArrayOutputStream(), 0, "");
  }
}
