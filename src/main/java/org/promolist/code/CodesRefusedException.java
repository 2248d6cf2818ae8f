package org.promolist.code;

import java.util.Locale;

/** A deed that the present state of a list, a batch or a code doesn't allow. */
public final class CodesRefusedException extends RuntimeException {

  /** Why; {@link #code()} is its stable name for programs. */
  public enum Reason {
    /** Only single-use lists generate, only third-party lists import; words are not voided. */
    LIST_TYPE_MISMATCH,
    /** A guess would hit too often. The subject is the shortest length that would do. */
    PATTERN_TOO_DENSE,
    /** The batch is not in a state for that. The subject is the state. */
    BATCH_STATE_CONFLICT,
    /** What was claimed can't be voided. */
    CODE_ALREADY_CLAIMED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;
  private final String subject;

  public CodesRefusedException(Reason reason, String subject) {
    super(reason.code() + ": " + subject);
    this.reason = reason;
    this.subject = subject;
  }

  public Reason reason() {
    return reason;
  }

  /** What it is about: a list's type, a length (empty for none), a state or a code. */
  public String subject() {
    return subject;
  }
}
