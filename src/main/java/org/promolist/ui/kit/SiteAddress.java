package org.promolist.ui.kit;

import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;

/** Where the portal is for whoever looks at it. */
public final class SiteAddress {

  private SiteAddress() {}

  /**
   * Without a slash at its end. As the browser knows it, which says so with whatever it sends:
   * behind a proxy the server may be called otherwise.
   */
  public static String get() {
    HttpServletRequest request = VaadinServletRequest.getCurrent();
    String origin = request.getHeader("Origin");
    if (origin == null || !origin.startsWith("http")) {
      StringBuffer url = request.getRequestURL();
      origin = url.substring(0, url.indexOf("/", "https://".length()));
    }
    return origin + request.getContextPath();
  }
}
