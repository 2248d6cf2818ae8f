package org.promolist.code;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.audit.Deed;
import org.promolist.list.ListFigures;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.CodeText;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The codes of all lists: looked up, walked through, voided one by one, exported. Reading full
 * texts takes {@code codes:read}, changing {@code codes:write}.
 */
@Service
public class Codes {

  private final JdbcClient jdbc;
  private final CodeWalk walk;
  private final CodeExport export;
  private final BatchStore batches;
  private final PromoCodeLists lists;
  private final ListFigures figures;
  private final AuditTrail audit;
  private final Clock clock;

  Codes(
      JdbcClient jdbc,
      CodeWalk walk,
      CodeExport export,
      BatchStore batches,
      PromoCodeLists lists,
      ListFigures figures,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.walk = walk;
    this.export = export;
    this.batches = batches;
    this.lists = lists;
    this.figures = figures;
    this.audit = audit;
    this.clock = clock;
  }

  /** The code of exactly this text, or else the only one that it can be a misreading of. */
  @PreAuthorize("hasAuthority('codes:read')")
  @Transactional(readOnly = true)
  public Optional<CodeDetails> find(CodeText typed) {
    List<CodeDetails> found =
        jdbc
            .sql(
                """
                select c.code, c.batch_no, c.customer_id, c.claimed_at, c.voided_at,
                  coalesce(b.list_id, w.list_id) as list_id, b.id as batch_id, b.number, b.state
                from code c
                left join code_batch b on b.no = c.batch_no
                left join list_word w on w.word = c.code
                where c.code in (:readings)
                """)
            .param("readings", typed.readings().stream().map(CodeText::value).toList())
            .query(this::details)
            .list()
            .stream()
            .flatMap(Optional::stream)
            .toList();
    return found.stream()
        .filter(code -> code.row().text().equals(typed.value()))
        .findFirst()
        .or(() -> found.size() == 1 ? found.stream().findFirst() : Optional.empty());
  }

  private Optional<CodeDetails> details(ResultSet rs, int row) throws SQLException {
    UUID list = rs.getObject("list_id", UUID.class);
    BatchState state =
        rs.getString("state") == null
            ? BatchState.ACTIVE // a word
            : BatchState.valueOf(rs.getString("state"));
    if (list == null || state.isDiscarded()) {
      return Optional.empty();
    }
    BatchPart.Batch batch =
        new BatchPart.Batch(
            rs.getInt("batch_no"),
            rs.getObject("batch_id", UUID.class),
            rs.getInt("number"),
            state,
            0,
            0,
            0);
    return Optional.of(new CodeDetails(CodeRow.read(rs, batch), list));
  }

  /**
   * A page of the codes of a list, batch by batch, each in the order of its texts. Codes that come
   * in while somebody walks shift nothing that was walked.
   *
   * @param cursor of the page before, under the same filter; else refused as {@code cursor_invalid}
   * @param limit 1–500
   */
  @PreAuthorize("hasAuthority('codes:read')")
  @Transactional(readOnly = true)
  public Slice<CodeRow> page(UUID listId, CodeFilter filter, @Nullable String cursor, int limit) {
    return walk.page(lists.peek(listId), filter, cursor, limit);
  }

  /**
   * As {@link #page}, for who may see no full texts: all but the last four characters are masked,
   * and a prefix is ignored, since it could be tried out letter by letter. The cursor has texts in
   * it and is not to be handed out.
   */
  @PreAuthorize("hasAuthority('lists:read')")
  @Transactional(readOnly = true)
  public Slice<CodeRow> maskedPage(
      UUID listId, CodeFilter filter, @Nullable String cursor, int limit) {
    CodeFilter allowed = new CodeFilter(filter.states(), "", filter.batchId());
    return walk.page(lists.peek(listId), allowed, cursor, limit).map(CodeRow::masked);
  }

  /**
   * Lets one code die. A voided one stays so.
   *
   * @param reason kept in the history; at most 500 characters
   * @throws NoSuchCodeException if no list has it
   * @throws CodesRefusedException {@code CODE_ALREADY_CLAIMED}; {@code LIST_TYPE_MISMATCH} for a
   *     word, which is taken out of its list instead
   */
  @PreAuthorize("hasAuthority('codes:write')")
  @Transactional
  public CodeDetails voidOne(CodeText text, @Nullable String reason) {
    Batches.checkReason(reason);
    CodeDetails code = exactly(text);
    UUID batchId = code.row().batchId();
    if (batchId == null) {
      throw new CodesRefusedException(CodesRefusedException.Reason.LIST_TYPE_MISMATCH, "MULTI_USE");
    }
    CodeBatch batch = batches.lock(batchId);
    if (!batch.state().isDead() && markVoided(text)) {
      long claimable = batch.claimable();
      batch.oneVoided(isReserved(text));
      jdbc.sql("insert into voided_code values (:no, :code)")
          .param("no", batch.no())
          .param("code", text.value())
          .update();
      List<Change> told = new ArrayList<>(BatchHistory.batch(batch.number()));
      BatchHistory.add(told, "code", text.value());
      BatchHistory.addReason(told, reason);
      audit.record(
          Deed.of("CODE_VOIDED", PromoCodeLists.OBJECT_TYPE, batch.listId(), told)
              .ofPart(batch.id()));
      figures.add(batch.listId(), 0, batch.claimable() - claimable, 1);
    } else if (exactly(text).row().state() == CodeState.CLAIMED) {
      throw new CodesRefusedException(
          CodesRefusedException.Reason.CODE_ALREADY_CLAIMED, text.value());
    }
    return exactly(text);
  }

  /** Asked once the code is nobody else's: it may have been issued a moment ago. */
  private boolean isReserved(CodeText text) {
    return jdbc.sql("select 1 from code where code = :code and customer_id is not null")
        .param("code", text.value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private boolean markVoided(CodeText text) {
    return jdbc.sql(
                """
                update code set voided_at = :now
                where code = :code and claimed_at is null and voided_at is null
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("code", text.value())
            .update()
        == 1;
  }

  private CodeDetails exactly(CodeText text) {
    return find(text)
        .filter(code -> code.row().text().equals(text.value()))
        .orElseThrow(NoSuchCodeException::new);
  }

  /**
   * Writes the codes of a list as CSV, header first, in the order of {@link #page}, in constant
   * memory. Recorded in the history with their number and the SHA-256 of all bytes, also where it
   * broke off; the list can't be deleted from then on. Without a transaction around it: who reads
   * slowly holds no connection.
   *
   * @throws IOException if {@code out} takes no more
   */
  @PreAuthorize("hasAuthority('codes:write') or (hasAuthority('codes:read') and !hasRole('AGENT'))")
  public ExportReceipt export(UUID listId, CodeFilter filter, OutputStream out) throws IOException {
    return export.write(listId, filter, out);
  }
}
