package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.Claims;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.CodeDetails;
import org.promolist.code.Codes;
import org.promolist.code.NoSuchCodeException;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.CodeText;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Single codes, whatever list they are in, and codes that could be. */
@RestController
@RequestMapping(path = CodeController.PATH, produces = APPLICATION_JSON_VALUE)
@Tag(name = "Codes")
class CodeController {

  static final String PATH = "/api/v1/codes";

  private final Codes codes;
  private final Batches batches;
  private final PromoCodeLists lists;
  private final Claims claims;
  private final Idempotency idempotency;
  private final Json json;

  CodeController(
      Codes codes,
      Batches batches,
      PromoCodeLists lists,
      Claims claims,
      Idempotency idempotency,
      Json json) {
    this.codes = codes;
    this.batches = batches;
    this.lists = lists;
    this.claims = claims;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Operation(
      operationId = "previewCodes",
      summary = "See what a batch would mean",
      description = "How its codes would look and how hard they would be to guess. Makes nothing.")
  @Answers(with = PreviewResponse.class, to = PreviewRequest.class)
  @PostMapping(path = "/preview", consumes = APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> preview(HttpServletRequest request) {
    QueryParameters.refuseAny(request);
    JsonNode body = json.body(request);
    return idempotency.once(request, body, () -> preview(body)).toEntity();
  }

  private Answer preview(JsonNode body) {
    BatchOrder order = BatchReader.readPreview(body);
    return Answer.json(
        200, json.write(PreviewResponse.of(batches.preview(order.quantity(), order.pattern()))));
  }

  @Operation(
      operationId = "getCode",
      summary = "Look a code up in all lists",
      description =
          "Case, spaces and hyphens don’t matter. O for 0, I and L for 1 are forgiven where that"
              + " leaves no doubt.")
  @Answers(with = CodeResponse.class, or = ProblemKind.NOT_FOUND)
  @GetMapping("/{code}")
  CodeResponse get(@PathVariable String code, HttpServletRequest request) {
    CodeText text = text(code);
    QueryParameters.refuseAny(request);
    return response(codes.find(text).orElseThrow(NoSuchCodeException::new));
  }

  @Operation(
      operationId = "voidCode",
      summary = "Let one code die",
      description =
          "For good; doing it again changes nothing. Case, spaces and hyphens don’t matter, but"
              + " nothing else is forgiven. A word of a multi-use list is taken out by changing its"
              + " list.")
  @Answers(
      with = CodeResponse.class,
      to = VoidRequest.class,
      bodyOptional = true,
      or = {
        ProblemKind.NOT_FOUND,
        ProblemKind.LIST_TYPE_MISMATCH,
        ProblemKind.CODE_ALREADY_CLAIMED
      })
  @PostMapping("/{code}/void")
  ResponseEntity<byte[]> voidOne(@PathVariable String code, HttpServletRequest request) {
    CodeText text = text(code);
    QueryParameters.refuseAny(request);
    JsonNode body = ActionBody.read(json, request);
    return idempotency
        .once(
            request,
            body,
            () ->
                Answer.json(
                    200, json.write(response(codes.voidOne(text, ActionBody.reason(body))))))
        .toEntity();
  }

  private CodeResponse response(CodeDetails code) {
    UUID batchId = code.row().batchId();
    BatchDetails batch = batchId == null ? null : batches.get(code.listId(), batchId);
    CodeText text = new CodeText(code.row().text());
    List<ClaimDetails> made =
        batchId == null
            ? claims.latest(code.listId(), text, CodeResponse.MAX_CLAIMS_OF_WORD)
            : claims.of(text);
    return CodeResponse.of(code.row(), lists.peek(code.listId()), batch, made);
  }

  private static CodeText text(String raw) {
    return CodeText.parse(raw).orElseThrow(() -> ProblemException.of(ProblemKind.NOT_FOUND));
  }
}
