package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promolist.account.ApiClientDetails;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.ApiClients;
import org.promolist.account.IssuedToken;
import org.promolist.account.Rotation;
import org.promolist.account.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What programs are answered while an admin makes, rotates and revokes their tokens. */
@ApiTest
@Import(MovingClock.Instead.class)
class TokensApiTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired ClaimCalls calls;
  @Autowired ApiClients clients;
  @Autowired MockMvcTester mvc;
  @Autowired MovingClock clock;

  @Test
  void aRotatedTokenWorksBesideTheNewOneUntilItsTimeIsUp() {
    IssuedToken first = make(Scope.LISTS_READ, null);
    IssuedToken second = rotate(first, clock.instant().plus(HOUR));
    assertThat(get(first.token())).hasStatus(200);
    assertThat(get(second.token())).hasStatus(200);
    clock.advance(HOUR);
    assertUnauthorized(get(first.token()));
    assertThat(get(second.token())).hasStatus(200);
  }

  @Test
  void aRevokedTokenIsRefusedAtTheNextCall() {
    IssuedToken made = make(Scope.LISTS_READ, null);
    assertThat(get(made.token())).hasStatus(200);
    asAdmin(() -> clients.revoke(made.client().id()));
    assertUnauthorized(get(made.token()));
  }

  @Test
  void anExpiredTokenIsRefused() {
    IssuedToken made = make(Scope.LISTS_READ, clock.instant().plus(HOUR));
    assertThat(get(made.token())).hasStatus(200);
    clock.advance(HOUR);
    assertUnauthorized(get(made.token()));
  }

  @Test
  void aScopeThatIsTakenAwayIsMissedAtTheNextCall() {
    IssuedToken made = make(Scope.LISTS_READ, null);
    assertThat(get(made.token())).hasStatus(200);
    ApiClientDetails client = made.client();
    asAdmin(() ->
        clients.change(
            client.id(),
            client.version(),
            new ApiClientDraft(client.name(), EnumSet.of(Scope.CODES_READ), false, null)));
    assertProblem(get(made.token()), 403, "forbidden");
  }

  @Test
  void aTokenCutInHalfIsToldToBeSoWhetherOrNotThereIsSuchAOne() {
    String token = make(Scope.LISTS_READ, null).token();
    JsonNode cut = assertUnauthorized(get(token.substring(0, 25)));
    assertThat(cut.get("detail").asString()).contains("not whole");
    String nobodys = "plst_" + "A".repeat(20);
    assertThat(assertUnauthorized(get(nobodys)).get("detail")).isEqualTo(cut.get("detail"));
    String other = "a-token-of-nobody-at-all-0123456789";
    assertThat(assertUnauthorized(get(other)).get("detail")).isNotEqualTo(cut.get("detail"));
  }

  /** No answer tells an unknown token from one that was revoked or has expired. */
  @Test
  void whatIsNotLetInLearnsNothingOfWhy() {
    IssuedToken revoked = make(Scope.LISTS_READ, null);
    asAdmin(() -> clients.revoke(revoked.client().id()));
    IssuedToken expired = make(Scope.LISTS_READ, clock.instant().plus(HOUR));
    clock.advance(HOUR);
    JsonNode unknown = assertUnauthorized(get("a-token-of-nobody-at-all-0123456789"));
    assertThat(assertUnauthorized(get(revoked.token()))).isEqualTo(unknown);
    assertThat(assertUnauthorized(get(expired.token()))).isEqualTo(unknown);
  }

  @Test
  void aScriptClaimsAllTheWhileItsTokenIsRotatedAndIsRefusedOnceItIsRevoked() throws Exception {
    List<String> codes = IntStream.range(0, 2_000).mapToObj(i -> ClaimCalls.code()).toList();
    calls.list(codes.toArray(String[]::new));
    IssuedToken first = make(Scope.CLAIMS_WRITE, null);
    Script script = new Script(codes, first.token());
    try (ExecutorService machine = Executors.newSingleThreadExecutor()) {
      Future<MvcTestResult> last = machine.submit(script::run);
      script.awaitMore(10);
      IssuedToken second = rotate(first, clock.instant().plus(HOUR));
      script.awaitMore(10);
      script.token = second.token();
      script.awaitMore(10);
      clock.advance(HOUR);
      script.awaitMore(10);
      assertUnauthorized(get(first.token()));
      asAdmin(() -> clients.revoke(second.client().id()));
      assertUnauthorized(last.get(1, TimeUnit.MINUTES));
    }
    assertThat(script.answers).hasSizeGreaterThan(40).allMatch(status -> status == 201);
  }

  /** Claims one code after the other, and stops at the first answer that says 401. */
  private final class Script {

    private final List<String> codes;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private volatile String token;

    Script(List<String> codes, String token) {
      this.codes = codes;
      this.token = token;
    }

    MvcTestResult run() {
      for (String code : codes) {
        MvcTestResult answer = claim(token, code);
        if (answer.getResponse().getStatus() == 401) {
          return answer;
        }
        answers.add(answer.getResponse().getStatus());
      }
      throw new AssertionError("all codes were claimed before the revocation");
    }

    void awaitMore(int claims) {
      int wanted = answers.size() + claims;
      await()
          .pollInterval(Duration.ofMillis(1))
          .atMost(Duration.ofMinutes(1))
          .until(() -> answers.size() >= wanted);
    }
  }

  private MvcTestResult claim(String token, String code) {
    return mvc.post()
        .uri(ClaimCalls.CLAIMS)
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", code)
        .contentType(MediaType.APPLICATION_JSON)
        .content(ClaimCalls.request(code, "c-" + code))
        .exchange();
  }

  private MvcTestResult get(String token) {
    return mvc.get().uri(LISTS).header("Authorization", "Bearer " + token).exchange();
  }

  private static JsonNode assertUnauthorized(MvcTestResult answer) {
    assertThat(answer.getResponse().getHeader("WWW-Authenticate")).contains("invalid_token");
    return assertProblem(answer, 401, "unauthorized");
  }

  private IssuedToken make(Scope scope, Instant expiresAt) {
    return asAdmin(() ->
        clients.create(
            new ApiClientDraft(
                "program " + UUID.randomUUID(), EnumSet.of(scope), false, expiresAt)));
  }

  private IssuedToken rotate(IssuedToken made, Instant until) {
    return asAdmin(() ->
        clients.rotate(made.client().id(), made.client().version(), new Rotation(until, null)));
  }

  private static <T> T asAdmin(Supplier<T> deed) {
    SecurityContextHolder.setContext(
        new SecurityContextImpl(
            new TestingAuthenticationToken(
                "test", "", AuthorityUtils.createAuthorityList("ROLE_ADMIN"))));
    try {
      return deed.get();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
