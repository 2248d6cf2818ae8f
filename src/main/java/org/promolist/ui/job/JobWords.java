package org.promolist.ui.job;

import com.vaadin.flow.component.badge.Badge;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobDetails;
import org.promolist.job.JobState;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Tone;

/** How the portal words background work. */
public final class JobWords {

  private JobWords() {}

  static String kind(JobDetails job) {
    return Texts.text("job.kind." + job.kind());
  }

  static String state(JobState state) {
    return Texts.text("job.state." + state);
  }

  static Badge badge(JobState state) {
    return switch (state) {
      case QUEUED -> Badges.status(Tone.INFO, Icon.CLOCK, state(state));
      case RUNNING -> Badges.status(Tone.INFO, Icon.PLAY, state(state));
      case SUCCEEDED -> Badges.status(Tone.GOOD, Icon.CHECK, state(state));
      case FAILED -> Badges.status(Tone.BAD, Icon.ALERT, state(state));
      case CANCELLED -> Badges.status(Tone.NEUTRAL, Icon.CLOSE, state(state));
    };
  }

  /**
   * Why it failed, in words.
   *
   * @param detail what the words leave open: a line, or an incident to search the log by
   */
  public static String failure(String code, @Nullable String detail) {
    return Texts.text("job.failure." + code, detail == null ? "" : detail);
  }

  static String failure(JobDetails job) {
    var failure = job.failure();
    return failure == null
        ? ""
        : failure(
            failure.code(), failure.incident() == null ? failure.detail() : failure.incident());
  }
}
