package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.promolist.api.Idempotency.Deed;
import org.promolist.claim.ClaimCommand;
import org.promolist.claim.Claims;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Customers redeeming codes. */
@RestController
@RequestMapping(path = ClaimController.PATH, produces = APPLICATION_JSON_VALUE)
@Tag(name = "Claims")
class ClaimController {

  static final String PATH = "/api/v1/claims";

  private final Claims claims;
  private final ClaimsTogether together;
  private final ClaimAnswers answers;
  private final Idempotency idempotency;
  private final Json json;

  ClaimController(
      Claims claims,
      ClaimsTogether together,
      ClaimAnswers answers,
      Idempotency idempotency,
      Json json) {
    this.claims = claims;
    this.together = together;
    this.answers = answers;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(
      operationId = "claimCode",
      summary = "Redeem a code for a customer",
      description =
          "Credits the points of its list, once, whatever happens. The first rule that is broken is"
              + " the refusal. Wrong guesses lock the customer out for a while.")
  @Answers(
      status = 201,
      with = ClaimResponse.class,
      to = ClaimRequest.class,
      or = {
        ProblemKind.CUSTOMER_UNKNOWN,
        ProblemKind.CUSTOMER_LOCKED_OUT,
        ProblemKind.CODE_MALFORMED,
        ProblemKind.CODE_MISTYPED,
        ProblemKind.CODE_NOT_FOUND,
        ProblemKind.CODE_VOIDED,
        ProblemKind.CODE_NOT_ACTIVATED,
        ProblemKind.LIST_ARCHIVED,
        ProblemKind.LIST_ENDED,
        ProblemKind.LIST_NOT_STARTED,
        ProblemKind.LIST_PAUSED,
        ProblemKind.CODE_RESERVED,
        ProblemKind.ALREADY_CLAIMED_BY_CUSTOMER,
        ProblemKind.CODE_ALREADY_CLAIMED,
        ProblemKind.ENTRY_CAP_REACHED,
        ProblemKind.CUSTOMER_LIST_LIMIT_REACHED,
        ProblemKind.CUSTOMER_LIMITER_REACHED,
        ProblemKind.CODE_NOT_CLAIMABLE
      })
  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> claim(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    JsonNode body = json.body(request);
    ClaimCommand command = ClaimRequest.read(body);
    Deed deed =
        new Deed(
            receipt -> together.claim(request, command, receipt),
            () -> answers.claim(request, claims.claim(command)));
    return idempotency.once(request, body, deed).toEntity();
  }

  @Operation(
      operationId = "validateClaim",
      summary = "See whether a code could be claimed",
      description =
          "Always 200; claims nothing. A wrong guess counts as one, so that nobody tries codes out"
              + " this way.")
  @Answers(with = ValidationResponse.class, to = ClaimRequest.class)
  @PostMapping(path = "/validate", consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> validate(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    JsonNode body = json.body(request);
    ClaimCommand command = ClaimRequest.read(body);
    return idempotency
        .once(request, body, () -> answers.validation(claims.validate(command)))
        .toEntity();
  }
}
