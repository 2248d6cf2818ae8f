package org.promolist.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends bytes to a server as they are, which no well-behaved client would, and reads its answer.
 */
final class RawHttp {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI server;

  RawHttp(URI server) {
    this.server = server;
  }

  /**
   * What came back until the server closed the connection.
   *
   * @param status 0 where there was no answer but the end of the connection
   */
  record Answer(int status, String head, String body) {

    static Answer of(String text) {
      int end = text.indexOf("\r\n\r\n");
      String head = end < 0 ? "" : text.substring(0, end);
      String body = end < 0 ? "" : text.substring(end + 4);
      int status =
          head.matches("(?s)HTTP/1.1 \\d{3} .*") ? Integer.parseInt(head.substring(9, 12)) : 0;
      return new Answer(status, head, body);
    }

    /** As far as its length was told beforehand. */
    boolean isWhole() {
      String length = header("Content-Length");
      return !length.isEmpty() && body.length() >= Integer.parseInt(length);
    }

    /** Empty where there is none. */
    String header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** Sends a request that asks to close the connection after it. */
  Answer request(String requestLine, String... headers) {
    return request(requestLine, List.of(headers), "");
  }

  Answer request(String requestLine, List<String> headers, String body) {
    List<String> head = new ArrayList<>(List.of(requestLine, "Connection: close"));
    if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
      head.add("Host: " + server.getAuthority());
    }
    if (!body.isEmpty()) {
      head.add("Content-Length: " + body.length());
    }
    head.addAll(headers);
    return send(String.join("\r\n", head) + "\r\n\r\n" + body);
  }

  /** Sends exactly this, each byte one character. A server that takes no more of it may say so. */
  Answer send(String bytes) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      write(bytes, socket.getOutputStream());
      return Answer.of(read(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String bytes, OutputStream out) throws IOException {
    try {
      out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    } catch (SocketException takesNoMore) {
      // its answer may have come before
    }
  }

  /**
   * Reads to the end of the answer, not of the connection: a server may wait a while there for what
   * it was promised. A connection that the server cuts off has told all it will tell.
   */
  private static String read(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      int read = 0;
      while (read >= 0 && !Answer.of(answer.toString()).isWhole()) {
        read = in.read(buffer);
        answer.append(new String(buffer, 0, Math.max(read, 0), StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException cutOff) {
      // nor will it tell more
    }
    return answer.toString();
  }
}
