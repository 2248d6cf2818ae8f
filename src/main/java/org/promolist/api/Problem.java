package org.promolist.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong, as RFC 9457 has it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "What went wrong (RFC 9457)")
record Problem(
    @Schema(description = "URI of the kind of problem", example = "urn:promolist:problem:not_found")
        String type,
    @Schema(description = "The kind of problem in words") String title,
    @Schema(description = "The HTTP status") int status,
    @Schema(description = "What can be done about it, in words") String detail,
    @Schema(description = "Path of the request") String instance,
    @Schema(description = "Stable name of the kind of problem, for programs", example = "not_found")
        String code,
    @Schema(description = "Only with validation_failed: everything that is wrong, at once")
        @Nullable List<FieldError> errors,
    @Schema(
            description =
                "Only with internal_error and unavailable: by this the server's log can be searched")
        @Nullable String incidentId,
    @Schema(
            description =
                "Only with pattern_too_dense, and only if any would do: the shortest length that"
                    + " would, with the rest of the pattern as it is")
        @Nullable Integer shortestSafeLength) {

  Problem withDetail(String text) {
    return new Problem(
        type, title, status, text, instance, code, errors, incidentId, shortestSafeLength);
  }

  Problem withErrors(List<FieldError> all) {
    return new Problem(
        type, title, status, detail, instance, code, all, incidentId, shortestSafeLength);
  }

  Problem withIncidentId(String id) {
    return new Problem(type, title, status, detail, instance, code, errors, id, shortestSafeLength);
  }

  Problem withShortestSafeLength(@Nullable Integer length) {
    return new Problem(type, title, status, detail, instance, code, errors, incidentId, length);
  }

  /** One thing that is wrong with one field, parameter or header. */
  @Schema(name = "FieldError")
  record FieldError(
      @Schema(
              description = "Path of the field in the body, or name of the parameter or header",
              example = "codes[0].cap")
          String field,
      @Schema(description = "Stable name of the rule, for programs", example = "out_of_range")
          String code,
      @Schema(description = "The rule in words") String message) {}
}
