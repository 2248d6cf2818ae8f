package org.promolist.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Does the jobs of one kind. Commits in steps and can be ended after any of them, by a kill too;
 * run again, it goes on from {@link JobRun#done()}.
 */
public interface JobWork {

  String kind();

  /**
   * Does what is left of the job. Each step's transaction calls {@link JobRun#advance}, the last
   * one's {@link JobRun#succeed}, before anything else in it is locked.
   *
   * @throws JobFailedException if trying again would not help
   */
  void run(JobRun run);

  /**
   * The job ends without success, in this transaction. The job's row is locked already.
   *
   * @param state {@code FAILED} or {@code CANCELLED}
   */
  void ended(UUID subjectId, JobState state, @Nullable JobFailure failure);
}
