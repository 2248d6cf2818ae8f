package org.promolist.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programs that may call the REST API, each known by its token. */
@Service
public class ApiClients {

  /** A shorter token could be guessed. */
  public static final int MIN_TOKEN = 32;

  private final ApiClientRepository clients;
  private final JdbcClient jdbc;
  private final Clock clock;

  ApiClients(ApiClientRepository clients, JdbcClient jdbc, Clock clock) {
    this.clients = clients;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Who this token belongs to, with one authority per scope; empty for a token of nobody. In one
   * statement and without a transaction: every call of a program begins with it.
   */
  public Optional<Authentication> authenticate(String token) {
    List<Granted> granted =
        jdbc.sql(
                """
                select c.id, c.name, c.public_facing, s.scope
                from api_client c left join api_client_scope s on s.api_client_id = c.id
                where c.token_hash = ?
                """)
            .param(hash(token))
            .query(ApiClients::granted)
            .list();
    return granted.stream()
        .findFirst()
        .map(any ->
            UsernamePasswordAuthenticationToken.authenticated(
                any.client(),
                null,
                granted.stream()
                    .flatMap(each -> Stream.ofNullable(each.scope()))
                    .map(scope -> new SimpleGrantedAuthority(scope.key()))
                    .toList()));
  }

  private record Granted(SignedInClient client, @Nullable Scope scope) {}

  private static Granted granted(ResultSet rs, int row) throws SQLException {
    String scope = rs.getString("scope");
    return new Granted(
        new SignedInClient(
            rs.getObject("id", UUID.class), rs.getString("name"), rs.getBoolean("public_facing")),
        scope == null ? null : Scope.valueOf(scope));
  }

  /**
   * Adds a client with a token made elsewhere, at least {@value #MIN_TOKEN} characters.
   *
   * @param publicFacing whether strangers speak through it, such as by a shop's page
   * @throws InvalidInputException {@code name} {@code name_taken}
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional
  public UUID create(String name, Set<Scope> scopes, boolean publicFacing, String token) {
    if (exists(name)) {
      throw new InvalidInputException(List.of(Violation.of("name", "name_taken")));
    }
    return add(name, scopes, publicFacing, token);
  }

  /** As {@link #create}, by the start itself, when nobody could be signed in yet. */
  @Transactional
  UUID add(String name, Set<Scope> scopes, boolean publicFacing, String token) {
    if (token.length() < MIN_TOKEN) {
      throw new IllegalArgumentException(
          "an API token needs at least " + MIN_TOKEN + " characters");
    }
    return clients
        .saveAndFlush(new ApiClient(name, scopes, publicFacing, hash(token), clock.instant()))
        .id();
  }

  /** Whether the present call comes from a client that strangers speak through. */
  public boolean isPublicFacing() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
        && authentication.getPrincipal() instanceof SignedInClient client
        && client.publicFacing();
  }

  boolean exists(String name) {
    return clients.existsByNameKey(Account.key(name));
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
