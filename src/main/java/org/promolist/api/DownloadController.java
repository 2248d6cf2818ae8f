package org.promolist.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.CodeFilter;
import org.promolist.code.CodeState;
import org.promolist.code.Codes;
import org.promolist.list.PromoCodeLists;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Codes, and lines that were not taken, as CSV files. */
@RestController
@RequestMapping(path = ListController.PATH + "/{id}", produces = Download.TEXT_CSV)
@Tag(name = "Codes")
class DownloadController {

  private final Codes codes;
  private final Batches batches;
  private final PromoCodeLists lists;

  DownloadController(Codes codes, Batches batches, PromoCodeLists lists) {
    this.codes = codes;
    this.batches = batches;
    this.lists = lists;
  }

  @Operation(
      operationId = "exportCodes",
      summary = "Export the codes of a list",
      description =
          "A CSV file with the header code,state,batch_id,claimed_at,customer_id. Recorded in the"
              + " history with the number of codes and the file's SHA-256; the list can’t be"
              + " deleted afterwards. If the connection ends before the answer does, the file is"
              + " not whole.")
  @Parameter(
      name = "state",
      in = ParameterIn.QUERY,
      description = "Any of these; all where absent. Also separated by commas",
      array = @ArraySchema(schema = @Schema(implementation = CodeState.class)))
  @Parameter(
      name = "batchId",
      in = ParameterIn.QUERY,
      description = "Of one batch only",
      schema = @Schema(type = "string"))
  @Answers(givesFile = true, or = ProblemKind.NOT_FOUND)
  @GetMapping("/codes.csv")
  void export(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UUID list = ListController.id(id);
    QueryParameters query = QueryParameters.of(request, "state", "batchId");
    CodeFilter filter =
        new CodeFilter(query.words("state", CodeState.class), "", query.id("batchId"));
    query.refuse();
    Download.answer(
        request, response, name(list) + "codes", out -> codes.export(list, filter, out));
  }

  @Operation(
      operationId = "getRejects",
      summary = "All lines of its file that an import did not take",
      description = "A CSV file with the header line,reason,text.")
  @Answers(givesFile = true, or = ProblemKind.NOT_FOUND)
  @GetMapping(BatchController.BATCHES + "/{batchId}/rejects.csv")
  void rejects(
      @PathVariable String id,
      @PathVariable String batchId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    BatchDetails batch = batches.get(ListController.id(id), ListController.id(batchId));
    QueryParameters.refuseAny(request);
    Download.answer(
        request,
        response,
        name(batch.listId()) + "batch-" + batch.number() + "-rejects",
        out -> batches.writeRejects(batch.listId(), batch.id(), out));
  }

  /** The beginning of a file's name. */
  private String name(UUID list) {
    String plain = Download.plain(lists.peek(list).name());
    return plain.isEmpty() ? "" : plain + "-";
  }
}
