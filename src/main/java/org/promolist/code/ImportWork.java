package org.promolist.code;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobFailure;
import org.promolist.job.JobRun;
import org.promolist.job.JobState;
import org.promolist.job.JobWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes the codes of a file in, a portion of lines at a time. */
@Component
final class ImportWork implements JobWork {

  static final String KIND = "IMPORT";

  private final BatchWorks works;
  private final ImportFiles files;
  private final ImportPortions portions;
  private final int lines;

  /**
   * @param lines that one transaction takes in: the more are sorted at once, the fewer pages are
   *     met
   */
  ImportWork(
      BatchWorks works,
      ImportFiles files,
      ImportPortions portions,
      @Value("${promolist.import-portion:250000}") int lines) {
    this.works = works;
    this.files = files;
    this.portions = portions;
    this.lines = lines;
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
    try (Ahead<ImportPortion> ahead =
        new Ahead<>(() -> ImportPortion.read(reader, run.done(), lines))) {
      for (ImportPortion portion = ahead.take(); !portion.isEmpty(); portion = ahead.take()) {
        ImportPortion present = portion;
        works.step(
            run,
            present.lastLine(),
            () -> {
              ImportTally tally = into.take(present);
              return counted -> counted.imported(tally);
            });
      }
    }
    works.finish(run, batch.quantity());
  }

  @Override
  public void ended(UUID subjectId, JobState state, @Nullable JobFailure failure) {
    works.broken(subjectId, state, failure);
  }
}
