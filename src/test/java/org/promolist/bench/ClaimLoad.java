package org.promolist.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Programs that claim one code after the other, each over a connection of its own, as quickly as
 * they are answered. No library between: what the client costs is not to be measured.
 */
final class ClaimLoad {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final URI server;
  private final String token;

  ClaimLoad(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** Who claims what. */
  record Wish(String code, String customer) {}

  /**
   * What was answered with success.
   *
   * @param p50 seconds, as p99
   */
  record Result(double perSecond, double p50, double p99) {}

  Result run(int connections, int seconds, Supplier<Wish> wishes) throws Exception {
    long end = System.nanoTime() + seconds * NANOS_PER_SECOND;
    long start = System.nanoTime();
    List<Future<List<Long>>> programs = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        programs.add(threads.submit(() -> claims(end, wishes)));
      }
    }
    double took = (System.nanoTime() - start) / (double) NANOS_PER_SECOND;
    List<Long> latencies = new ArrayList<>();
    for (Future<List<Long>> program : programs) {
      latencies.addAll(program.get());
    }
    long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Result(sorted.length / took, at(sorted, 0.5), at(sorted, 0.99));
  }

  private static double at(long[] sorted, double part) {
    return sorted[(int) (part * (sorted.length - 1))] / (double) NANOS_PER_SECOND;
  }

  /** How long each took, in nanoseconds. */
  private List<Long> claims(long end, Supplier<Wish> wishes) throws IOException {
    List<Long> latencies = new ArrayList<>();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (System.nanoTime() < end) {
        byte[] request = request(wishes.get());
        long sent = System.nanoTime();
        out.write(request);
        expectCreated(in);
        latencies.add(System.nanoTime() - sent);
      }
    }
    return latencies;
  }

  private byte[] request(Wish wish) {
    String body = "{\"code\":\"" + wish.code() + "\",\"customerId\":\"" + wish.customer() + "\"}";
    return ("POST /api/v1/claims HTTP/1.1\r\nHost: "
            + server.getAuthority()
            + "\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\nIdempotency-Key: "
            + UUID.randomUUID()
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void expectCreated(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    if (!status.startsWith("HTTP/1.1 201")) {
      throw new IllegalStateException(status + "\n" + new String(body, StandardCharsets.UTF_8));
    }
  }

  private static String line(InputStream in) throws IOException {
    byte[] line = new byte[512];
    int length = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (length < line.length) {
        line[length++] = (byte) c;
      }
    }
    return new String(Arrays.copyOf(line, length), StandardCharsets.US_ASCII).stripTrailing();
  }
}
