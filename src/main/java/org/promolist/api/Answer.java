package org.promolist.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A whole answer in the form it goes over the wire, so that it can be kept and given again.
 *
 * @param body JSON, empty for none
 */
record Answer(int status, Map<String, String> headers, String body) {

  Answer {
    headers = Map.copyOf(headers);
  }

  /**
   * @param body JSON
   */
  static Answer json(int status, String body) {
    return new Answer(
        status, Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE), body);
  }

  Answer withHeaders(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, body);
  }

  ResponseEntity<byte[]> toEntity() {
    ResponseEntity.BodyBuilder entity = ResponseEntity.status(status);
    headers.forEach(entity::header);
    return body.isEmpty() ? entity.build() : entity.body(bytes());
  }

  void writeTo(HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(status);
    headers.forEach(response::setHeader);
    response.setContentLength(bytes().length);
    response.getOutputStream().write(bytes());
    response.flushBuffer();
  }

  private byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
