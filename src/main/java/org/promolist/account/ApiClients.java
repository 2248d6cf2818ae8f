package org.promolist.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.account.ApiClientRefusedException.Reason;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.promolist.shared.Violation;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The programs that may call the REST API, each known by its token. Only admins see and change
 * them, whatever scopes somebody has; every change is recorded, never with a token.
 */
@Service
public class ApiClients {

  /** The kind of object by which the audit trail keeps what was done to API clients. */
  public static final String OBJECT_TYPE = "API_CLIENT";

  /** A shorter token that was made elsewhere could be guessed. */
  public static final int MIN_TOKEN = 32;

  private final ApiClientRepository clients;
  private final ApiClientListing listing;
  private final ApiTokens tokens;
  private final TokenLeases leases;
  private final LastUses uses;
  private final AuditTrail audit;
  private final Clock clock;

  ApiClients(
      ApiClientRepository clients,
      ApiClientListing listing,
      ApiTokens tokens,
      TokenLeases leases,
      LastUses uses,
      AuditTrail audit,
      Clock clock) {
    this.clients = clients;
    this.listing = listing;
    this.tokens = tokens;
    this.leases = leases;
    this.uses = uses;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Who this token belongs to, with one authority per scope; empty for a token of nobody, or that
   * is expired or revoked.
   */
  public Optional<Authentication> authenticate(String token) {
    return leases.authenticate(token);
  }

  /**
   * As {@link #authenticate(String)}, and remembers that the client was there.
   *
   * @param address where the call comes from
   */
  public Optional<Authentication> authenticate(String token, String address) {
    Optional<Authentication> found = leases.authenticate(token);
    found.ifPresent(client -> {
      if (client.getPrincipal() instanceof SignedInClient known) {
        uses.note(known.id(), address);
      }
    });
    return found;
  }

  /**
   * Whether a token looks like one that was made here and is cut or mistyped. Told by the token
   * alone, so that it says nothing about those there are.
   */
  public static boolean isDamaged(String token) {
    return TokenText.isDamaged(token);
  }

  /** Whether the present call comes from a client that strangers speak through. */
  public boolean isPublicFacing() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
        && authentication.getPrincipal() instanceof SignedInClient client
        && client.publicFacing();
  }

  /**
   * A page of the clients that pass the filter, by name, revoked ones last.
   *
   * @param cursor of the page before; anything else is refused as {@code cursor_invalid}
   * @param limit 1–500
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional(readOnly = true)
  public Slice<ApiClientDetails> page(ApiClientFilter filter, @Nullable String cursor, int limit) {
    return listing.page(filter, cursor, limit);
  }

  /**
   * One client, as it stands now.
   *
   * @throws ApiClientRefusedException {@code UNKNOWN}
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional(readOnly = true)
  public ApiClientDetails get(UUID id) {
    return details(id);
  }

  /**
   * Adds a client and makes its token.
   *
   * @throws InvalidInputException {@code name} {@code required}, {@code too_long}, {@code
   *     control_characters}, {@code direction_characters}, {@code name_taken}; {@code scopes}
   *     {@code no_scope}; {@code expiresAt} {@code in_past}, {@code year_out_of_range}
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional
  public IssuedToken create(ApiClientDraft draft) {
    String token = TokenText.make();
    return new IssuedToken(details(store(draft, token)), token);
  }

  /**
   * As {@link #create(ApiClientDraft)}, with a token made elsewhere that never expires, at least
   * {@value #MIN_TOKEN} characters.
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional
  public UUID create(String name, Set<Scope> scopes, boolean publicFacing, String token) {
    return add(name, scopes, publicFacing, token);
  }

  /** The same by the start itself, when nobody could be signed in yet. */
  @Transactional
  UUID add(String name, Set<Scope> scopes, boolean publicFacing, String token) {
    if (token.length() < MIN_TOKEN || TokenText.isDamaged(token)) {
      throw new IllegalArgumentException(
          "an API token needs at least " + MIN_TOKEN + " characters, all of them");
    }
    return store(new ApiClientDraft(name, scopes, publicFacing, null), token);
  }

