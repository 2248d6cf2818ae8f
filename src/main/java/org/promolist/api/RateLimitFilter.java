package org.promolist.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.promolist.account.SignedInClient;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds each API client to its requests per second. In memory: each node counts for itself. */
final class RateLimitFilter extends OncePerRequestFilter {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** By the client's id; there are as many as API clients, so none is evicted. */
  private final Map<Object, Bucket> buckets = new ConcurrentHashMap<>();

  private final int perSecond;
  private final Problems problems;

  RateLimitFilter(int perSecond, Problems problems) {
    this.perSecond = perSecond;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return perSecond == 0;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication client = SecurityContextHolder.getContext().getAuthentication();
    if (client == null) {
      chain.doFilter(request, response); // to be refused as unauthorized further down
      return;
    }
    ConsumptionProbe probe =
        buckets.computeIfAbsent(key(client), id -> bucket()).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
      return;
    }
    long seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS_PER_SECOND);
    problems
        .of(request, ProblemKind.TOO_MANY_REQUESTS)
        .withHeaders(Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds))))
        .writeTo(response);
  }

  /** A client that is renamed or given other traits stays the same one. */
  private static Object key(Authentication client) {
    return client.getPrincipal() instanceof SignedInClient known ? known.id() : client.getName();
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
