package org.promolist.code;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CodeText;

/**
 * One code as a listing shows it.
 *
 * @param text masked but for its last four characters where the reader may not see it
 * @param batchId null for a word of a multi-use list, as is {@code batchNumber}
 * @param customerId who claimed it or whom it is reserved for
 */
public record CodeRow(
    String text,
    CodeState state,
    @Nullable UUID batchId,
    @Nullable Integer batchNumber,
    @Nullable Instant claimedAt,
    @Nullable String customerId) {

  /** Reads {@code code, customer_id, claimed_at, voided_at}. */
  static CodeRow read(ResultSet rs, BatchPart.Batch batch) throws SQLException {
    OffsetDateTime claimed = rs.getObject("claimed_at", OffsetDateTime.class);
    String customer = rs.getString("customer_id");
    return new CodeRow(
        rs.getString("code"),
        CodeState.of(
            batch.state(), claimed != null, rs.getObject("voided_at") != null, customer != null),
        batch.id(),
        batch.number(),
        claimed == null ? null : claimed.toInstant(),
        customer);
  }

  CodeRow masked() {
    return new CodeRow(
        new CodeText(text).masked(), state, batchId, batchNumber, claimedAt, customerId);
  }
}
