package org.promolist.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.promolist.shared.CodeText;

/**
 * Lines of a file that are taken in by one transaction.
 *
 * @param lastLine up to which the file is done with it
 * @param candidates codes in the order of their bytes, each once
 * @param rejected lines that are no code, or one that stands earlier among these
 */
record ImportPortion(long lastLine, List<Candidate> candidates, List<RejectedLine> rejected) {

  /** A code and where it stood. */
  record Candidate(String code, CodeFileReader.Cell cell) {}

  /**
   * Reads on.
   *
   * @param after lines up to this one were done in an earlier run
   * @param limit lines, 1 or more
   */
  static ImportPortion read(CodeFileReader reader, long after, int limit) {
    List<Candidate> candidates = new ArrayList<>(limit);
    List<RejectedLine> rejected = new ArrayList<>();
    long line = after;
    while (candidates.size() + rejected.size() < limit) {
      CodeFileReader.Cell cell = reader.cell();
      if (cell == null) {
        break;
      }
      if (cell.line() > after) {
        line = cell.line();
        CodeText.parse(cell.text())
            .ifPresentOrElse(
                code -> candidates.add(new Candidate(code.value(), cell)),
                () -> rejected.add(cell.rejected(RejectedLine.Reason.MALFORMED)));
      }
    }
    return new ImportPortion(line, distinct(candidates, rejected), rejected);
  }

  /** Of equal ones the one on the first line stays: the sort keeps their order. */
  private static List<Candidate> distinct(List<Candidate> candidates, List<RejectedLine> rejected) {
    candidates.sort(Comparator.comparing(Candidate::code));
    List<Candidate> distinct = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      if (!distinct.isEmpty() && distinct.getLast().code().equals(candidate.code())) {
        rejected.add(candidate.cell().rejected(RejectedLine.Reason.DUPLICATE_IN_FILE));
      } else {
        distinct.add(candidate);
      }
    }
    return distinct;
  }

  /** Whether the file has come to its end. */
  boolean isEmpty() {
    return candidates.isEmpty() && rejected.isEmpty();
  }
}
