package org.promolist.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobFailure;
import org.promolist.job.JobRun;
import org.promolist.job.JobState;
import org.promolist.job.JobWork;
import org.springframework.stereotype.Component;

/** Takes the codes of a file in, a portion of lines at a time. */
@Component
final class ImportWork implements JobWork {

  static final String KIND = "IMPORT";

  /** Lines that one transaction takes in. */
  static final int PORTION = 100_000;

  private final BatchWorks works;
  private final ImportFiles files;
  private final ImportPortions portions;

  ImportWork(BatchWorks works, ImportFiles files, ImportPortions portions) {
    this.works = works;
    this.files = files;
    this.portions = portions;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    CodeBatch batch = works.begin(run);
    UUID file = Objects.requireNonNull(batch.fileId());
    CodeFileReader reader = new CodeFileReader(files.open(file), batch.codeColumn());
    ImportPortions.Import into = portions.into(batch);
    long line = run.done();
    for (List<CodeFileReader.Cell> cells = next(reader, line);
        !cells.isEmpty();
        cells = next(reader, line)) {
      List<CodeFileReader.Cell> portion = cells;
      line = portion.getLast().line();
      works.step(
          run,
          line,
          () -> {
            ImportTally tally = into.take(portion);
            return counted -> counted.imported(tally);
          });
    }
    works.finish(run, batch.quantity());
  }

  /** The next cells after a line, which was done in an earlier run. */
  private static List<CodeFileReader.Cell> next(CodeFileReader reader, long after) {
    List<CodeFileReader.Cell> cells = new ArrayList<>();
    while (cells.size() < PORTION) {
      CodeFileReader.Cell cell = reader.cell();
      if (cell == null) {
        break;
      }
      if (cell.line() > after) {
        cells.add(cell);
      }
    }
    return cells;
  }

  @Override
  public void ended(UUID subjectId, JobState state, @Nullable JobFailure failure) {
    works.broken(subjectId, state, failure);
  }
}
