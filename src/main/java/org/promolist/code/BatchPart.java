package org.promolist.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The codes of one batch that pass a filter, as SQL. Made of numbers, constants and normalised code
 * texts only, so that it may stand in a COPY, which takes no parameters.
 *
 * @param condition of their state, beginning with " and ", or nothing
 * @param sparse whether only codes are meant that were voided one by one
 */
record BatchPart(Batch batch, String prefix, String condition, boolean sparse) {

  private static final String PLAIN = "[A-Z0-9]*";

  /** Sorts after every character of a code. */
  private static final String AFTER_ALL = "[";

  /** What of a batch tells the states of its codes. */
  record Batch(
      int no, UUID id, int number, BatchState state, long voided, long claimed, long reserved) {}

  BatchPart {
    requirePlain(prefix);
  }

  /** Empty where the batch has no code that passes. */
  static Optional<BatchPart> of(Batch batch, CodeFilter filter) {
    if (!filter.prefix().matches(PLAIN)) {
      return Optional.empty();
    }
    if (filter.states().isEmpty()) {
      return Optional.of(new BatchPart(batch, filter.prefix(), "", false));
    }
    List<String> any = new ArrayList<>();
    boolean live = batch.state() == BatchState.ACTIVE;
    boolean dead = batch.state().isDead();
    boolean sparse = filter.wants(CodeState.VOIDED) && !dead && batch.voided() > 0;
    if (filter.wants(CodeState.CLAIMED) && batch.claimed() > 0) {
      any.add("claimed_at is not null");
    }
    if (filter.wants(CodeState.VOIDED) && dead) {
      any.add("claimed_at is null");
    }
    if (filter.wants(CodeState.PENDING) && !live && !dead) {
      any.add("claimed_at is null and voided_at is null");
    }
    if (filter.wants(CodeState.RESERVED) && live && batch.reserved() > 0) {
      any.add("claimed_at is null and voided_at is null and customer_id is not null");
    }
    if (filter.wants(CodeState.CLAIMABLE) && live) {
      any.add("claimed_at is null and voided_at is null and customer_id is null");
    }
    boolean onlySparse = sparse && any.isEmpty();
    if (sparse) {
      any.add("claimed_at is null and voided_at is not null");
    }
    return any.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BatchPart(
                batch, filter.prefix(), " and (" + String.join(" or ", any) + ")", onlySparse));
  }

  /**
   * The next codes in their order.
   *
   * @param after the last code of the page before, empty for the first page
   */
  String select(String columns, String after, int limit) {
    requirePlain(after);
    String range =
        " and code > '"
            + after
            + "'"
            + (prefix.isEmpty()
                ? ""
                : " and code >= '" + prefix + "' and code < '" + prefix + AFTER_ALL + "'");
    // Ordered by the whole index, or the embedded database would sort instead of walking it.
    return sparse
        ? "select "
            + columns
            + " from code where code in (select code from voided_code where"
            + " batch_no = "
            + batch.no()
            + range
            + " order by batch_no, code limit "
            + limit
            + ")"
            + condition
            + " order by code"
        : "select "
            + columns
            + " from code where batch_no = "
            + batch.no()
            + range
            + condition
            + " order by batch_no, code limit "
            + limit;
  }

  private static void requirePlain(String text) {
    if (!text.matches(PLAIN)) {
      throw new IllegalArgumentException("not part of a normalised code");
    }
  }
}
