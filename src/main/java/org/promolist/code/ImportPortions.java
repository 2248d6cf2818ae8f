package org.promolist.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.promolist.code.ImportPortion.Candidate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes portions of a file in: what exists already is left out, and told line by line. */
@Component
class ImportPortions {

  private final CodeTable table;
  private final Clearing clearing;
  private final JdbcTemplate jdbc;

  ImportPortions(CodeTable table, Clearing clearing, JdbcTemplate jdbc) {
    this.table = table;
    this.clearing = clearing;
    this.jdbc = jdbc;
  }

  Import into(CodeBatch batch) {
    return new Import(batch.no(), batch.dryRun());
  }

  /** One import as it goes on; not for several threads. */
  final class Import {

    private final int batchNo;
    private final CodeTable.Place place;

    /** Once one code of a file exists, others will: it is asked first from then on. */
    private boolean askFirst;

    private Import(int batchNo, boolean dryRun) {
      this.batchNo = batchNo;
      this.place = dryRun ? CodeTable.Place.TRIAL : CodeTable.Place.CODES;
      this.askFirst = dryRun || !table.tellsByLoading();
    }

    /** In the transaction of the step. */
    ImportTally take(ImportPortion portion) {
      List<RejectedLine> rejected = new ArrayList<>(portion.malformed());
      reject(portion.repeated(), RejectedLine.Reason.DUPLICATE_IN_FILE, rejected);
      List<Candidate> candidates = portion.candidates();
      if (askFirst) {
        candidates = fresh(candidates, rejected);
      }
      while (!table.load(place, batchNo, codes(candidates))) {
        askFirst = true;
        candidates = fresh(candidates, rejected);
      }
      store(batchNo, rejected);
      return new ImportTally(
          candidates.size(),
          count(rejected, RejectedLine.Reason.DUPLICATE_IN_FILE),
          count(rejected, RejectedLine.Reason.DUPLICATE_ELSEWHERE),
          count(rejected, RejectedLine.Reason.MALFORMED));
    }

    /**
     * Those that are neither among all codes nor among those of this file so far. What exists
     * elsewhere is noted, so that the next line with it is told as one of this file.
     */
    private List<Candidate> fresh(List<Candidate> candidates, List<RejectedLine> rejected) {
      List<String> codes = codes(candidates);
      Map<String, Integer> existing = table.existing(codes);
      existing.keySet().removeAll(clearing.release(existing));
      Set<String> seen = table.tried(batchNo, codes);
      existing.forEach((code, batch) -> {
        if (batch == batchNo) {
          seen.add(code);
        }
      });
      List<Candidate> fresh = new ArrayList<>(candidates.size());
      List<Candidate> again = new ArrayList<>();
      List<Candidate> elsewhere = new ArrayList<>();
      for (Candidate candidate : candidates) {
        boolean known = existing.containsKey(candidate.code());
        (seen.contains(candidate.code()) ? again : known ? elsewhere : fresh).add(candidate);
      }
      table.load(CodeTable.Place.TRIAL, batchNo, codes(elsewhere));
      reject(again, RejectedLine.Reason.DUPLICATE_IN_FILE, rejected);
      reject(elsewhere, RejectedLine.Reason.DUPLICATE_ELSEWHERE, rejected);
      return fresh;
    }
  }

  private static void reject(
      List<Candidate> candidates, RejectedLine.Reason reason, List<RejectedLine> rejected) {
    candidates.forEach(candidate -> rejected.add(candidate.cell().rejected(reason)));
  }

  private static List<String> codes(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::code).toList();
  }

  private static long count(List<RejectedLine> rejected, RejectedLine.Reason reason) {
    return rejected.stream().filter(line -> line.reason() == reason).count();
  }

  private void store(int batchNo, List<RejectedLine> rejected) {
    jdbc.batchUpdate(
        "insert into import_reject (batch_no, line, reason, text) values (?, ?, ?, ?)",
        rejected,
        1_000,
        (insert, line) -> {
          insert.setInt(1, batchNo);
          insert.setLong(2, line.line());
          insert.setString(3, line.reason().name());
          insert.setString(4, line.text());
        });
  }
}
