package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDetails;
import org.promolist.list.PromoCodeLists;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done to a list as a whole. Doing it again changes nothing. */
@RestController
@RequestMapping(path = ListController.PATH + "/{id}", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Lists")
class ListActionController {

  private final PromoCodeLists lists;
  private final Idempotency idempotency;
  private final Json json;

  ListActionController(PromoCodeLists lists, Idempotency idempotency, Json json) {
    this.lists = lists;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(operationId = "pauseList", summary = "Let the list honour no claim until resumed")
  @Answers(
      with = ListResponse.class,
      tagged = true,
      or = {ProblemKind.NOT_FOUND, ProblemKind.VERSION_MISMATCH})
  @PostMapping("/pause")
  ResponseEntity<byte[]> pause(@PathVariable String id, HttpServletRequest request) {
    return act(id, request, lists::pause);
  }

  @Operation(operationId = "resumeList", summary = "Undo a pause")
  @Answers(
      with = ListResponse.class,
      tagged = true,
      or = {ProblemKind.NOT_FOUND, ProblemKind.VERSION_MISMATCH})
  @PostMapping("/resume")
  ResponseEntity<byte[]> resume(@PathVariable String id, HttpServletRequest request) {
    return act(id, request, lists::resume);
  }

  @Operation(
      operationId = "archiveList",
      summary = "Put the list away",
      description = "It honours no claim, and its name is free for another list.")
  @Answers(
      with = ListResponse.class,
      tagged = true,
      or = {ProblemKind.NOT_FOUND, ProblemKind.VERSION_MISMATCH})
  @PostMapping("/archive")
  ResponseEntity<byte[]> archive(@PathVariable String id, HttpServletRequest request) {
    return act(id, request, lists::archive);
  }

  @Operation(
      operationId = "restoreList",
      summary = "Undo an archiving",
      description = "Whether it is paused is as it was.")
  @Answers(
      with = ListResponse.class,
      tagged = true,
      or = {ProblemKind.NOT_FOUND, ProblemKind.NAME_TAKEN, ProblemKind.VERSION_MISMATCH})
  @PostMapping("/restore")
  ResponseEntity<byte[]> restore(@PathVariable String id, HttpServletRequest request) {
    return act(id, request, lists::restore);
  }

  /** An action of the door on a list, at the version demanded or at any. */
  private interface Action {
    ListDetails on(UUID id, @Nullable Long expectedVersion);
  }

  private ResponseEntity<byte[]> act(String text, HttpServletRequest request, Action action) {
    UUID id = ListController.id(text);
    QueryParameters.refuseAny(request);
    ActionBody.refuseFields(ActionBody.read(json, request));
    return idempotency
        .once(
            request,
            () -> done(action.on(id, EntityTags.expectedVersion(request, () -> lists.get(id)))))
        .toEntity();
  }

  private Answer done(ListDetails list) {
    return new Answer(
        200,
        Map.of(
            HttpHeaders.CONTENT_TYPE,
            APPLICATION_JSON_VALUE,
            HttpHeaders.ETAG,
            EntityTags.of(list)),
        json.write(ListResponse.of(list)));
  }
}
