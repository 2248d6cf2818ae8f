package org.promolist.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A range of one index, walked from its end. Worded for each database so that its planner can go no
 * other way: one that takes entries to be evenly mixed walks all of them instead, which costs
 * millions of steps if whoever is looked for has long gone.
 *
 * @param index that begins with these columns and ends in the id; empty for that of the ids alone
 * @param constants what its first columns are held to
 * @param rest what else is asked of each entry
 */
record AuditRange(String index, List<Constant> constants, String rest) {

  /** A column and the parameter it is equal to; null for a column that is null. */
  record Constant(String column, @Nullable String param) {}

  /**
   * Ids from {@code :lower} to before {@code :upper}, at most {@code :limit}.
   *
   * @param embedded for the embedded database
   */
  String sql(boolean embedded) {
    String hint = embedded && !index.isEmpty() ? " use index (" + index + ")" : "";
    String order =
        constants.stream()
            .map(constant -> "e." + constant.column() + " desc, ")
            .collect(Collectors.joining());
    return "select e.id from audit_entry e%s where %s%s%s order by %se.id desc limit :limit"
        .formatted(hint, nulls(), embedded ? equal() : between(), rest, order);
  }

  private String nulls() {
    return constants.stream()
        .filter(constant -> constant.param() == null)
        .map(constant -> "e." + constant.column() + " is null and ")
        .collect(Collectors.joining());
  }

  /** The index is named, and its columns stand in the order one by one. */
  private String equal() {
    return constants.stream()
        .filter(constant -> constant.param() != null)
        .map(constant -> "e." + constant.column() + " = :" + constant.param() + " and ")
        .collect(Collectors.joining("", "", "e.id >= :lower and e.id < :upper"));
  }

  /**
   * As a comparison of rows: of a column that is equal to something the planner would know that it
   * does not matter for the order, and leave the index that is meant.
   */
  private String between() {
    return "(%1$s) >= (%2$s:lower) and (%1$s) < (%2$s:upper)"
        .formatted(
            constants.stream()
                .filter(constant -> constant.param() != null)
                .map(constant -> "e." + constant.column() + ", ")
                .collect(Collectors.joining("", "", "e.id")),
            constants.stream()
                .filter(constant -> constant.param() != null)
                .map(constant -> ":" + constant.param() + ", ")
                .collect(Collectors.joining()));
  }
}
