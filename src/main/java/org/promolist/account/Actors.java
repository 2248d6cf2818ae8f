package org.promolist.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.promolist.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever can do something, people and programs alike: for who looks for what they did. */
@Service
public class Actors {

  private static final String ALL =
      """
      select kind, id, name from (
        select 'PERSON' as kind, id, display_name as name, name_key, shown_name_key from account
        union all
        select 'API_CLIENT' as kind, id, name, shown_name_key as name_key, shown_name_key
        from api_client
      ) actor
      """;

  private final JdbcClient jdbc;

  Actors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those whose name or sign-in name has this in it, whatever the case, by name.
   *
   * @param limit 1–500
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional(readOnly = true)
  public List<Actor> search(String text, int limit) {
    return jdbc.sql(
            ALL
                + """
                where position(:text in name_key) > 0 or position(:text in shown_name_key) > 0
                order by shown_name_key, id limit :limit
                """)
        .param("text", Names.key(text))
        .param("limit", limit)
        .query(Actors::read)
        .list();
  }

  /** By the id of the account or API client. */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional(readOnly = true)
  public Optional<Actor> find(UUID id) {
    return jdbc.sql(ALL + "where id = :id").param("id", id).query(Actors::read).optional();
  }

  private static Actor read(ResultSet rs, int row) throws SQLException {
    return new Actor(
        Actor.Kind.valueOf(rs.getString("kind")),
        rs.getObject("id", UUID.class),
        rs.getString("name"));
  }
}
