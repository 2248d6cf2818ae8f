package org.promolist.api;

import java.util.Locale;

/**
 * Everything that can be wrong with a request. Its title is the text {@code problem.<code>}, its
 * detail {@code problem.<code>.detail}.
 */
enum ProblemKind {
  /** Fields or parameters break their rules; the only kind that carries {@code errors}. */
  VALIDATION_FAILED(400),
  MALFORMED_JSON(400),
  /** The URL or a header is not one this server reads at all. */
  REQUEST_REJECTED(400),
  UNAUTHORIZED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  NAME_TAKEN(409),
  CODE_TAKEN(409),
  WORD_IN_USE(409),
  LIST_IN_USE(409),
  LIST_TYPE_MISMATCH(409),
  BATCH_STATE_CONFLICT(409),
  ALREADY_REVERSED(409),
  LIST_NOT_ISSUABLE(409),
  NO_CODE_LEFT(409),
  CUSTOMER_UNKNOWN(404),
  CUSTOMER_LOCKED_OUT(429),
  CODE_MALFORMED(400),
  CODE_MISTYPED(422),
  CODE_NOT_FOUND(404),
  CODE_VOIDED(410),
  CODE_NOT_ACTIVATED(409),
  LIST_ARCHIVED(410),
  LIST_ENDED(410),
  LIST_NOT_STARTED(409),
  LIST_PAUSED(409),
  CODE_RESERVED(409),
  ALREADY_CLAIMED_BY_CUSTOMER(409),
  CODE_ALREADY_CLAIMED(409),
  ENTRY_CAP_REACHED(409),
  CUSTOMER_LIST_LIMIT_REACHED(409),
  CUSTOMER_LIMITER_REACHED(429),
  /** What strangers are told instead of anything about the code. */
  CODE_NOT_CLAIMABLE(409),
  REQUEST_IN_PROGRESS(409),
  VERSION_MISMATCH(412),
  BODY_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  PATTERN_TOO_DENSE(422),
  IDEMPOTENCY_KEY_REUSED(422),
  PRECONDITION_REQUIRED(428),
  TOO_MANY_REQUESTS(429),
  INTERNAL_ERROR(500),
  /** It may pass by itself; comes with {@code Retry-After}. */
  UNAVAILABLE(503);

  private final int status;

  ProblemKind(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** Stable and snake_case, for programs. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind for a bare status that the server or the framework answers by itself. */
  static ProblemKind ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 501, 505 -> REQUEST_REJECTED; // CONNECT, a transfer encoding or an HTTP nobody knows
      default -> status >= 400 && status < 500 ? REQUEST_REJECTED : INTERNAL_ERROR;
    };
  }

  /**
   * Whether an answer of this status belongs to its idempotency key: a refusal does; what the
   * caller can mend and send again under the same key, or what may pass by itself, does not.
   */
  static boolean isKept(int status) {
    return switch (status) {
      case 400, 401, 403, 412, 428, 429 -> false;
      default -> status < 500;
    };
  }
}
