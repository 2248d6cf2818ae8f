package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListType;

/** The body that changes a list, for the documentation: {@link ListReader} is what reads it. */
@Schema(
    name = "ListPatch",
    description =
        "JSON Merge Patch (RFC 7396): what is absent stays, null takes an optional field out",
    additionalProperties = AdditionalPropertiesValue.FALSE)
record ListPatch(
    @Schema(description = ListRequest.NAME, maxLength = 120) @Nullable String name,
    @Schema(description = "Only the type the list has already") @Nullable ListType type,
    @Schema(description = ListRequest.POINTS, minimum = "1", maximum = "1000000")
        @Nullable Integer points,
    @Schema(maxLength = 2000) @Nullable String description,
    @Schema(description = ListRequest.TAGS) @Nullable List<String> tags,
    @Nullable ValidityPatch validity,
    @Schema(description = ListRequest.ENTRY_CAP, minimum = "1", maximum = "1000000000")
        @Nullable Integer entryCap,
    @Schema(description = ListRequest.PER_CUSTOMER, minimum = "1", maximum = "1000000")
        @Nullable Integer perCustomerLimit,
    @Schema(description = ListRequest.AGENT_ISSUABLE) @Nullable Boolean agentIssuable,
    @Schema(description = "Replaces the set. " + ListRequest.CODES)
        @Nullable List<ListRequest.CodeRequest> codes) {

  @Schema(name = "ValidityPatch", additionalProperties = AdditionalPropertiesValue.FALSE)
  record ValidityPatch(
      @Schema(description = ListRequest.STARTS_AT, pattern = ListRequest.LOCAL_TIME)
          @Nullable String startsAt,
      @Schema(description = ListRequest.ENDS_AT, pattern = ListRequest.LOCAL_TIME)
          @Nullable String endsAt,
      @Schema(description = ListRequest.ZONE) @Nullable String zone) {}
}
