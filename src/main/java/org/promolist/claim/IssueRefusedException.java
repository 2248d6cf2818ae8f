package org.promolist.claim;

/** No code of the list can be given to a customer. */
public final class IssueRefusedException extends RuntimeException {

  /** Why not. */
  public enum Reason {
    /** The list is not agent-issuable. */
    LIST_NOT_ISSUABLE,
    /** Words belong to everybody. */
    LIST_TYPE_MISMATCH,
    LIST_ARCHIVED,
    /** Its end has passed, or its cap is reached. */
    LIST_ENDED,
    NO_CODE_LEFT
  }

  private final Reason reason;

  public IssueRefusedException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
