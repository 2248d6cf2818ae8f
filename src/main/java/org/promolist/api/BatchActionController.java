package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What is done to a batch as a whole. Doing it again changes nothing. */
@RestController
@RequestMapping(
    path = ListController.PATH + "/{id}" + BatchController.BATCHES + "/{batchId}",
    produces = APPLICATION_JSON_VALUE)
@Tag(name = "Codes")
class BatchActionController {

  private final Batches batches;
  private final BatchAnswers answers;
  private final Idempotency idempotency;
  private final Json json;

  BatchActionController(Batches batches, BatchAnswers answers, Idempotency idempotency, Json json) {
    this.batches = batches;
    this.answers = answers;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(
      operationId = "activateBatch",
      summary = "Make the codes of a pending batch claimable",
      description = "At once, however many they are.")
  @Answers(
      with = BatchResponse.class,
      or = {ProblemKind.NOT_FOUND, ProblemKind.BATCH_STATE_CONFLICT})
  @PostMapping("/activate")
  ResponseEntity<byte[]> activate(
      @PathVariable String id, @PathVariable String batchId, HttpServletRequest request) {
    return act(
        id,
        batchId,
        request,
        (list, batch, body) -> {
          ActionBody.refuseFields(body);
          return batches.activate(list, batch);
        });
  }

  @Operation(
      operationId = "voidBatch",
      summary = "Let the unclaimed codes of a pending or active batch die",
      description = "At once, and for good. Claimed ones stay claimed.")
  @Answers(
      with = BatchResponse.class,
      to = VoidRequest.class,
      bodyOptional = true,
      or = {ProblemKind.NOT_FOUND, ProblemKind.BATCH_STATE_CONFLICT})
  @PostMapping("/void")
  ResponseEntity<byte[]> voidAll(
      @PathVariable String id, @PathVariable String batchId, HttpServletRequest request) {
    return act(
        id,
        batchId,
        request,
        (list, batch, body) -> batches.voidAll(list, batch, ActionBody.reason(body)));
  }

  @Operation(
      operationId = "cancelBatch",
      summary = "Stop a queued or running batch",
      description = "None of its codes was ever claimable; those that are there are cleared away.")
  @Answers(
      with = BatchResponse.class,
      or = {ProblemKind.NOT_FOUND, ProblemKind.BATCH_STATE_CONFLICT})
  @PostMapping("/cancel")
  ResponseEntity<byte[]> cancel(
      @PathVariable String id, @PathVariable String batchId, HttpServletRequest request) {
    return act(
        id,
        batchId,
        request,
        (list, batch, body) -> {
          ActionBody.refuseFields(body);
          return batches.cancel(list, batch);
        });
  }

  /** An action of the door on a batch. */
  private interface Action {
    BatchDetails on(UUID list, UUID batch, JsonNode body);
  }

  private ResponseEntity<byte[]> act(
      String id, String batchId, HttpServletRequest request, Action action) {
    UUID list = ListController.id(id);
    UUID batch = ListController.id(batchId);
    QueryParameters.refuseAny(request);
    JsonNode body = ActionBody.read(json, request);
    return idempotency
        .once(request, body, () -> answers.changed(action.on(list, batch, body)))
        .toEntity();
  }
}
