package org.promolist.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what Tomcat refuses before the application sees it, such as {@code %zz} in a path. */
final class ApiErrorValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ApiErrorValve.class);

  private final Problems problems;

  ApiErrorValve(Problems problems) {
    this.problems = problems;
  }

  /** Paths elsewhere, and answers that were written already, are left to the next valve. */
  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    boolean open = response.getStatus() >= 400 && response.getContentWritten() == 0;
    String path = request.getRequestURI(); // none where even the request line made no sense
    if (!open || path == null || !RequestPath.isApi(path) || !response.setErrorReported()) {
      return;
    }
    ProblemKind kind = ProblemKind.ofStatus(response.getStatus());
    Answer answer =
        kind == ProblemKind.INTERNAL_ERROR
            ? problems.internalError(request, cause)
            : problems.of(request, kind);
    try {
      answer.writeTo(response.getResponse());
    } catch (IOException callerIsGone) {
      log.debug("Nobody left to report an error to", callerIsGone);
    }
  }
}
