package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDetails;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * The ETag of a list: its version, then a digest of what changes without an edit, namely status and
 * figures. {@code If-None-Match} asks for the whole tag, or a program that polls would never learn
 * that a list has begun; {@code If-Match} asks for the version alone, or each claim would make
 * every edit stale.
 */
final class EntityTags {

  private static final Pattern TAG = Pattern.compile("(\\d{1,18})(-[0-9a-f]+)?");

  private EntityTags() {}

  static String of(ListDetails list) {
    int derived = Objects.hash(list.status().name(), list.counts());
    return "\"" + list.version() + "-" + Integer.toHexString(derived) + "\"";
  }

  static boolean isConditional(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.IF_MATCH) != null;
  }

  /** Refuses with 412 where there is an {@code If-Match} that doesn't name this version. */
  static void requireMatch(HttpServletRequest request, long version) {
    if (isConditional(request) && !matches(request, version)) {
      throw ProblemException.of(ProblemKind.VERSION_MISMATCH);
    }
  }

  /** The version that the caller demands; null where there is no {@code If-Match}. */
  static @Nullable Long expectedVersion(HttpServletRequest request, Supplier<ListDetails> current) {
    if (!isConditional(request)) {
      return null;
    }
    long version = current.get().version();
    requireMatch(request, version);
    return version;
  }

  private static boolean matches(HttpServletRequest request, long version) {
    List<String> headers = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
    return ETag.parse(String.join(",", headers)).stream()
        .anyMatch(tag -> tag.isWildcard() || (!tag.weak() && names(tag.tag(), version)));
  }

  private static boolean names(String tag, long version) {
    Matcher matcher = TAG.matcher(tag);
    return matcher.matches() && Long.parseLong(matcher.group(1)) == version;
  }
}
