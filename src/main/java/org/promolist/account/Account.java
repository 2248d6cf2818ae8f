package org.promolist.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Ids;

@Entity
@Table(name = "account")
class Account {

  @Id private UUID id;

  @Version private @Nullable Long version;

  private String name;

  /** The name as it is looked up; unique. */
  @SuppressWarnings("unused") // by queries
  private String nameKey;

  private String displayName;

  /** The display name as it is searched for. */
  @SuppressWarnings("unused") // by queries
  private String shownNameKey;

  /** Null until the person has set one. */
  private @Nullable String passwordHash;

  private boolean mustChangePassword;

  private @Nullable Instant disabledAt;

  /** Counts what changes the rights of open sessions. */
  private long accessRevision;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  private Set<Role> roles = EnumSet.noneOf(Role.class);

  private @Nullable String language;

  private @Nullable String timeZone;

  @Enumerated(EnumType.STRING)
  private Theme theme = Theme.SYSTEM;

  /** Comma-separated; they are read and written only as a whole. */
  private String listColumns = "";

  @SuppressWarnings("unused") // by people who look into the database
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  protected Account() {} // for JPA

  Account(
      String name,
      String displayName,
      Set<Role> roles,
      @Nullable String passwordHash,
      Instant now) {
    this.id = Ids.next();
    this.name = name;
    this.nameKey = Names.key(name);
    call(displayName);
    this.passwordHash = passwordHash;
    this.roles.addAll(roles);
    this.createdAt = now;
  }

  void apply(ProfileDraft draft) {
    call(draft.displayName());
    language = draft.language();
    timeZone = draft.timeZone();
    theme = draft.theme();
  }

  private void call(String shown) {
    displayName = shown;
    shownNameKey = Names.key(shown);
  }

  void changePassword(String newHash) {
    passwordHash = newHash;
    mustChangePassword = false;
    accessRevision++;
  }

  /** Nobody gets in by the old one any more; the next comes by a link. */
  void forgetPassword() {
    passwordHash = null;
    mustChangePassword = false;
    accessRevision++;
  }

  void changeRoles(Set<Role> changed) {
    roles.clear();
    roles.addAll(changed);
    accessRevision++;
  }

  void disable(Instant now) {
    disabledAt = now;
    accessRevision++;
  }

  void enable() {
    disabledAt = null;
    accessRevision++;
  }

  /** Sign-ins that were just under way don't outlive the sessions that were ended. */
  void turnOut() {
    accessRevision++;
  }

  AccountState state() {
    return AccountState.of(disabledAt != null, passwordHash != null);
  }

  /** Whether this is somebody who can come in now and run the accounts. */
  boolean isActiveAdmin() {
    return state() == AccountState.ACTIVE && roles.contains(Role.ADMIN);
  }

  long accessRevision() {
    return accessRevision;
  }

  Set<Role> roles() {
    return Set.copyOf(roles);
  }

  String name() {
    return name;
  }

  String displayName() {
    return displayName;
  }

  void demandNewPassword() {
    mustChangePassword = true;
  }

  void show(Theme chosen) {
    theme = chosen;
  }

  void rememberListColumns(List<String> columns) {
    listColumns = String.join(",", columns);
  }

  UUID id() {
    return id;
  }

  @Nullable String passwordHash() {
    return passwordHash;
  }

  Profile profile() {
    return new Profile(
        id,
        name,
        displayName,
        roles,
        mustChangePassword,
        language,
        timeZone,
        theme,
        listColumns.isEmpty() ? List.of() : List.of(listColumns.split(",")));
  }
}
