package org.promolist.api;

import java.util.List;
import java.util.Map;

/** A request that this edge itself refuses. */
final class ProblemException extends RuntimeException {

  private final ProblemKind kind;
  private final transient Map<String, String> headers;
  private final transient List<Object> args;

  private ProblemException(ProblemKind kind, Map<String, String> headers, List<Object> args) {
    super(kind.code());
    this.kind = kind;
    this.headers = headers;
    this.args = args;
  }

  /**
   * @param args fill the placeholders of the detail
   */
  static ProblemException of(ProblemKind kind, Object... args) {
    return new ProblemException(kind, Map.of(), List.of(args));
  }

  ProblemException withHeader(String name, String value) {
    return new ProblemException(kind, Map.of(name, value), args);
  }

  ProblemKind kind() {
    return kind;
  }

  Map<String, String> headers() {
    return headers;
  }

  List<Object> args() {
    return args;
  }
}
