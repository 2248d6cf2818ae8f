package org.promolist.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFacts.CodeFacts;
import org.promolist.claim.ClaimFacts.ListFacts;
import org.promolist.code.BatchState;
import org.promolist.guard.LimiterPolicy;
import org.promolist.shared.CodeText;

/**
 * What was read of the policies, of one customer, and of one code that they may mean.
 *
 * @param passed whether the gate of its list was passed along with it
 * @param code not counted yet; null if there is none
 */
record FactsRow(
    String askedBy,
    boolean registrationRequired,
    boolean registered,
    boolean passed,
    LimiterPolicy limiters,
    @Nullable CodeFacts code,
    @Nullable Integer perCustomerLimit) {

  /**
   * The statement that reads such rows.
   *
   * @param askedBy the column of the customer
   * @param passed what passes the gate of {@code l.id}
   * @param joins that lead to {@code r}, the customer, and {@code c}, the codes that may be meant
   */
  static String select(String askedBy, String passed, String joins) {
    return """
    select %s as asked_by, p.registration_required, p.per_week, p.per_month, p.per_year,
      r.registered_at is not null as registered, %s as passed,
      c.code, c.batch_no, c.customer_id as holder, c.claimed_at, c.voided_at,
      coalesce(c.reopenings, 0) as reopenings, b.state as batch_state, l.id as list_id,
      l.version, l.points, l.archived, l.paused, l.starts_at, l.ends_at, l.entry_cap,
      l.per_customer_limit, t.cap as word_cap
    from policy p
    %s
    left join code_batch b on b.no = c.batch_no
    left join list_word t on t.word = c.code and c.batch_no = 0
    left join promo_code_list l on l.id = coalesce(b.list_id, t.list_id)
    where p.id = 1
    """
        .formatted(askedBy, passed, joins);
  }

  static FactsRow read(ResultSet rs, int row) throws SQLException {
    String askedBy = rs.getString("asked_by");
    return new FactsRow(
        askedBy,
        rs.getBoolean("registration_required"),
        rs.getBoolean("registered"),
        rs.getBoolean("passed"),
        new LimiterPolicy(
            rs.getObject("per_week", Integer.class),
            rs.getObject("per_month", Integer.class),
            rs.getObject("per_year", Integer.class)),
        code(rs, askedBy),
        rs.getObject("per_customer_limit", Integer.class));
  }

  /** Of one customer’s rows that of the code as typed, or else of the only one it may be. */
  static Optional<FactsRow> meant(List<FactsRow> rows, CodeText typed) {
    List<FactsRow> found = rows.stream().filter(row -> row.code() != null).toList();
    return found.stream()
        .filter(row -> row.found().stored().equals(typed))
        .findFirst()
        .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
  }

  /** Whether the rules go by a number that is not here. */
  boolean hasToBeCounted() {
    return code != null && (code.isWord() || code.list().capped() || perCustomerLimit != null);
  }

  /** The code, where there is one. */
  CodeFacts found() {
    return Objects.requireNonNull(code);
  }

  /** Null too for a code that is being cleared away. */
  private static @Nullable CodeFacts code(ResultSet rs, String customer) throws SQLException {
    String stored = rs.getString("code");
    if (stored == null || rs.getObject("list_id") == null) {
      return null;
    }
    int batchNo = rs.getInt("batch_no");
    BatchState batch =
        batchNo == 0 ? BatchState.ACTIVE : BatchState.valueOf(rs.getString("batch_state"));
    if (batch.isDiscarded()) {
      return null;
    }
    String holder = rs.getString("holder");
    boolean claimed = rs.getObject("claimed_at") != null;
    boolean own = customer.equals(holder);
    return new CodeFacts(
        new CodeText(stored),
        batchNo,
        rs.getObject("voided_at") != null || batch.isDead(),
        batch == BatchState.ACTIVE,
        !claimed && holder != null,
        !claimed && holder != null && !own,
        claimed,
        claimed && own,
        rs.getInt("reopenings"),
        list(rs));
  }

  private static ListFacts list(ResultSet rs) throws SQLException {
    return new ListFacts(
        rs.getObject("list_id", UUID.class),
        rs.getLong("version"),
        rs.getInt("points"),
        rs.getBoolean("archived"),
        rs.getBoolean("paused"),
        rs.getObject("starts_at", OffsetDateTime.class).toInstant(),
        rs.getObject("ends_at", OffsetDateTime.class).toInstant(),
        rs.getObject("entry_cap") != null,
        rs.getObject("word_cap") != null,
        false,
        false);
  }
}
