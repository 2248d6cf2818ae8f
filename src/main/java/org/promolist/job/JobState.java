package org.promolist.job;

/** How far a job has come. The last three are ends. */
public enum JobState {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  public boolean isEnd() {
    return this != QUEUED && this != RUNNING;
  }
}
