package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;
import static org.springframework.http.MediaType.TEXT_PLAIN_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.promolist.code.Batches;
import org.promolist.code.ImportFile;
import org.promolist.code.ImportFiles;
import org.promolist.code.ImportOptions;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes files of codes in, as large as they come. */
@RestController
@RequestMapping(path = ListController.PATH + "/{id}", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Codes")
class ImportController {

  static final String IMPORTS = "/imports";

  private static final int MAX_COLUMN = 200;

  private final Batches batches;
  private final ImportFiles files;
  private final ReceivedFiles received;
  private final BatchAnswers answers;
  private final Idempotency idempotency;

  ImportController(
      Batches batches,
      ImportFiles files,
      ReceivedFiles received,
      BatchAnswers answers,
      Idempotency idempotency) {
    this.batches = batches;
    this.files = files;
    this.received = received;
    this.answers = answers;
    this.idempotency = idempotency;
  }

  @Operation(
      operationId = "importCodes",
      summary = "Have the codes of a file taken in",
      description =
          "For third-party lists. CSV by commas, semicolons or tabs, with or without a header, or"
              + " one code a line, in UTF-8, up to 1 GiB; of a form, its field \"file\". Done in the background once the file has"
              + " come in: read the batch to see how far it has come and which lines it did not"
              + " take.")
  @Parameter(
      name = "dryRun",
      in = ParameterIn.QUERY,
      description = "Only look: ends as VALIDATED and keeps no code",
      schema = @Schema(type = "boolean", defaultValue = "false"))
  @Parameter(
      name = "activate",
      in = ParameterIn.QUERY,
      description = "Whether the codes can be claimed as soon as all of them are there",
      schema = @Schema(type = "boolean", defaultValue = "false"))
  @Parameter(
      name = "column",
      in = ParameterIn.QUERY,
      description =
          "The header above the codes, ignoring case. Where absent, the column under a known word"
              + " such as code, or else the first",
      schema = @Schema(type = "string", maxLength = MAX_COLUMN))
  @Parameter(
      name = "Content-Disposition",
      in = ParameterIn.HEADER,
      description = "May name the file by its filename, where it is no form that does",
      schema = @Schema(type = "string"))
  @Answers(
      status = 202,
      with = BatchResponse.class,
      takesFile = true,
      or = {ProblemKind.NOT_FOUND, ProblemKind.LIST_TYPE_MISMATCH})
  @PostMapping(
      path = IMPORTS,
      consumes = {Download.TEXT_CSV, TEXT_PLAIN_VALUE, MULTIPART_FORM_DATA_VALUE})
  ResponseEntity<byte[]> importCodes(@PathVariable String id, HttpServletRequest request) {
    UUID list = ListController.id(id);
    ImportOptions options = options(request);
    if (!idempotency.isAnswered(request)) {
      batches.requireImportable(list);
    }
    return imported(request, list, received.from(request), options).toEntity();
  }

  private static ImportOptions options(HttpServletRequest request) {
    QueryParameters query = QueryParameters.of(request, "dryRun", "activate", "column");
    ImportOptions options =
        new ImportOptions(
            query.word("column", MAX_COLUMN), query.flag("dryRun"), query.flag("activate"));
    query.refuse();
    return options;
  }

  private Answer imported(
      HttpServletRequest request, UUID list, ImportFile file, ImportOptions options) {
    boolean usedUp = false;
    try {
      Answer answer =
          idempotency.onceForFile(
              request,
              file.sha256(),
              () -> answers.queued(request, batches.importFile(list, file.id(), options)));
      usedUp = answer.status() == 202 && !answer.headers().containsKey(Idempotency.REPLAYED);
      return answer;
    } finally {
      if (!usedUp) {
        files.abandon(file.id());
      }
    }
  }
}
