package org.promolist.api;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters in the query of a URL. Asked for parameters, the server would also read a body
 * that calls itself a form, whole and unlimited.
 */
final class QueryString {

  private QueryString() {}

  /**
   * Names and values, decoded, in their order.
   *
   * @throws ProblemException {@code REQUEST_REJECTED} for what is no percent-encoded UTF-8
   */
  static Map<String, List<String>> parse(@Nullable String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (query == null) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] sides = pair.split("=", 2);
        parameters
            .computeIfAbsent(decoded(sides[0]), name -> new ArrayList<>())
            .add(sides.length == 1 ? "" : decoded(sides[1]));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      // One character per byte, as the server hands on what is not encoded.
      byte[] bytes =
          URLDecoder.decode(text, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException notEncoded) {
      throw ProblemException.of(ProblemKind.REQUEST_REJECTED);
    }
  }
}
