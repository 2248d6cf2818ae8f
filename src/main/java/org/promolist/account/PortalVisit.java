package org.promolist.account;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a request of the portal comes from.
 *
 * @param address of the network, at most 60 characters
 * @param browser and system in short, at most 80 characters
 * @param idle after how long without a request its session is over
 */
public record PortalVisit(String address, String browser, Duration idle) {

  private static final int MAX_ADDRESS = 60;

  /** The first that is found: most browsers also name those that they descend from. */
  private static final String[] BROWSERS = {
    "Edg",
    "Edge",
    "OPR",
    "Opera",
    "Firefox",
    "Firefox",
    "FxiOS",
    "Firefox",
    "SamsungBrowser",
    "Samsung Internet",
    "CriOS",
    "Chrome",
    "HeadlessChrome",
    "Chrome",
    "Chrome",
    "Chrome",
    "Safari",
    "Safari",
    "curl",
    "curl"
  };

  private static final String[] SYSTEMS = {
    "Android",
    "Android",
    "iPhone",
    "iOS",
    "iPad",
    "iPadOS",
    "Windows",
    "Windows",
    "Macintosh",
    "macOS",
    "CrOS",
    "ChromeOS",
    "Linux",
    "Linux"
  };

  private static final Pattern UNFIT = Pattern.compile("\\p{Cntrl}");

  /**
   * From what a request says.
   *
   * @param userAgent anything, or nothing: it is the sender's to write
   */
  public static PortalVisit of(String address, @Nullable String userAgent, Duration idle) {
    String plain = UNFIT.matcher(address).replaceAll("");
    return new PortalVisit(
        plain.substring(0, Math.min(plain.length(), MAX_ADDRESS)),
        userAgent == null ? "" : shortly(userAgent),
        idle);
  }

  private static String shortly(String userAgent) {
    return Stream.of(named(BROWSERS, userAgent), named(SYSTEMS, userAgent))
        .filter(word -> !word.isEmpty())
        .reduce((browser, system) -> browser + ", " + system)
        .orElse("");
  }

  private static String named(String[] marksAndNames, String userAgent) {
    for (int i = 0; i < marksAndNames.length; i += 2) {
      if (userAgent.contains(marksAndNames[i])) {
        return marksAndNames[i + 1];
      }
    }
    return "";
  }
}
