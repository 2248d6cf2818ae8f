package org.promolist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.CodeFilter;
import org.promolist.code.CodeRow;
import org.promolist.code.CodeState;
import org.promolist.shared.Slice;

/** Reading in a list with one large batch: each operation beside the first page. */
final class CodeReads {

  private static final int PAGE = 50;
  private static final int STEP = 500;
  private static final Turns TURNS = new Turns(15, 31);

  private final CodeJobs work;
  private final UUID list;
  private final Figures figures;
  private final String cursor;
  private final Slice<CodeRow> deepPage;

  CodeReads(CodeJobs work, UUID list, BatchDetails batch, Figures figures) {
    this.work = work;
    this.list = list;
    this.figures = figures;
    this.cursor = walkTo(batch.quantity() / 2);
    this.deepPage = work.page(list, CodeFilter.ALL, cursor, PAGE);
  }

  /** There is no other way to a cursor. */
  private String walkTo(long position) {
    String at = null;
    for (long walked = 0; walked < position; walked += STEP) {
      at = work.page(list, CodeFilter.ALL, at, STEP).nextCursor();
    }
    return at;
  }

  void measure() throws Exception {
    String deep = deepPage.items().getFirst().text();
    List<String> voided = voidSome();
    page("page in the middle ÷ first page", CodeFilter.ALL, cursor, PAGE, "≤ 5 ×, ≤ 2 ×");
    page("claimable, in the middle", states(CodeState.CLAIMABLE), cursor, PAGE, "");
    page("voided one by one", states(CodeState.VOIDED), null, voided.size(), "");
    page("claimed: none", states(CodeState.CLAIMED), null, 0, "");
    page("prefix of 2", prefix(deep, 2), null, PAGE, "");
    page("prefix of 11", prefix(deep, 11), null, 1, "");
    page("prefix nobody has", new CodeFilter(Set.of(), deep + "0", null), null, 0, "");
    page(
        "prefix of 2, voided",
        new CodeFilter(Set.of(CodeState.VOIDED), voided.getFirst().substring(0, 2), null),
        null,
        1,
        "");
    time("exact code", "", () -> assertThat(work.find(deep)).isPresent());
    time("no such code", "", () -> assertThat(work.find(deep + "0")).isEmpty());
  }

  /** Codes far from each other. */
  private List<String> voidSome() {
    List<String> voided = new ArrayList<>();
    for (String start : List.of("0", "5", "A", "F", "M", "T", "Y")) {
      String code =
          work.page(list, new CodeFilter(Set.of(), start, null), null, 1).items().getFirst().text();
      work.voidOne(code);
      voided.add(code);
    }
    return voided;
  }

  private static CodeFilter states(CodeState state) {
    return new CodeFilter(Set.of(state), "", null);
  }

  private static CodeFilter prefix(String code, int length) {
    return new CodeFilter(Set.of(), code.substring(0, length), null);
  }

  private void page(String figure, CodeFilter filter, @Nullable String from, int rows, String goal)
      throws Exception {
    time(figure, goal, () -> assertThat(work.page(list, filter, from, PAGE).items()).hasSize(rows));
  }

  private void time(String figure, String goal, Runnable operation) throws Exception {
    double[] seconds =
        TURNS.medians(
            () -> touched(() -> work.page(list, CodeFilter.ALL, null, PAGE)),
            () -> touched(operation));
    figures.times(figure, seconds[0], seconds[1], goal);
  }

  private Runnable touched(Runnable operation) {
    work.touch(deepPage.items().getFirst().text());
    return operation;
  }
}
