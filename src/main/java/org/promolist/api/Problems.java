package org.promolist.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.AlreadyReversedException;
import org.promolist.claim.IssueRefusedException;
import org.promolist.claim.NoSuchClaimException;
import org.promolist.code.CodesRefusedException;
import org.promolist.code.NoSuchBatchException;
import org.promolist.code.NoSuchCodeException;
import org.promolist.customer.NoSuchCustomerException;
import org.promolist.list.ListRefusedException;
import org.promolist.list.ListType;
import org.promolist.list.NoSuchListException;
import org.promolist.list.StaleListException;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;

/** Turns whatever stopped a request into its problem. The one table of exceptions and statuses. */
@Component
class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /** More would only make a large answer of a hostile body. */
  private static final int MAX_ERRORS = 500;

  private final ApiMessages messages;
  private final Json json;

  Problems(ApiMessages messages, Json json) {
    this.messages = messages;
    this.json = json;
  }

  Answer answer(HttpServletRequest request, Throwable cause) {
    return switch (cause) {
      case ProblemException e ->
          answer(problem(request, e.kind(), e.args())).withHeaders(e.headers());
      case InvalidInputException e -> invalid(request, e.violations());
      case ListRefusedException e ->
          answer(problem(request, kind(e.reason()), List.of(e.subject())));
      case CodesRefusedException e -> refused(request, e);
      case NoSuchListException e -> of(request, ProblemKind.NOT_FOUND);
      case NoSuchBatchException e -> of(request, ProblemKind.NOT_FOUND);
      case NoSuchCodeException e -> of(request, ProblemKind.NOT_FOUND);
      case NoSuchClaimException e -> of(request, ProblemKind.NOT_FOUND);
      case NoSuchCustomerException e -> of(request, ProblemKind.NOT_FOUND);
      case AlreadyReversedException e -> of(request, ProblemKind.ALREADY_REVERSED);
      // Of the subjects of a type mismatch, only words can't be issued.
      case IssueRefusedException e ->
          answer(problem(request, kind(e.reason()), List.of(ListType.MULTI_USE.name())));
      case StaleListException e -> of(request, ProblemKind.VERSION_MISMATCH);
      case AccessDeniedException e -> of(request, ProblemKind.FORBIDDEN);
      case AuthenticationException e -> unauthorized(request);
      case RequestRejectedException e -> of(request, ProblemKind.REQUEST_REJECTED);
      case InvalidParameterException e -> of(request, ProblemKind.REQUEST_REJECTED);
      case ErrorResponse e when e.getStatusCode().is4xxClientError() ->
          of(request, ProblemKind.ofStatus(e.getStatusCode().value()))
              .withHeaders(e.getHeaders().toSingleValueMap());
      case DataAccessResourceFailureException e -> unavailable(request, e);
      case TransientDataAccessException e -> unavailable(request, e);
      // A connection that was lost can't be told to roll back either, which hides what lost it.
      case JpaSystemException e when e.getRootCause() instanceof SQLException ->
          unavailable(request, e);
      case CannotCreateTransactionException e -> unavailable(request, e);
      case TransactionSystemException e -> unavailable(request, e);
      default -> internalError(request, cause);
    };
  }

  Answer of(HttpServletRequest request, ProblemKind kind) {
    return answer(problem(request, kind, List.of()));
  }

  Answer unauthorized(HttpServletRequest request) {
    String challenge = "Bearer realm=\"promolist\"";
    boolean sentOne = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    return of(request, ProblemKind.UNAUTHORIZED)
        .withHeaders(
            Map.of(
                HttpHeaders.WWW_AUTHENTICATE,
                sentOne ? challenge + ", error=\"invalid_token\"" : challenge));
  }

  /**
   * As {@link #unauthorized}, to who sent a token that was cut or mistyped, as can be seen by it.
   */
  Answer damaged(HttpServletRequest request) {
    return answer(
            problem(request, ProblemKind.UNAUTHORIZED, List.of())
                .withDetail(messages.damagedToken()))
        .withHeaders(unauthorized(request).headers());
  }

  /** Nothing of the cause is told; the incident's id leads to it in the log. */
  Answer internalError(HttpServletRequest request, @Nullable Throwable cause) {
    return incident(request, ProblemKind.INTERNAL_ERROR, cause);
  }

  /** The database is away, or its connection was lost: who tries again is heard, with luck. */
  private Answer unavailable(HttpServletRequest request, Throwable cause) {
    return incident(request, ProblemKind.UNAVAILABLE, cause)
        .withHeaders(Map.of(HttpHeaders.RETRY_AFTER, "1"));
  }

  private Answer incident(HttpServletRequest request, ProblemKind kind, @Nullable Throwable cause) {
    String incident = UUID.randomUUID().toString();
    String method =
        Objects.toString(request.getAttribute(RequestDispatcher.ERROR_METHOD), request.getMethod());
    log.error("Incident {} at {} {}", incident, method, RequestPath.of(request), cause);
    return answer(problem(request, kind, List.of(incident)).withIncidentId(incident));
  }

  private Answer invalid(HttpServletRequest request, List<Violation> violations) {
    List<Problem.FieldError> errors =
        violations.stream()
            .limit(MAX_ERRORS)
            .map(v -> new Problem.FieldError(v.field(), v.code(), messages.violation(v)))
            .toList();
    String fields =
        violations.stream()
            .map(Violation::field)
            .distinct()
            .limit(5)
            .collect(Collectors.joining(", "));
    return answer(
        problem(request, ProblemKind.VALIDATION_FAILED, List.of(fields)).withErrors(errors));
  }

  private static ProblemKind kind(ListRefusedException.Reason reason) {
    return switch (reason) {
      case NAME_TAKEN -> ProblemKind.NAME_TAKEN;
      case CODE_TAKEN -> ProblemKind.CODE_TAKEN;
      case WORD_IN_USE -> ProblemKind.WORD_IN_USE;
      case LIST_IN_USE -> ProblemKind.LIST_IN_USE;
    };
  }

  private static ProblemKind kind(IssueRefusedException.Reason reason) {
    return switch (reason) {
      case LIST_NOT_ISSUABLE -> ProblemKind.LIST_NOT_ISSUABLE;
      case LIST_TYPE_MISMATCH -> ProblemKind.LIST_TYPE_MISMATCH;
      case LIST_ARCHIVED -> ProblemKind.LIST_ARCHIVED;
      case LIST_ENDED -> ProblemKind.LIST_ENDED;
      case NO_CODE_LEFT -> ProblemKind.NO_CODE_LEFT;
    };
  }

  private static ProblemKind kind(CodesRefusedException.Reason reason) {
    return switch (reason) {
      case LIST_TYPE_MISMATCH -> ProblemKind.LIST_TYPE_MISMATCH;
      case PATTERN_TOO_DENSE -> ProblemKind.PATTERN_TOO_DENSE;
      case BATCH_STATE_CONFLICT -> ProblemKind.BATCH_STATE_CONFLICT;
      case CODE_ALREADY_CLAIMED -> ProblemKind.CODE_ALREADY_CLAIMED;
    };
  }

  private Answer refused(HttpServletRequest request, CodesRefusedException refused) {
    if (refused.reason() != CodesRefusedException.Reason.PATTERN_TOO_DENSE) {
      return answer(problem(request, kind(refused.reason()), List.of(refused.subject())));
    }
    Integer shortest = refused.subject().isEmpty() ? null : Integer.valueOf(refused.subject());
    return answer(
        problem(request, ProblemKind.PATTERN_TOO_DENSE, List.of(shortest == null ? 0 : shortest))
            .withShortestSafeLength(shortest));
  }

  private Problem problem(HttpServletRequest request, ProblemKind kind, List<Object> args) {
    return new Problem(
        "urn:promolist:problem:" + kind.code(),
        messages.title(kind),
        kind.status(),
        messages.detail(kind, args),
        RequestPath.of(request),
        kind.code(),
        null,
        null,
        null);
  }

  private Answer answer(Problem problem) {
    return new Answer(
        problem.status(),
        Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE),
        json.write(problem));
  }
}
