package org.promolist.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.util.DisconnectedClientHelper;

/** Sees to it that every error below {@code /api} ends as a problem, wherever it was met. */
@Configuration(proxyBeanMethods = false)
class ApiErrors {

  /** After the controllers, before the portal, which would answer any path with its page. */
  private static final int AFTER_CONTROLLERS = 1;

  @Bean
  HandlerExceptionResolver apiExceptions(Problems problems, AccessRefusals refusals) {
    return new Exceptions(problems, refusals);
  }

  @Bean
  HandlerMapping unknownApiPaths(Problems problems) {
    HttpRequestHandler notFound =
        (request, response) -> problems.of(request, ProblemKind.NOT_FOUND).writeTo(response);
    return new SimpleUrlHandlerMapping(
        Map.of("/api", notFound, "/api/**", notFound), AFTER_CONTROLLERS);
  }

  /** Errors that the server reports by itself, such as a filter's exception. */
  @Bean
  HandlerMapping reportedApiErrors(Problems problems) {
    return new ReportedErrors(problems);
  }

  /** Errors that the server meets before it hands a request on. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatApiErrors(
      Problems problems) {
    return server -> {
      server.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new ApiErrorValve(problems)));
      // Refused so early that no path is known: let in instead, they harm nobody.
      server.addConnectorCustomizers(
          connector -> connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}"));
    };
  }

  /**
   * Exceptions of controllers, and of the framework before it found one. Comes first, by {@link
   * Ordered}: the dispatcher does not see an order that is declared where the bean is made.
   */
  private record Exceptions(Problems problems, AccessRefusals refusals)
      implements HandlerExceptionResolver, Ordered {

    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
        HttpServletRequest request,
        HttpServletResponse response,
        @Nullable Object handler,
        Exception e) {
      if (!RequestPath.isApi(request)) {
        return null;
      }
      if (request.getDispatcherType() == DispatcherType.REQUEST
          && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
        // The server could not read the body, and reports that by itself.
        return new ModelAndView();
      }
      boolean callerIsThere = !DisconnectedClientHelper.isClientDisconnectedException(e);
      if (callerIsThere && response.isCommitted()) {
        // Left to the server, which breaks the connection off: half an answer must not look whole.
        return null;
      }
      try {
        if (e instanceof AccessDeniedException) {
          refusals.forbidden(request);
        }
        if (callerIsThere) {
          problems.answer(request, e).writeTo(response);
        }
      } catch (IOException callerIsGone) {
        throw new UncheckedIOException(callerIsGone);
      }
      return new ModelAndView();
    }
  }

  private static final class ReportedErrors extends AbstractHandlerMapping {

    private final HttpRequestHandler report;

    ReportedErrors(Problems problems) {
      this.report = (request, response) -> answer(problems, request).writeTo(response);
      setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
      return RequestPath.isReport(request) ? report : null;
    }

    private static Answer answer(Problems problems, HttpServletRequest request) {
      int status =
          request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
              ? code
              : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      ProblemKind kind = ProblemKind.ofStatus(status);
      if (kind != ProblemKind.INTERNAL_ERROR) {
        return problems.of(request, kind);
      }
      return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause
          ? problems.answer(request, cause)
          : problems.internalError(request, null);
    }
  }
}
