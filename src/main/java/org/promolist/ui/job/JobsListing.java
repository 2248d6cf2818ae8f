package org.promolist.ui.job;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobDetails;
import org.promolist.job.JobState;
import org.promolist.job.Jobs;
import org.promolist.shared.Slice;
import org.promolist.ui.kit.KeysetItems;

/** Jobs under way first, then those that have ended; latest first in both. */
final class JobsListing implements KeysetItems.Source<JobDetails> {

  private static final String ENDED = "ended";

  private final Jobs jobs;
  private final Set<JobState> underWay = EnumSet.noneOf(JobState.class);
  private final Set<JobState> ended = EnumSet.noneOf(JobState.class);

  /**
   * A listing of its own.
   *
   * @param states any of these; empty for all
   */
  JobsListing(Jobs jobs, Set<JobState> states) {
    this.jobs = jobs;
    Set<JobState> wanted = states.isEmpty() ? EnumSet.allOf(JobState.class) : states;
    wanted.forEach(state -> (state.isEnd() ? ended : underWay).add(state));
  }

  @Override
  public Slice<JobDetails> page(@Nullable String cursor, int limit) {
    if (cursor != null && cursor.startsWith(ENDED)) {
      String inner = cursor.substring(ENDED.length());
      Slice<JobDetails> page = jobs.page(ended, inner.isEmpty() ? null : inner, limit);
      return page.nextCursor() == null
          ? page
          : new Slice<>(page.items(), ENDED + page.nextCursor());
    }
    if (underWay.isEmpty()) {
      return page(ENDED, limit);
    }
    Slice<JobDetails> page = jobs.page(underWay, cursor, limit);
    return page.nextCursor() == null && !ended.isEmpty() ? new Slice<>(page.items(), ENDED) : page;
  }
}
