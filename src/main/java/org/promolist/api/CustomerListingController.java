package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimFilter;
import org.promolist.claim.Claims;
import org.promolist.claim.CustomerAccounts;
import org.promolist.customer.CustomerId;
import org.promolist.shared.Slice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Walks through what customers claimed, earned and were refused. Nothing for who did nothing. */
@RestController
@RequestMapping(path = CustomerController.PATH + "/{id}", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Customers")
class CustomerListingController {

  private final Claims claims;
  private final CustomerAccounts accounts;
  private final ClaimAnswers answers;

  CustomerListingController(Claims claims, CustomerAccounts accounts, ClaimAnswers answers) {
    this.claims = claims;
    this.accounts = accounts;
    this.answers = answers;
  }

  @Operation(
      operationId = "getClaimsOfCustomer",
      summary = "Page through what a customer claimed, latest first",
      description =
          "Answered for any id, registered or not. Codes are masked but for their last four"
              + " characters without codes:read or claims:write.")
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
  @GetMapping("/claims")
  ClaimPageResponse claims(
      @Parameter(description = CustomerPath.ID) @PathVariable String id,
      HttpServletRequest request) {
    return ClaimPageResponse.of(
        page(
            id,
            request,
            (customer, cursor, limit) -> claims.page(ClaimFilter.of(customer), cursor, limit)));
  }

  @Operation(
      operationId = "getAttempts",
      summary = "Page through what was refused to a customer, latest first",
      description =
          "With the precise reason, also where the caller was told none. As far back as attempts"
              + " are kept, for any id, registered or not. Codes are masked but for their last four"
              + " characters without codes:read or claims:write. A public-facing client is refused: it"
              + " speaks for strangers.")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "nextCursor of the page before",
      schema = @Schema(type = "string"))
  @Answers(with = AttemptPageResponse.class)
  @GetMapping("/attempts")
  AttemptPageResponse attempts(
      @Parameter(description = CustomerPath.ID) @PathVariable String id,
      HttpServletRequest request) {
    answers.refuseStrangers();
    return AttemptPageResponse.of(page(id, request, accounts::attempts), answers::recorded);
  }

  @Operation(
      operationId = "getLedger",
      summary = "Page through a customer’s points, latest first",
      description = "Claims and reversals, each with the balance after it.")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "nextCursor of the page before",
      schema = @Schema(type = "string"))
  @Answers(with = LedgerResponse.class)
  @GetMapping("/ledger")
  LedgerResponse ledger(
      @Parameter(description = CustomerPath.ID) @PathVariable String id,
      HttpServletRequest request) {
    return LedgerResponse.of(page(id, request, accounts::ledger));
  }

  /** A listing of the door about one customer. */
  private interface Listing<T> {
    Slice<T> page(CustomerId customer, @Nullable String cursor, int limit);
  }

  private static <T> Slice<T> page(String id, HttpServletRequest request, Listing<T> listing) {
    CustomerId customer = CustomerPath.id(id);
    QueryParameters query = QueryParameters.of(request, "limit", "cursor");
    int limit = query.limit();
    @Nullable String cursor = query.cursor();
    query.refuse();
    return listing.page(customer, cursor, limit);
  }
}
