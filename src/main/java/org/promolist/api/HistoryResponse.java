package org.promolist.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Change;
import org.promolist.shared.Actor;
import org.promolist.shared.CodeText;
import org.promolist.shared.Slice;

/** A page of what was done to a list, latest first. */
@Schema(name = "HistoryPage")
record HistoryResponse(
    List<EntryResponse> items,
    @Schema(description = "Send it as cursor for the next page; null after the last")
        @Nullable String nextCursor) {

  @Schema(name = "HistoryEntry")
  record EntryResponse(
      Instant at,
      ActorResponse actor,
      @Schema(example = "CHANGED") String action,
      List<ChangeResponse> changes) {

    static EntryResponse of(AuditEntry entry, boolean showsCodes) {
      boolean masked = entry.action().equals("CODE_VOIDED") && !showsCodes;
      return new EntryResponse(
          entry.at(),
          ActorResponse.of(entry.actor()),
          entry.action(),
          entry.changes().stream()
              .map(change -> masked ? masked(change) : change)
              .map(ChangeResponse::of)
              .toList());
    }
  }

  private static Change masked(Change change) {
    return change.field().equals("code") && change.newValue() instanceof String code
        ? new Change(change.field(), null, new CodeText(code).masked())
        : change;
  }

  @Schema(name = "Actor")
  record ActorResponse(Actor.Kind kind, String name) {

    static ActorResponse of(Actor actor) {
      return new ActorResponse(actor.kind(), actor.name());
    }
  }

  @Schema(name = "FieldChange")
  record ChangeResponse(
      @Schema(example = "points") String field,
      @Schema(description = "Any JSON value; null where there was none") @JsonProperty("old")
          @Nullable Object oldValue,
      @Schema(description = "Any JSON value; null where there is none") @JsonProperty("new")
          @Nullable Object newValue) {

    static ChangeResponse of(Change change) {
      return new ChangeResponse(change.field(), change.oldValue(), change.newValue());
    }
  }

  /**
   * @param showsCodes whether the reader may see whole codes
   */
  static HistoryResponse of(Slice<AuditEntry> slice, boolean showsCodes) {
    return new HistoryResponse(
        slice.items().stream().map(entry -> EntryResponse.of(entry, showsCodes)).toList(),
        slice.nextCursor());
  }
}
