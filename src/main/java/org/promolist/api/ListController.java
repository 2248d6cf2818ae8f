package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.promolist.list.ListDetails;
import org.promolist.list.ListDraft;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Ids;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes, reads, changes and deletes lists. */
@RestController
@RequestMapping(path = ListController.PATH, produces = APPLICATION_JSON_VALUE)
@Tag(name = "Lists")
class ListController {

  static final String PATH = "/api/v1/lists";
  static final String MERGE_PATCH = "application/merge-patch+json";

  private final PromoCodeLists lists;
  private final Idempotency idempotency;
  private final Json json;

  ListController(PromoCodeLists lists, Idempotency idempotency, Json json) {
    this.lists = lists;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(operationId = "createList", summary = "Make a list")
  @Answers(
      status = 201,
      with = ListResponse.class,
      to = ListRequest.class,
      tagged = true,
      or = {ProblemKind.NAME_TAKEN, ProblemKind.CODE_TAKEN})
  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> create(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    JsonNode body = json.body(request);
    return idempotency
        .once(request, body, () -> created(request, lists.create(ListReader.read(body))))
        .toEntity();
  }

  @Operation(operationId = "getList", summary = "Read a list")
  @Answers(with = ListResponse.class, tagged = true, or = ProblemKind.NOT_FOUND)
  @GetMapping("/{id}")
  ResponseEntity<ListResponse> get(@PathVariable String id, HttpServletRequest request) {
    ListDetails list = lists.get(id(id));
    QueryParameters.refuseAny(request);
    return entity(list);
  }

  @Operation(
      operationId = "changeList",
      summary = "Change what the body names, and nothing else",
      description =
          "A JSON Merge Patch. If-Match says which version it starts from. A patch that changes"
              + " nothing answers the same version.")
  @Answers(
      with = ListResponse.class,
      to = ListPatch.class,
      tagged = true,
      or = {
        ProblemKind.NOT_FOUND,
        ProblemKind.NAME_TAKEN,
        ProblemKind.CODE_TAKEN,
        ProblemKind.WORD_IN_USE,
        ProblemKind.VERSION_MISMATCH,
        ProblemKind.PRECONDITION_REQUIRED
      })
  @PatchMapping(
      path = "/{id}",
      consumes = {MERGE_PATCH, APPLICATION_JSON_VALUE})
  ResponseEntity<ListResponse> change(@PathVariable String id, HttpServletRequest request) {
    ListDetails current = lists.get(id(id));
    if (!EntityTags.isConditional(request)) {
      throw ProblemException.of(ProblemKind.PRECONDITION_REQUIRED);
    }
    EntityTags.requireMatch(request, current.version());
    QueryParameters.refuseAny(request);
    ListDraft draft = ListReader.patched(current.toDraft(), json.body(request));
    return entity(lists.change(current.id(), current.version(), draft));
  }

  @Operation(
      operationId = "deleteList",
      summary = "Delete a list that was never used",
      description = "Only while it never had a claim or an export. Frees its words and codes.")
  @Answers(
      status = 204,
      or = {ProblemKind.NOT_FOUND, ProblemKind.LIST_IN_USE, ProblemKind.VERSION_MISMATCH})
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable String id, HttpServletRequest request) {
    UUID list = id(id);
    QueryParameters.refuseAny(request);
    lists.delete(list, EntityTags.expectedVersion(request, () -> lists.get(list)));
    return ResponseEntity.noContent().build();
  }

  /** Reads the id of a path; what is no id of ours names no list. */
  static UUID id(String text) {
    return Ids.parse(text).orElseThrow(() -> ProblemException.of(ProblemKind.NOT_FOUND));
  }

  private Answer created(HttpServletRequest request, ListDetails list) {
    return new Answer(
        201,
        Map.of(
            HttpHeaders.CONTENT_TYPE,
            APPLICATION_JSON_VALUE,
            HttpHeaders.LOCATION,
            request.getContextPath() + PATH + "/" + list.id(),
            HttpHeaders.ETAG,
            EntityTags.of(list)),
        json.write(ListResponse.of(list)));
  }

  private static ResponseEntity<ListResponse> entity(ListDetails list) {
    return ResponseEntity.ok().eTag(EntityTags.of(list)).body(ListResponse.of(list));
  }
}
