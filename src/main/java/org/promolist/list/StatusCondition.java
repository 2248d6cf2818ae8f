package org.promolist.list;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link ListStatus#of} in SQL over {@code promo_code_list l}, at the moment {@code :now}. */
record StatusCondition(Set<ListStatus> statuses) {

  private static final Set<ListStatus> UNARCHIVED =
      EnumSet.complementOf(EnumSet.of(ListStatus.ARCHIVED));

  private static final String CAP_REACHED =
      "(l.entry_cap is not null and exists (select 1 from list_counts c"
          + " where c.list_id = l.id and c.claimed >= l.entry_cap))";

  /** Of lists that are not archived, beginning with " and "; nothing where any status will do. */
  String ofUnarchived() {
    return statuses.containsAll(UNARCHIVED)
        ? ""
        : UNARCHIVED.stream()
            .filter(statuses::contains)
            .map(StatusCondition::of)
            .collect(Collectors.joining(" or ", " and (", ") is true"));
  }

  private static String of(ListStatus status) {
    String open = "l.ends_at > :now and not " + CAP_REACHED;
    return switch (status) {
      case COMPLETED -> "(l.ends_at <= :now or " + CAP_REACHED + ")";
      case PENDING -> "(" + open + " and l.starts_at > :now)";
      case PAUSED -> "(" + open + " and l.starts_at <= :now and l.paused = true)";
      case ACTIVE -> "(" + open + " and l.starts_at <= :now and l.paused = false)";
      case ARCHIVED -> throw new IllegalArgumentException("archived lists have no other status");
    };
  }

  /** What the statuses say of the column a listing is ordered by: where its index is entered. */
  String range(String column) {
    if (statuses.contains(ListStatus.COMPLETED) || statuses.contains(ListStatus.ARCHIVED)) {
      return "";
    }
    return switch (column) {
      case "ends_at" -> " and l.ends_at > :now";
      case "starts_at" ->
          statuses.equals(Set.of(ListStatus.PENDING))
              ? " and l.starts_at > :now"
              : statuses.contains(ListStatus.PENDING) ? "" : " and l.starts_at <= :now";
      default -> "";
    };
  }
}
