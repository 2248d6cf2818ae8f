package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.promolist.claim.Explanations;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Why codes work or don't. */
@RestController
@RequestMapping(path = ExplanationController.PATH, produces = APPLICATION_JSON_VALUE)
@Tag(name = "Claims")
class ExplanationController {

  static final String PATH = "/api/v1/explanations";

  private final Explanations explanations;
  private final ClaimAnswers answers;
  private final Idempotency idempotency;
  private final Json json;

  ExplanationController(
      Explanations explanations, ClaimAnswers answers, Idempotency idempotency, Json json) {
    this.explanations = explanations;
    this.answers = answers;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(
      operationId = "explainClaim",
      summary = "See why a code works for a customer, or didn’t at some time",
      description =
          "Each rule of a claim, in the order that they are checked, with the facts as they stood at"
              + " that moment. The first that failed is the answer that a claim would have got."
              + " Claims nothing and never counts as a guess,"
              + " so a public-facing client is refused: it speaks for strangers.")
  @Answers(with = ExplanationResponse.class, to = ExplanationRequest.class)
  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> explain(HttpServletRequest request) {
    answers.refuseStrangers();
    QueryParameters.refuseAny(request);
    JsonNode body = json.body(request);
    ExplanationRequest.Question question = ExplanationRequest.read(body);
    return idempotency.once(request, body, () -> answer(question)).toEntity();
  }

  private Answer answer(ExplanationRequest.Question question) {
    return Answer.json(
        200,
        json.write(
            ExplanationResponse.of(explanations.explain(question.command(), question.at()))));
  }
}
