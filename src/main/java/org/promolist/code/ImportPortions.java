package org.promolist.code;

import java.util.ArrayList;
import java.util.HashMap;
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
      this.askFirst = dryRun;
    }

    /** In the transaction of the step. */
    ImportTally take(ImportPortion portion) {
      Map<String, Integer> existing = new HashMap<>();
      List<RejectedLine> rejected = new ArrayList<>(portion.malformed());
      List<Candidate> candidates = portion.candidates();
      if (askFirst) {
        candidates = fresh(candidates, existing, rejected);
      }
      while (!table.load(place, batchNo, codes(candidates))) {
        askFirst = true;
        candidates = fresh(candidates, existing, rejected);
      }
      portion.repeated().forEach(again -> rejected.add(duplicate(again, existing)));
      store(batchNo, rejected);
      return new ImportTally(
          candidates.size(),
          count(rejected, RejectedLine.Reason.DUPLICATE_IN_FILE),
          count(rejected, RejectedLine.Reason.DUPLICATE_ELSEWHERE),
          count(rejected, RejectedLine.Reason.MALFORMED));
    }

    /** Those that are neither among all codes nor among those of this file so far. */
    private List<Candidate> fresh(
        List<Candidate> candidates, Map<String, Integer> existing, List<RejectedLine> rejected) {
      List<String> codes = codes(candidates);
      Map<String, Integer> there = table.existing(codes);
      there.keySet().removeAll(clearing.release(there));
      existing.putAll(there);
      Set<String> tried = place == CodeTable.Place.TRIAL ? table.tried(batchNo, codes) : Set.of();
      List<Candidate> fresh = new ArrayList<>(candidates.size());
      for (Candidate candidate : candidates) {
        if (existing.containsKey(candidate.code()) || tried.contains(candidate.code())) {
          rejected.add(duplicate(candidate, existing));
        } else {
          fresh.add(candidate);
        }
      }
      return fresh;
    }

    private RejectedLine duplicate(Candidate candidate, Map<String, Integer> existing) {
      boolean inFile = existing.getOrDefault(candidate.code(), batchNo) == batchNo;
      return candidate
          .cell()
          .rejected(
              inFile
                  ? RejectedLine.Reason.DUPLICATE_IN_FILE
                  : RejectedLine.Reason.DUPLICATE_ELSEWHERE);
    }
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
