package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListRefusedException;
import org.promolist.list.NoSuchListException;
import org.promolist.list.StaleListException;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
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
          of(request, e.kind(), e.args(), null, null).withHeaders(e.headers());
      case InvalidInputException e -> invalid(request, e.violations());
      case ListRefusedException e ->
          of(request, kind(e.reason()), List.of(e.subject()), null, null);
      case NoSuchListException e -> of(request, ProblemKind.NOT_FOUND);
      case StaleListException e -> of(request, ProblemKind.VERSION_MISMATCH);
      case AccessDeniedException e -> of(request, ProblemKind.FORBIDDEN);
      case AuthenticationException e -> unauthorized(request);
      case RequestRejectedException e -> of(request, ProblemKind.REQUEST_REJECTED);
      case InvalidParameterException e -> of(request, ProblemKind.REQUEST_REJECTED);
      case ErrorResponse e when e.getStatusCode().is4xxClientError() ->
          of(request, ProblemKind.ofStatus(e.getStatusCode().value()))
              .withHeaders(e.getHeaders().toSingleValueMap());
      default -> internalError(request, cause);
    };
  }

  Answer of(HttpServletRequest request, ProblemKind kind) {
    return of(request, kind, List.of(), null, null);
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

  /** Nothing of the cause is told; the incident's id leads to it in the log. */
  Answer internalError(HttpServletRequest request, @Nullable Throwable cause) {
    String incident = UUID.randomUUID().toString();
    log.error(
        "Incident {} at {} {}", incident, request.getMethod(), RequestPath.of(request), cause);
    return of(request, ProblemKind.INTERNAL_ERROR, List.of(incident), null, incident);
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
    return of(request, ProblemKind.VALIDATION_FAILED, List.of(fields), errors, null);
  }

  private static ProblemKind kind(ListRefusedException.Reason reason) {
    return switch (reason) {
      case NAME_TAKEN -> ProblemKind.NAME_TAKEN;
      case CODE_TAKEN -> ProblemKind.CODE_TAKEN;
      case WORD_IN_USE -> ProblemKind.WORD_IN_USE;
      case LIST_IN_USE -> ProblemKind.LIST_IN_USE;
    };
  }

  private Answer of(
      HttpServletRequest request,
      ProblemKind kind,
      List<Object> args,
      @Nullable List<Problem.FieldError> errors,
      @Nullable String incident) {
    Problem problem =
        new Problem(
            "urn:promolist:problem:" + kind.code(),
            messages.title(kind),
            kind.status(),
            messages.detail(kind, args),
            RequestPath.of(request),
            kind.code(),
            errors,
            incident);
    return new Answer(
        kind.status(),
        Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE),
        json.write(problem));
  }
}
