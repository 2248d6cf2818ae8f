package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.promolist.DatabaseTest;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** API clients made by an admin, under a clock that stands still until told to go on. */
@DatabaseTest
abstract class ApiClientsFixture {

  static final Instant START = Instant.parse("2026-03-11T10:00:00Z");
  static final Set<Scope> CLAIM = EnumSet.of(Scope.CLAIMS_WRITE);

  /** Its clock stands still until told to go on. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Instead {

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock(START);
    }
  }

  @Autowired ApiClients clients;
  @Autowired AuditTrail audit;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;

  final String name = "shop " + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void anAdminIsSignedIn() {
    as("ROLE_ADMIN");
  }

  @AfterEach
  void nobodyIsSignedIn() {
    SecurityContextHolder.clearContext();
  }

  List<String> walk(ApiClientFilter filter, int limit) {
    List<String> names = new ArrayList<>();
    String cursor = null;
    do {
      var page = clients.page(filter, cursor, limit);
      page.items().forEach(client -> names.add(client.name()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return names;
  }

  IssuedToken create() {
    return create(null);
  }

  IssuedToken create(Instant expiresAt) {
    return made(name, expiresAt);
  }

  IssuedToken named(String other) {
    return made(other, null);
  }

  IssuedToken made(String other, Instant expiresAt) {
    return clients.create(new ApiClientDraft(other, CLAIM, false, expiresAt));
  }

  ApiClientDetails now(IssuedToken made) {
    return clients.get(id(made));
  }

  static UUID id(IssuedToken made) {
    return made.client().id();
  }

  Instant inDays(int days) {
    return clock.instant().plus(Duration.ofDays(days));
  }

  List<AuditEntry> entries(IssuedToken made) {
    return audit.of(ApiClients.OBJECT_TYPE, id(made), null, 50).items();
  }

  List<String> actions(IssuedToken made) {
    return entries(made).stream().map(AuditEntry::action).toList();
  }

  static void as(String... granted) {
    SecurityContextHolder.setContext(
        new SecurityContextImpl(
            new TestingAuthenticationToken(
                "test", "", AuthorityUtils.createAuthorityList(granted))));
  }

  static void assertRefusedFor(ApiClientRefusedException.Reason reason, ThrowingCallable deed) {
    assertThatExceptionOfType(ApiClientRefusedException.class)
        .isThrownBy(deed)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  static void assertInvalid(String field, String code, ThrowingCallable deed) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(deed)
        .satisfies(refused ->
            assertThat(refused.violations())
                .extracting(Violation::field, Violation::code)
                .containsExactly(tuple(field, code)));
  }
}
