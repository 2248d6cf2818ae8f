package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies as strictly as RFC 8259 allows, and writes answers. */
@Component
class Json {

  /** The deepest body of this API has three levels. */
  private static final int MAX_DEPTH = 32;

  private final JsonMapper strict =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private final JsonMapper writer;

  Json(JsonMapper writer) {
    this.writer = writer;
  }

  /** The body of a request; an empty or unreadable one is refused as {@code malformed_json}. */
  JsonNode body(HttpServletRequest request) {
    return optionalBody(request).orElseThrow(() -> ProblemException.of(ProblemKind.MALFORMED_JSON));
  }

  /** The body of a request, if it has one; an unreadable one is refused likewise. */
  Optional<JsonNode> optionalBody(HttpServletRequest request) {
    byte[] bytes = bytes(request);
    return bytes.length == 0 ? Optional.empty() : Optional.of(parse(bytes));
  }

  JsonNode parse(byte[] bytes) {
    try {
      JsonNode node = strict.readTree(bytes);
      if (!node.isMissingNode()) {
        return node;
      }
    } catch (JacksonException unreadable) {
      // Its message quotes the body, so none of it is answered.
    }
    throw ProblemException.of(ProblemKind.MALFORMED_JSON);
  }

  /** The same text for bodies that differ in white space and the order of fields only. */
  String canonical(JsonNode node) {
    return strict.writeValueAsString(node);
  }

  String write(Object value) {
    return writer.writeValueAsString(value);
  }

  private static byte[] bytes(HttpServletRequest request) {
    try {
      return request.getInputStream().readAllBytes();
    } catch (IOException brokenOff) {
      throw ProblemException.of(ProblemKind.REQUEST_REJECTED);
    }
  }
}
