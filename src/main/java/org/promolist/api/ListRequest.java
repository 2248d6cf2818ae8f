package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListType;

/** The body that makes a list, for the documentation: {@link ListReader} is what reads it. */
@Schema(name = "ListRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record ListRequest(
    @Schema(description = NAME, maxLength = 120, example = "Spring goodwill") String name,
    @Schema(description = "Fixed once the list is made") ListType type,
    @Schema(description = POINTS, minimum = "1", maximum = "1000000") int points,
    @Schema(maxLength = 2000) @Nullable String description,
    @Schema(description = TAGS, example = "[\"care\"]") @Nullable List<String> tags,
    ValidityRequest validity,
    @Schema(description = ENTRY_CAP, minimum = "1", maximum = "1000000000")
        @Nullable Integer entryCap,
    @Schema(description = PER_CUSTOMER, minimum = "1", maximum = "1000000")
        @Nullable Integer perCustomerLimit,
    @Schema(description = AGENT_ISSUABLE) @Nullable Boolean agentIssuable,
    @Schema(description = CODES) @Nullable List<CodeRequest> codes) {

  static final String NAME = "Unique among the lists that are not archived, ignoring case";
  static final String POINTS = "Credited per claim. A change affects later claims only";
  static final String TAGS = "At most 20, each 1–40 characters";
  static final String ENTRY_CAP = "The most claims the list will ever honour; null for no cap";
  static final String PER_CUSTOMER = "The most claims of one customer; null for no limit";
  static final String AGENT_ISSUABLE = "Whether care agents may hand out codes of the list";
  static final String CODES =
      "The 1–20 words of a MULTI_USE list; absent or empty for other types. In place of an object"
          + " without a cap the bare word may be sent: \"SPRING26\" stands for {\"code\":"
          + " \"SPRING26\"}";
  static final String STARTS_AT =
      "The first moment, as the clock shows it in the zone, to the second; no offset";
  static final String ENDS_AT = "The first moment after the last, likewise; null for no end";
  static final String ZONE = "IANA time zone";
  static final String LOCAL_TIME = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$";

  @Schema(name = "ValidityRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
  record ValidityRequest(
      @Schema(description = STARTS_AT, pattern = LOCAL_TIME, example = "2026-12-01T00:00")
          String startsAt,
      @Schema(description = ENDS_AT, pattern = LOCAL_TIME, example = "2027-01-01T00:00")
          @Nullable String endsAt,
      @Schema(description = ZONE, example = "Europe/Berlin") String zone) {}

  @Schema(name = "CodeRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
  record CodeRequest(
      @Schema(
              description = "4–40 letters and digits; case, spaces and hyphens don’t matter",
              example = "SPRING26")
          String code,
      @Schema(description = "The most claims of this word", minimum = "1", maximum = "1000000000")
          @Nullable Integer cap) {}
}
