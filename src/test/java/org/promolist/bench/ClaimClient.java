package org.promolist.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The process of {@link ClaimLoad}: programs that claim one code after the other, each over a
 * connection of its own, as quickly as they are answered. No library between: what the client costs
 * is not to be measured.
 */
final class ClaimClient {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int CUSTOMERS = 100_000;

  private final String host;
  private final int port;
  private final String token;
  private final List<Supplier<Wish>> sources = new ArrayList<>();

  private ClaimClient(String host, int port, String token) {
    this.host = host;
    this.port = port;
    this.token = token;
  }

  /** Who claims what. */
  private record Wish(String code, String customer) {}

  /**
   * Reads what to do from its standard input: {@code codes FILE} and {@code word WORD} add a source
   * of claims, {@code run SOURCE CONNECTIONS SECONDS} is answered by claims a second and the
   * latencies p50 and p99 in seconds.
   */
  public static void main(String[] args) throws Exception {
    ClaimClient client = new ClaimClient(args[0], Integer.parseInt(args[1]), args[2]);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ", -1);
      switch (words[0]) {
        case "codes" -> client.sources.add(codes(Files.readAllLines(Path.of(words[1]))));
        case "word" -> client.sources.add(word(words[1]));
        default ->
            System.out.println(
                client.run(
                    client.sources.get(Integer.parseInt(words[1])),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3])));
      }
    }
  }

  /** Each code once, each by any customer. */
  private static Supplier<Wish> codes(List<String> codes) {
    AtomicInteger next = new AtomicInteger();
    return () -> {
      int n = next.getAndIncrement();
      return new Wish(codes.get(n), "c-" + Math.floorMod(n * 7_919, CUSTOMERS));
    };
  }

  /** Always the same word, each time by somebody new. */
  private static Supplier<Wish> word(String word) {
    AtomicInteger next = new AtomicInteger();
    return () -> new Wish(word, "w-" + next.incrementAndGet());
  }

  private String run(Supplier<Wish> wishes, int connections, int seconds) throws Exception {
    long start = System.nanoTime();
    long end = start + seconds * NANOS_PER_SECOND;
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
    return sorted.length / took + " " + at(sorted, 0.5) + " " + at(sorted, 0.99);
  }

  private static double at(long[] sorted, double part) {
    return sorted[(int) (part * (sorted.length - 1))] / (double) NANOS_PER_SECOND;
  }

  /** How long each took, in nanoseconds. */
  private List<Long> claims(long end, Supplier<Wish> wishes) throws IOException {
    List<Long> latencies = new ArrayList<>();
    try (Socket socket = new Socket(host, port)) {
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
            + host
            + ":"
            + port
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
