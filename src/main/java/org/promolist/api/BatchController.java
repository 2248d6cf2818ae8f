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
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Has codes generated, and goes through the batches of a list. */
@RestController
@RequestMapping(
    path = ListController.PATH + "/{id}" + BatchController.BATCHES,
    produces = APPLICATION_JSON_VALUE)
@Tag(name = "Codes")
class BatchController {

  static final String BATCHES = "/batches";

  private final Batches batches;
  private final BatchAnswers answers;
  private final Idempotency idempotency;
  private final Json json;

  BatchController(Batches batches, BatchAnswers answers, Idempotency idempotency, Json json) {
    this.batches = batches;
    this.answers = answers;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(
      operationId = "generateBatch",
      summary = "Have codes generated",
      description =
          "For single-use lists. Done in the background: read the batch to see how far it has"
              + " come. It ends with exactly the number of codes asked for.")
  @Answers(
      status = 202,
      with = BatchResponse.class,
      to = BatchRequest.class,
      or = {ProblemKind.NOT_FOUND, ProblemKind.LIST_TYPE_MISMATCH, ProblemKind.PATTERN_TOO_DENSE})
  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> generate(@PathVariable String id, HttpServletRequest request) {
    UUID list = ListController.id(id);
    QueryParameters.refuseAny(request);
    JsonNode body = json.body(request);
    return idempotency
        .once(request, body, () -> answers.queued(request, generate(list, body)))
        .toEntity();
  }

  private BatchDetails generate(UUID list, JsonNode body) {
    BatchOrder order = BatchReader.read(body);
    return batches.generate(list, order.quantity(), order.pattern(), order.activate());
  }

  @Operation(operationId = "getBatches", summary = "Page through batches, latest first")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "nextCursor of the page before",
      schema = @Schema(type = "string"))
  @Answers(with = BatchPageResponse.class, or = ProblemKind.NOT_FOUND)
  @GetMapping
  BatchPageResponse page(@PathVariable String id, HttpServletRequest request) {
    UUID list = ListController.id(id);
    QueryParameters query = QueryParameters.of(request, "limit", "cursor");
    int limit = query.limit();
    @Nullable String cursor = query.cursor();
    query.refuse();
    return BatchPageResponse.of(batches.page(list, cursor, limit));
  }

  @Operation(operationId = "getBatch", summary = "Read a batch, and how far it has come")
  @Answers(with = BatchResponse.class, or = ProblemKind.NOT_FOUND)
  @GetMapping("/{batchId}")
  BatchResponse get(
      @PathVariable String id, @PathVariable String batchId, HttpServletRequest request) {
    BatchDetails batch = batches.get(ListController.id(id), ListController.id(batchId));
    QueryParameters.refuseAny(request);
    return answers.response(batch);
  }
}