  /**
   * Makes a client what the draft says, from its next call on. An expiry that has passed may stay
   * as it is; older tokens never outlive the present one.
   *
   * @throws InvalidInputException as {@link #create(ApiClientDraft)}
   * @throws ApiClientRefusedException {@code UNKNOWN}, {@code STALE}, {@code REVOKED}
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional
  public ApiClientDetails change(UUID id, long expectedVersion, ApiClientDraft draft) {
    ApiClient client = hold(id, expectedVersion);
    ApiClientDraft before = details(id).toDraft();
    refuse(check(draft, before.expiresAt(), id));
    List<Change> changes = draft.changesFrom(before);
    if (!changes.isEmpty()) {
      client.apply(draft);
      save(client);
      tokens.expire(id, draft.expiresAt());
      audit.record("CHANGED", OBJECT_TYPE, id, changes);
    }
    return details(id);
  }

  /**
   * Makes a new token; the present one gives way as the rotation says.
   *
   * @throws InvalidInputException {@code previousUntil} {@code in_past}, {@code overlap_too_long},
   *     {@code year_out_of_range}; {@code expiresAt} as {@link #create(ApiClientDraft)}
   * @throws ApiClientRefusedException {@code UNKNOWN}, {@code STALE}, {@code REVOKED}
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional
  public IssuedToken rotate(UUID id, long expectedVersion, Rotation rotation) {
    Instant now = now();
    ApiClient client = hold(id, expectedVersion);
    ApiClientDetails before = details(id);
    refuse(ApiClientRules.check(rotation, now));
    client.rotated();
    save(client);
    if (rotation.previousUntil() == null) {
      tokens.revoke(id, now);
    }
    Instant last = Rotation.earliest(rotation.lastMoment(now), before.expiresAt());
    tokens.supersede(id, last, now);
    String token = TokenText.make();
    tokens.add(id, token, rotation.expiresAt(), now);
    ApiClientDetails after = details(id);
    audit.record("ROTATED", OBJECT_TYPE, id, changes(before, last, after));
    return new IssuedToken(after, token);
  }

  private static List<Change> changes(
      ApiClientDetails before, Instant lastOfPrevious, ApiClientDetails after) {
    List<Change> changes = new ArrayList<>();
    ApiClientDraft.add(changes, "tokenEnding", before.token().hint(), after.token().hint());
    ApiClientDraft.add(changes, "previousUntil", null, ApiClientDraft.text(lastOfPrevious));
    ApiClientDraft.add(
        changes,
        "expiresAt",
        ApiClientDraft.text(before.expiresAt()),
        ApiClientDraft.text(after.expiresAt()));
    return changes;
  }

  /**
   * Every token of a client is refused from now on, on every node, for good. Revoking a revoked one
   * changes nothing.
   *
   * @throws ApiClientRefusedException {@code UNKNOWN}
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional
  public ApiClientDetails revoke(UUID id) {
    ApiClient client = lock(id);
    if (!client.isRevoked()) {
      Instant now = now();
      client.revoke(now);
      save(client);
      tokens.revoke(id, now);
      audit.record(
          "REVOKED",
          OBJECT_TYPE,
          id,
          List.of(new Change("revokedAt", null, ApiClientDraft.text(now))));
    }
    return details(id);
  }

  /** Whether a client has this name, or ever had this token. */
  boolean exists(String name, String token) {
    return clients.existsByNameKey(Names.key(name)) || tokens.isKnown(token);
  }

  private UUID store(ApiClientDraft draft, String token) {
    Instant now = now();
    refuse(check(draft, null, null));
    ApiClient client = new ApiClient(draft, now);
    save(client);
    tokens.add(client.id(), token, draft.expiresAt(), now);
    audit.record("CREATED", OBJECT_TYPE, client.id(), draft.changesFrom(null));
    return client.id();
  }

  /**
   * All at once, also that another client has the name.
   *
   * @param id null for a client that is not there yet
   */
  private List<Violation> check(
      ApiClientDraft draft, @Nullable Instant expiredBefore, @Nullable UUID id) {
    List<Violation> found = new ArrayList<>(ApiClientRules.check(draft, expiredBefore, now()));
    // Only a name that can be stored is looked up: not every database takes every character.
    boolean fit = found.stream().noneMatch(violation -> violation.field().equals("name"));
    if (fit && isTaken(Names.key(draft.name()), id)) {
      found.add(nameTaken());
    }
    return found;
  }

  private boolean isTaken(String nameKey, @Nullable UUID id) {
    return id == null
        ? clients.existsByNameKey(nameKey)
        : clients.existsByNameKeyAndIdNot(nameKey, id);
  }

  /** The index of the names decides: two admins may ask for the same one at the same moment. */
  private void save(ApiClient client) {
    try {
      clients.saveAndFlush(client);
    } catch (DataIntegrityViolationException takenMeanwhile) {
      throw new InvalidInputException(List.of(nameTaken()));
    }
  }

  private static Violation nameTaken() {
    return Violation.of("name", "name_taken");
  }

  private ApiClient hold(UUID id, long expectedVersion) {
    ApiClient client = lock(id);
    if (client.isRevoked()) {
      throw new ApiClientRefusedException(Reason.REVOKED);
    }
    if (client.version() != expectedVersion) {
      throw new ApiClientRefusedException(Reason.STALE);
    }
    return client;
  }

  /** Also who then finds nothing to change is answered only once that holds on every node. */
  private ApiClient lock(UUID id) {
    leases.changing();
    return clients.lock(id).orElseThrow(() -> new ApiClientRefusedException(Reason.UNKNOWN));
  }

  private ApiClientDetails details(UUID id) {
    return listing.find(id).orElseThrow(() -> new ApiClientRefusedException(Reason.UNKNOWN));
  }

  /** To the microsecond: what a database keeps. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static void refuse(List<Violation> found) {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }
}
