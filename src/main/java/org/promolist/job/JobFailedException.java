package org.promolist.job;

import org.jspecify.annotations.Nullable;

/** A job can't be done, however often it is tried; its input is at fault. */
public final class JobFailedException extends RuntimeException {

  private final String code;
  private final @Nullable String detail;

  public JobFailedException(String code, @Nullable String detail) {
    super(code + (detail == null ? "" : ": " + detail));
    this.code = code;
    this.detail = detail;
  }

  JobFailure failure() {
    return new JobFailure(code, detail, null);
  }
}
