package org.promolist.account;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Cursors;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds accounts, by their names, a page at a time. */
@Component
class AccountSearch {

  private static final String SELECT =
      """
      select a.id, a.name, a.name_key, a.display_name, a.last_sign_in_at,
        a.disabled_at is not null as disabled, a.password_hash is not null as has_password,
        (select max(l.expires_at) from sign_in_link l
          where l.account_id = a.id and l.used_at is null and l.replaced_at is null) as link_expires_at
      from account a where\s
      """;

  private final JdbcClient jdbc;

  AccountSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Slice<AccountRow> page(AccountFilter filter, @Nullable String cursor, int limit) {
    Map<String, Object> params = new HashMap<>();
    String where = where(filter, params);
    if (cursor != null) {
      where += " and a.name_key > :after";
      params.put("after", decode(cursor));
    }
    List<Found> found =
        jdbc.sql(SELECT + where + " order by a.name_key limit :limit")
            .params(params)
            .param("limit", limit + 1)
            .query(AccountSearch::read)
            .list();
    Slice<Found> page = Slice.cut(found, limit, last -> encode(last.key()));
    Map<UUID, Set<Role>> roles = roles(page.items().stream().map(item -> item.row().id()).toList());
    return page.map(item -> item.with(roles));
  }

  int countUpTo(AccountFilter filter, int most) {
    Map<String, Object> params = new HashMap<>();
    String where = where(filter, params);
    return jdbc.sql(
            "select count(*) from (select 1 from account a where " + where + " limit :most) found")
        .params(params)
        .param("most", most)
        .query(Integer.class)
        .single();
  }

  private record Found(AccountRow row, String key) {

    AccountRow with(Map<UUID, Set<Role>> roles) {
      return new AccountRow(
          row.id(),
          row.name(),
          row.displayName(),
          roles.getOrDefault(row.id(), Set.of()),
          row.state(),
          row.lastSignInAt(),
          row.linkExpiresAt());
    }
  }

  private static String where(AccountFilter filter, Map<String, Object> params) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    if (!filter.text().isBlank()) {
      conditions.add(
          "(a.name_key like :text escape '!' or a.shown_name_key like :text escape '!')");
      String text = Names.key(filter.text()).replaceAll("[!%_]", "!$0");
      params.put("text", "%" + text + "%");
    }
    if (!filter.roles().isEmpty()) {
      conditions.add(
          "exists (select 1 from account_role r where r.account_id = a.id and r.role in (:roles))");
      params.put("roles", filter.roles().stream().map(Role::name).toList());
    }
    if (!filter.states().isEmpty()) {
      conditions.add(
          "("
              + String.join(" or ", filter.states().stream().map(AccountSearch::condition).toList())
              + ")");
    }
    return String.join(" and ", conditions);
  }

  /** As {@link AccountState#of} tells them apart. */
  private static String condition(AccountState state) {
    return switch (state) {
      case ACTIVE -> "(a.disabled_at is null and a.password_hash is not null)";
      case INVITED -> "(a.disabled_at is null and a.password_hash is null)";
      case DISABLED -> "a.disabled_at is not null";
    };
  }

  private Map<UUID, Set<Role>> roles(List<UUID> ids) {
    Map<UUID, Set<Role>> roles = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("select account_id, role from account_role where account_id in (:ids)")
          .param("ids", ids)
          .query(rs -> {
            roles
                .computeIfAbsent(
                    rs.getObject("account_id", UUID.class), id -> EnumSet.noneOf(Role.class))
                .add(Role.valueOf(rs.getString("role")));
          });
    }
    return roles;
  }

  private static Found read(ResultSet rs, int row) throws SQLException {
    return new Found(
        new AccountRow(
            rs.getObject("id", UUID.class),
            rs.getString("name"),
            rs.getString("display_name"),
            Set.of(),
            AccountState.of(rs.getBoolean("disabled"), rs.getBoolean("has_password")),
            instant(rs, "last_sign_in_at"),
            instant(rs, "link_expires_at")),
        rs.getString("name_key"));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static String encode(String nameKey) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(nameKey.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      throw Cursors.invalid();
    }
  }
}
