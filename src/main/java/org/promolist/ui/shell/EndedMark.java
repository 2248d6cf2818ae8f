package org.promolist.ui.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;

/**
 * The cookie that goes out with the last answer of a session: another request of the page may get a
 * new session before the page is loaded anew, and then only this tells the sign-in what happened.
 */
public final class EndedMark {

  public static final String NAME = "promolist-ended";

  private static final Duration LASTS = Duration.ofMinutes(1);

  private EndedMark() {}

  /** For the answer to this request. */
  public static Cookie of(HttpServletRequest request) {
    Cookie mark = new Cookie(NAME, "1");
    mark.setPath("/");
    mark.setMaxAge((int) LASTS.toSeconds());
    mark.setHttpOnly(true);
    mark.setSecure(request.isSecure());
    mark.setAttribute("SameSite", "Lax");
    return mark;
  }

  public static boolean isOn(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies != null && Arrays.stream(cookies).anyMatch(each -> each.getName().equals(NAME));
  }
}
