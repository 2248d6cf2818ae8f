package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListCounts;
import org.promolist.list.ListDetails;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.list.Word;

/** A list as it is answered: every field always, null where there is none. */
@Schema(name = "PromoCodeList")
record ListResponse(
    @Schema(description = "Opaque") String id,
    String name,
    ListType type,
    @Schema(
            description =
                "Derived: archived, completed, pending, paused, active; the first that holds")
        ListStatus status,
    @Schema(description = "Grows by one with each change") long version,
    int points,
    @Nullable String description,
    List<String> tags,
    ValidityResponse validity,
    @Nullable Integer entryCap,
    @Nullable Integer perCustomerLimit,
    boolean agentIssuable,
    boolean paused,
    boolean archived,
    @Schema(description = "The words of a MULTI_USE list, null for other types")
        @Nullable List<CodeResponse> codes,
    CountsResponse counts,
    Instant createdAt,
    @Schema(description = "Name of the person or program") String createdBy,
    Instant updatedAt,
    @Schema(description = "Name of the person or program") String updatedBy) {

  @Schema(name = "Validity")
  record ValidityResponse(
      @Schema(description = ListRequest.STARTS_AT, example = "2026-12-01T00:00") String startsAt,
      @Schema(description = ListRequest.ENDS_AT, example = "2027-01-01T00:00")
          @Nullable String endsAt,
      @Schema(description = ListRequest.ZONE, example = "Europe/Berlin") String zone,
      @Schema(description = "The instant startsAt means") Instant startsAtInstant,
      @Schema(description = "The instant endsAt means") @Nullable Instant endsAtInstant) {}

  @Schema(name = "CodeWord")
  record CodeResponse(
      @Schema(description = "Normalised", example = "SPRING26") String code,
      @Schema(description = "The most claims of this word") @Nullable Integer cap) {

    static CodeResponse of(Word word) {
      return new CodeResponse(word.code().value(), word.cap());
    }
  }

  @Schema(name = "ListCounts", description = "As they stood a few seconds ago at most")
  record CountsResponse(
      long codes, long claimable, long claimed, long reversed, long voided, long pointsAwarded) {

    static CountsResponse of(ListCounts counts) {
      return new CountsResponse(
          counts.codes(),
          counts.claimable(),
          counts.claimed(),
          counts.reversed(),
          counts.voided(),
          counts.pointsAwarded());
    }
  }

  static ListResponse of(ListDetails list) {
    return new ListResponse(
        list.id().toString(),
        list.name(),
        list.type(),
        list.status(),
        list.version(),
        list.points(),
        list.description(),
        list.tags(),
        new ValidityResponse(
            list.validity().startsAt().toString(),
            list.validity().endsAt() == null ? null : list.validity().endsAt().toString(),
            list.validity().zone().getId(),
            list.validity().startsAtInstant(),
            list.validity().endsAtInstant().orElse(null)),
        list.entryCap(),
        list.perCustomerLimit(),
        list.agentIssuable(),
        list.paused(),
        list.archived(),
        list.type() == ListType.MULTI_USE
            ? list.words().stream().map(CodeResponse::of).toList()
            : null,
        CountsResponse.of(list.counts()),
        list.createdAt(),
        list.createdBy(),
        list.updatedAt(),
        list.updatedBy());
  }
}
