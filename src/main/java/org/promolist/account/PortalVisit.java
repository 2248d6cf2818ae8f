package org.promolist.account;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** What a browser says of itself, and what it is called. */
  private record Mark(String text, String name) {}

  /** The first that is found: most browsers also name those that they descend from. */
  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("Edg", "Edge"),
          new Mark("OPR", "Opera"),
          new Mark("Firefox", "Firefox"),
          new Mark("FxiOS", "Firefox"),
          new Mark("SamsungBrowser", "Samsung Internet"),
          new Mark("CriOS", "Chrome"),
          new Mark("Chrome", "Chrome"),
          new Mark("Safari", "Safari"),
          new Mark("curl", "curl"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("Android", "Android"),
          new Mark("iPhone", "iOS"),
          new Mark("iPad", "iPadOS"),
          new Mark("Windows", "Windows"),
          new Mark("Macintosh", "macOS"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Linux", "Linux"));

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
    return Stream.of(BROWSERS, SYSTEMS)
        .flatMap(marks ->
            marks.stream().filter(mark -> userAgent.contains(mark.text)).map(Mark::name).limit(1))
        .collect(Collectors.joining(", "));
  }
}
