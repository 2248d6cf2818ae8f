package org.promolist.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The path as the caller sent it, still known where the server took over to report an error. */
final class RequestPath {

  private static final String ROOT = "/api";

  private RequestPath() {}

  static String of(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
        ? original
        : request.getRequestURI();
  }

  /**
   * Whether the server reports an error that it met below {@code /api}: in the place of an answer,
   * or behind one that is out already.
   */
  static boolean isReport(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null && isApi(request);
  }

  static boolean isApi(HttpServletRequest request) {
    String context = request.getContextPath();
    String path = of(request);
    String below = path.startsWith(context) ? path.substring(context.length()) : path;
    return isApi(below);
  }

  /**
   * @param path without the context path
   */
  static boolean isApi(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/") || path.startsWith(ROOT + ";");
  }
}
