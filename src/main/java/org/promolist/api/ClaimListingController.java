package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFilter;
import org.promolist.claim.Claims;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looks claims up. */
@RestController
@RequestMapping(path = ClaimController.PATH, produces = APPLICATION_JSON_VALUE)
@Tag(name = "Claims")
class ClaimListingController {

  private static final String MASKED =
      "Codes are masked but for their last four characters without codes:read or claims:write.";

  private final Claims claims;

  ClaimListingController(Claims claims) {
    this.claims = claims;
  }

  @Operation(
      operationId = "getClaims",
      summary = "Page through claims, latest first",
      description = MASKED)
  @Parameter(
      name = "listId",
      in = ParameterIn.QUERY,
      description = "On one list only",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "customerId",
      in = ParameterIn.QUERY,
      description = "Of one customer only, whatever is in the id",
      schema = @Schema(type = "string", maxLength = 128))
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "The first moment",
      schema = @Schema(type = "string", format = "date-time"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "The first moment after the last",
      schema = @Schema(type = "string", format = "date-time"))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "nextCursor of the page before",
      schema = @Schema(type = "string"))
  @Answers(with = ClaimPageResponse.class)
  @GetMapping
  ClaimPageResponse page(HttpServletRequest request) {
    QueryParameters query =
        QueryParameters.of(request, "listId", "customerId", "from", "to", "limit", "cursor");
    ClaimFilter filter =
        new ClaimFilter(
            query.id("listId"),
            query.customer("customerId"),
            query.instant("from"),
            query.instant("to"));
    int limit = query.limit();
    @Nullable String cursor = query.cursor();
    query.refuse();
    return ClaimPageResponse.of(claims.page(filter, cursor, limit));
  }

  @Operation(operationId = "getClaim", summary = "Read a claim", description = MASKED)
  @Answers(with = ClaimResponse.class, or = ProblemKind.NOT_FOUND)
  @GetMapping("/{id}")
  ClaimResponse get(@PathVariable String id, HttpServletRequest request) {
    UUID claim = ListController.id(id);
    QueryParameters.refuseAny(request);
    return ClaimResponse.of(claims.get(claim));
  }
}
