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
 * @param repeated later lines with a code that is among the candidates
 * @param malformed lines that are no code
 */
record ImportPortion(
    long lastLine,
    List<Candidate> candidates,
    List<Candidate> repeated,
    List<RejectedLine> malformed) {

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
    List<RejectedLine> malformed = new ArrayList<>();
    long line = after;
    while (candidates.size() + malformed.size() < limit) {
      CodeFileReader.Cell cell = reader.cell();
      if (cell == null) {
        break;
      }
      if (cell.line() > after) {
        line = cell.line();
        CodeText.parse(cell.text())
            .ifPresentOrElse(
                code -> candidates.add(new Candidate(code.value(), cell)),
                () -> malformed.add(cell.rejected(RejectedLine.Reason.MALFORMED)));
      }
    }
    candidates.sort(Comparator.comparing(Candidate::code)); // equal ones stay in their order
    List<Candidate> repeated = new ArrayList<>();
    return new ImportPortion(line, distinct(candidates, repeated), repeated, malformed);
  }

  /** Of equal ones the one on the first line. */
  private static List<Candidate> distinct(List<Candidate> sorted, List<Candidate> repeated) {
    List<Candidate> distinct = new ArrayList<>(sorted.size());
    for (Candidate candidate : sorted) {
      boolean again = !distinct.isEmpty() && distinct.getLast().code().equals(candidate.code());
      (again ? repeated : distinct).add(candidate);
    }
    return distinct;
  }

  /** Whether the file has come to its end. */
  boolean isEmpty() {
    return candidates.isEmpty() && malformed.isEmpty();
  }
}
