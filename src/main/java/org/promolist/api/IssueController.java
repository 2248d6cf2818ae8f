package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.promolist.claim.IssuedCode;
import org.promolist.claim.Issues;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Gives codes of lists to customers. */
@RestController
@RequestMapping(path = ListController.PATH + "/{id}", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Claims")
class IssueController {

  private final Issues issues;
  private final Idempotency idempotency;
  private final Json json;

  IssueController(Issues issues, Idempotency idempotency, Json json) {
    this.issues = issues;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(
      operationId = "issueCode",
      summary = "Give a code of the list to a customer",
      description =
          "Nobody else can claim it from then on. That the list is paused or hasn’t started yet is"
              + " no hindrance.")
  @Answers(
      status = 201,
      with = IssueResponse.class,
      to = IssueRequest.class,
      or = {
        ProblemKind.NOT_FOUND,
        ProblemKind.LIST_NOT_ISSUABLE,
        ProblemKind.LIST_TYPE_MISMATCH,
        ProblemKind.LIST_ARCHIVED,
        ProblemKind.LIST_ENDED,
        ProblemKind.NO_CODE_LEFT
      })
  @PostMapping(path = "/issue", consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> issue(@PathVariable String id, HttpServletRequest request) {
    UUID list = ListController.id(id);
    QueryParameters.refuseAny(request);
    JsonNode body = json.body(request);
    IssueRequest.Order order = IssueRequest.read(body);
    return idempotency
        .once(
            request,
            body,
            () -> issued(request, issues.issue(list, order.customer(), order.reason())))
        .toEntity();
  }

  private Answer issued(HttpServletRequest request, IssuedCode issued) {
    return Answer.json(201, json.write(IssueResponse.of(issued)))
        .withHeaders(
            Map.of(
                HttpHeaders.LOCATION,
                request.getContextPath() + CodeController.PATH + "/" + issued.code()));
  }
}
