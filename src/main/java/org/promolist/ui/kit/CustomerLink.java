package org.promolist.ui.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Leads to the page of a customer. */
public final class CustomerLink extends Anchor {

  /** Stands in the path for an id that can't stand there itself; the id is a parameter then. */
  public static final String ELSEWHERE = "~";

  private static final String PARAMETER = "id";

  /** What no proxy and no firewall changes or refuses in a path. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  public CustomerLink(String id) {
    super(path(id, ""), id);
    addClassName("customer-link");
  }

  /**
   * Where one is told of a customer.
   *
   * @param tab which part of it; empty for the first
   */
  public static String path(String id, String tab) {
    String query = PLAIN.matcher(id).matches() ? "" : "?" + PARAMETER + "=" + encoded(id);
    return location(id, tab) + query;
  }

  public static void go(String id, String tab) {
    QueryParameters parameters =
        PLAIN.matcher(id).matches() ? QueryParameters.empty() : QueryParameters.of(PARAMETER, id);
    UI.getCurrent().navigate(location(id, tab), parameters);
  }

  /**
   * The id that a URL names.
   *
   * @param segment of the path, as the browser sent it
   */
  public static Optional<String> id(String segment, QueryParameters parameters) {
    return segment.equals(ELSEWHERE)
        ? parameters.getSingleParameter(PARAMETER)
        : Optional.of(decoded(segment));
  }

  /** No link leads to an id with a percent sign in the path: somebody typed it, and more of it. */
  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException asTyped) {
      return segment;
    }
  }

  private static String location(String id, String tab) {
    return "customers/"
        + (PLAIN.matcher(id).matches() ? id : ELSEWHERE)
        + (tab.isEmpty() ? "" : "/" + tab);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
