package org.promolist.list;

import java.util.Locale;

/** A deed that a list's present state doesn't allow. The person or program can mend it. */
public final class ListRefusedException extends RuntimeException {

  /** Why; {@link #code()} is its stable name for programs. */
  public enum Reason {
    /** An unarchived list has this name, ignoring case. */
    NAME_TAKEN,
    /** A word or code of this text exists already, in this list or another. */
    CODE_TAKEN,
    /** The word was claimed at some time and must stay. */
    WORD_IN_USE,
    /** The list had a claim or an export and can't be deleted. */
    LIST_IN_USE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;
  private final String subject;

  public ListRefusedException(Reason reason, String subject) {
    super(reason.code() + ": " + subject);
    this.reason = reason;
    this.subject = subject;
  }

  public Reason reason() {
    return reason;
  }

  /** The name or word it is about. */
  public String subject() {
    return subject;
  }
}
