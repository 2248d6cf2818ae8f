package org.promolist.ui;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.promolist.ui.shell.PlainErrorPage;

/**
 * Errors that the server reports by itself, such as a filter's exception, in the portal's words.
 */
final class ErrorReports extends HttpFilter {

  private static final long serialVersionUID = 1;

  private final transient PlainErrorPage page;

  ErrorReports(PlainErrorPage page) {
    this.page = page;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      chain.doFilter(request, response);
    } else if (!response.isCommitted()) {
      page.write(
          request,
          response,
          request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
              ? status
              : HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
          (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    }
  }
}
