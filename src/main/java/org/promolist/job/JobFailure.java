package org.promolist.job;

import org.jspecify.annotations.Nullable;

/**
 * Why a job failed.
 *
 * @param code stable and snake_case
 * @param detail what fills the placeholder of its text, such as a line number
 * @param incident by which the log can be searched; null where the input was at fault
 */
public record JobFailure(String code, @Nullable String detail, @Nullable String incident) {

  /** Nobody foresaw it, and trying again did not help. */
  public static final String UNEXPECTED = "unexpected";
}
