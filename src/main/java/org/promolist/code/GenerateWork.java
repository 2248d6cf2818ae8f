package org.promolist.code;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobFailedException;
import org.promolist.job.JobFailure;
import org.promolist.job.JobRun;
import org.promolist.job.JobState;
import org.promolist.job.JobWork;
import org.springframework.stereotype.Component;

/** Makes the codes of a batch: exactly as many as were asked for, however often it is cut off. */
@Component
final class GenerateWork implements JobWork {

  static final String KIND = "GENERATE";

  /** So often the same portion meets codes that exist only where others fill its keyspace. */
  private static final int MAX_ROUNDS = 1_000;

  private final BatchWorks works;
  private final CodeTable table;

  GenerateWork(BatchWorks works, CodeTable table) {
    this.works = works;
    this.table = table;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** A portion is drawn while the one before is loaded. */
  @Override
  public void run(JobRun run) {
    CodeBatch batch = works.begin(run);
    CodePattern pattern = Objects.requireNonNull(batch.pattern());
    CodeDraw draw = new CodeDraw(pattern, batch.quantity());
    CodeDraw redraw = new CodeDraw(pattern, batch.quantity()); // neither is for two threads
    int first = draw.portionAfter(run.done());
    PrimitiveIterator.OfInt numbers = IntStream.range(first, draw.portions()).iterator();
    try (Ahead<String[]> ahead =
        new Ahead<>(() -> numbers.hasNext() ? draw.draw(numbers.nextInt()) : new String[0])) {
      for (int portion = first; portion < draw.portions(); portion++) {
        int present = portion;
        String[] codes = ahead.take();
        works.step(
            run,
            draw.before(present + 1),
            () -> {
              int redrawn = load(batch.no(), redraw, present, codes);
              return counted -> counted.loaded(codes.length, redrawn);
            });
      }
    }
    works.finish(run, batch.quantity());
  }

  /** How many had to be drawn again because they exist, in whichever list. */
  private int load(int batchNo, CodeDraw draw, int portion, String[] drawn) {
    int redrawn = 0;
    List<String> codes = Arrays.asList(drawn);
    for (int round = 0; !table.load(CodeTable.Place.CODES, batchNo, codes); round++) {
      if (round == MAX_ROUNDS) {
        throw new JobFailedException("pattern_full", null);
      }
      Set<String> taken = table.existing(codes).keySet();
      redrawn += taken.size();
      String[] kept = codes.stream().filter(code -> !taken.contains(code)).toArray(String[]::new);
      codes = Arrays.asList(draw.draw(portion, kept, taken));
    }
    return redrawn;
  }

  @Override
  public void ended(UUID subjectId, JobState state, @Nullable JobFailure failure) {
    works.broken(subjectId, state, failure);
  }
}
