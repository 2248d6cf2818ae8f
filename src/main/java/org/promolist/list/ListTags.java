package org.promolist.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tags in use. */
@Component
class ListTags {

  private final JdbcClient jdbc;

  ListTags(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Hops from one distinct tag to the next in the index; {@code distinct} would read them all. */
  List<String> beginningWith(String prefix, int limit) {
    String from = Folding.ignoreCase(prefix.strip());
    List<String> found = new ArrayList<>();
    record Hop(String key, String tag) {}
    Optional<Hop> hop = Optional.of(new Hop("", ""));
    while (found.size() < limit) {
      hop =
          jdbc.sql(
                  "select tag_key, tag from list_tag where tag_key > :last and tag_key >= :from"
                      + " order by tag_key, list_id limit 1")
              .param("last", hop.orElseThrow().key())
              .param("from", from)
              .query((rs, row) -> new Hop(rs.getString(1), rs.getString(2)))
              .optional();
      if (hop.isEmpty() || !hop.get().key().startsWith(from)) {
        break;
      }
      found.add(hop.get().tag());
    }
    return found;
  }
}
