package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.code.CodeFilter;
import org.promolist.code.CodeState;
import org.promolist.code.Codes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Walks through the codes of a list. */
@RestController
@RequestMapping(path = ListController.PATH + "/{id}", produces = APPLICATION_JSON_VALUE)
@Tag(name = "Codes")
class CodeListingController {

  /** Characters as typed, separators included. */
  private static final int MAX_PREFIX = 200;

  private final Codes codes;

  CodeListingController(Codes codes) {
    this.codes = codes;
  }

  @Operation(
      operationId = "getCodes",
      summary = "Page through the codes of a list",
      description =
          "Batch by batch, each in the order of its codes. Codes that come in meanwhile come after"
              + " those walked already, or after their batch. Send nextCursor as cursor, with the"
              + " same other parameters, for the next page.")
  @Parameter(
      name = "state",
      in = ParameterIn.QUERY,
      description = "Any of these; all where absent. Also separated by commas",
      array = @ArraySchema(schema = @Schema(implementation = CodeState.class)))
  @Parameter(
      name = "prefix",
      in = ParameterIn.QUERY,
      description = "What the codes begin with; case, spaces and hyphens don’t matter",
      schema = @Schema(type = "string", maxLength = MAX_PREFIX))
  @Parameter(
      name = "batchId",
      in = ParameterIn.QUERY,
      description = "Of one batch only",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "nextCursor of the page before",
      schema = @Schema(type = "string"))
  @Answers(with = CodePageResponse.class, or = ProblemKind.NOT_FOUND)
  @GetMapping("/codes")
  CodePageResponse page(@PathVariable String id, HttpServletRequest request) {
    UUID list = ListController.id(id);
    QueryParameters query =
        QueryParameters.of(request, "state", "prefix", "batchId", "limit", "cursor");
    CodeFilter filter =
        new CodeFilter(
            query.words("state", CodeState.class),
            query.beginning("prefix", MAX_PREFIX),
            query.id("batchId"));
    int limit = query.limit();
    @Nullable String cursor = query.cursor();
    query.refuse();
    return CodePageResponse.of(codes.page(list, filter, cursor, limit));
  }
}
