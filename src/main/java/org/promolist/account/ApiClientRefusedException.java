package org.promolist.account;

/** An API client can't be done with as was asked. */
public final class ApiClientRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public enum Reason {
    /** There is none of this id. */
    UNKNOWN,
    /** Somebody else changed it, or rotated its token, since the version that was looked at. */
    STALE,
    /** It was revoked, for good. */
    REVOKED
  }

  private final Reason reason;

  public ApiClientRefusedException(Reason reason) {
    super("API client: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
