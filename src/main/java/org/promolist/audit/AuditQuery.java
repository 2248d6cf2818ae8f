package org.promolist.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditRange.Constant;
import org.promolist.shared.Ids;

/**
 * A filter as ranges of indexes, one for each kind of deed where kinds are asked for, and merged.
 *
 * @param sql of the ids, latest first; asks for {@code :limit}
 */
record AuditQuery(String sql, Map<String, Object> params) {

  private static final UUID LEAST = new UUID(0, 0);
  private static final UUID MOST = new UUID(Long.MAX_VALUE, -1);

  /**
   * The query of one page.
   *
   * @param kinds all there are
   * @param before where the page before ended
   * @param embedded for the embedded database
   */
  static AuditQuery of(
      AuditFilter filter, List<AuditKind> kinds, @Nullable UUID before, boolean embedded) {
    Builder query = new Builder(filter);
    query.bound(before);
    query.ranges(kinds);
    return query.build(embedded);
  }

  private static final class Builder {

    private final AuditFilter filter;
    private final Map<String, Object> params = new HashMap<>();
    private final List<AuditRange> ranges = new ArrayList<>();

    Builder(AuditFilter filter) {
      this.filter = filter;
    }

    /** Ids grow with time. */
    void bound(@Nullable UUID before) {
      UUID from = filter.from() == null ? LEAST : Ids.before(filter.from());
      UUID to = filter.to() == null ? null : Ids.before(filter.to());
      params.put("lower", from);
      if (to != null && before != null) {
        params.put("upper", earlier(to, before));
      } else {
        params.put("upper", to != null ? to : before != null ? before : MOST);
      }
    }

    /** As databases compare them: byte by byte, none of them negative. */
    private static UUID earlier(UUID one, UUID other) {
      return one.toString().compareTo(other.toString()) < 0 ? one : other;
    }

    void ranges(List<AuditKind> kinds) {
      if (filter.partId() != null) {
        ranges.add(
            new AuditRange(
                "audit_entry_of_part",
                List.of(constant("part_id", "part", filter.partId())),
                rest()));
      } else if (filter.objectType() != null && filter.objectId() != null) {
        ranges.add(
            new AuditRange(
                "audit_entry_of_object",
                List.of(
                    constant("object_type", "type", filter.objectType()),
                    constant("object_id", "object", filter.objectId())),
                rest()));
      } else if (filter.isOfSomeKinds()) {
        kinds.stream().filter(filter::admits).forEach(this::range);
      } else {
        String index = filter.who() == null ? "" : "audit_entry_by_actor";
        ranges.add(new AuditRange(index, who(), ""));
      }
    }

    private void range(AuditKind kind) {
      List<Constant> constants = new ArrayList<>(who());
      String index = constants.isEmpty() ? "audit_entry_of_kind" : "audit_entry_of_kind_by_actor";
      int number = ranges.size();
      constants.add(constant("object_type", "type" + number, kind.objectType()));
      constants.add(constant("action", "action" + number, kind.action()));
      ranges.add(new AuditRange(index, constants, ""));
    }

    private List<Constant> who() {
      if (filter.who() == null) {
        return List.of();
      }
      return List.of(
          filter.who().equals(AuditFilter.SYSTEM)
              ? new Constant("actor_id", null)
              : constant("actor_id", "who", filter.who()));
    }

    private Constant constant(String column, String param, Object value) {
      params.put(param, value);
      return new Constant(column, param);
    }

    /** What is asked of each entry of one object. As no index knows it, so that none is tried. */
    private String rest() {
      StringBuilder rest = new StringBuilder();
      if (filter.action() != null) {
        params.put("action", filter.action());
        rest.append(" and e.action || '' = :action");
      }
      if (filter.who() != null) {
        boolean system = filter.who().equals(AuditFilter.SYSTEM);
        params.put("who", system ? "" : filter.who().toString());
        rest.append(" and coalesce(cast(e.actor_id as varchar(36)), '') = :who");
      }
      return rest.toString();
    }

    AuditQuery build(boolean embedded) {
      List<String> all = ranges.stream().map(range -> range.sql(embedded)).toList();
      String sql =
          switch (all.size()) {
            case 0 -> "select e.id from audit_entry e where false limit :limit";
            case 1 -> all.getFirst();
            default ->
                all.stream()
                    .map(range -> "(" + range + ")")
                    .collect(
                        Collectors.joining(
                            " union all ",
                            "select id from (",
                            ") found order by id desc limit :limit"));
          };
      return new AuditQuery(sql, Map.copyOf(params));
    }
  }
}
