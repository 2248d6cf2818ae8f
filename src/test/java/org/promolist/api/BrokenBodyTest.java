package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A body that breaks off, or is in no parts, is the fault of who sent it, on a real server. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "promolist.bootstrap-api-token=" + ApiCalls.TOKEN)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class BrokenBodyTest {

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 500\r\n\r\n{\"code\"",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"cod",
        "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{\"cod\r\n0\r\n\r\n",
      })
  void isAnsweredAsARequestThatCannotBeRead(String rest, CapturedOutput log) throws IOException {
    assertThat(answer(rest))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/problem+json", "\"code\":\"request_rejected\"");
    assertThat(log).doesNotContain("Incident");
  }

  private String answer(String rest) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          "POST "
              + ClaimCalls.CLAIMS
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
              + ApiCalls.TOKEN
              + "\r\nContent-Type: application/json\r\n"
              + rest;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
