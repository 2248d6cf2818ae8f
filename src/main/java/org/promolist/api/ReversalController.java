package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.promolist.claim.Reversals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes the points of claims back. */
@RestController
@RequestMapping(path = ClaimController.PATH + "/{id}", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Claims")
class ReversalController {

  private final Reversals reversals;
  private final Idempotency idempotency;
  private final Json json;

  ReversalController(Reversals reversals, Idempotency idempotency, Json json) {
    this.reversals = reversals;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(
      operationId = "reverseClaim",
      summary = "Take the points of a claim back, once",
      description =
          "The claim stays, with its reversal beside it. Caps, limits and limiters have its place"
              + " again.")
  @Answers(
      with = ClaimResponse.class,
      to = ReversalRequest.class,
      or = {ProblemKind.NOT_FOUND, ProblemKind.ALREADY_REVERSED})
  @PostMapping(path = "/reversal", consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> reverse(@PathVariable String id, HttpServletRequest request) {
    UUID claim = ListController.id(id);
    QueryParameters.refuseAny(request);
    JsonNode body = json.body(request);
    ReversalRequest reversal = ReversalRequest.read(body);
    return idempotency.once(request, body, () -> reversed(claim, reversal)).toEntity();
  }

  private Answer reversed(UUID claim, ReversalRequest reversal) {
    return Answer.json(
        200,
        json.write(
            ClaimResponse.of(reversals.reverse(claim, reversal.reason(), reversal.reopens()))));
  }
}
