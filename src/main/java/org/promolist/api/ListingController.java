package org.promolist.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Scope;
import org.promolist.list.ListFilter;
import org.promolist.list.ListRules;
import org.promolist.list.ListSort;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Walks through lists, and through the history of one. */
@RestController
@RequestMapping(path = ListController.PATH, produces = APPLICATION_JSON_VALUE)
@Tag(name = "Lists")
class ListingController {

  private static final String SORTS =
      Arrays.stream(ListSort.By.values())
          .map(by -> by.key() + ", -" + by.key())
          .collect(Collectors.joining(", "));

  private final PromoCodeLists lists;

  ListingController(PromoCodeLists lists) {
    this.lists = lists;
  }

  @Operation(
      operationId = "getLists",
      summary = "Page through lists",
      description = "Send nextCursor as cursor, with the same other parameters, for the next page.")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "Each word must begin a word of the name, description, tags or codes",
      schema = @Schema(maxLength = ListFilter.MAX_TEXT_LENGTH))
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "Any of these; without it, all but ARCHIVED. Also separated by commas",
      array = @ArraySchema(schema = @Schema(implementation = ListStatus.class)))
  @Parameter(
      name = "type",
      in = ParameterIn.QUERY,
      description = "Any of these. Also separated by commas",
      array = @ArraySchema(schema = @Schema(implementation = ListType.class)))
  @Parameter(
      name = "tag",
      in = ParameterIn.QUERY,
      description = "Any of these, ignoring case",
      array = @ArraySchema(schema = @Schema(maxLength = ListRules.MAX_TAG)))
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description = "With a minus, descending",
      schema =
          @Schema(
              defaultValue = "-createdAt",
              pattern = "^-?(name|points|startsAt|endsAt|createdAt|updatedAt)$"))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "nextCursor of the page before",
      schema = @Schema(type = "string"))
  @Answers(with = ListPageResponse.class)
  @GetMapping
  ListPageResponse page(HttpServletRequest request) {
    QueryParameters query =
        QueryParameters.of(request, "q", "status", "type", "tag", "sort", "limit", "cursor");
    ListFilter filter =
        new ListFilter(
            query.text("q", ListFilter.MAX_TEXT_LENGTH),
            query.words("status", ListStatus.class),
            query.words("type", ListType.class),
            query.texts("tag", ListRules.MAX_TAGS, ListRules.MAX_TAG));
    ListSort sort = query.parsed("sort", ListSort.NEWEST_FIRST, ListSort::parse, SORTS);
    int limit = query.limit();
    @Nullable String cursor = query.cursor();
    query.refuse();
    return ListPageResponse.of(lists.page(filter, sort, cursor, limit));
  }

  @Operation(
      operationId = "getListHistory",
      summary = "Page through what was done to a list, latest first",
      description = "Codes are masked but for their last four characters without codes:read.")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "nextCursor of the page before",
      schema = @Schema(type = "string"))
  @Answers(with = HistoryResponse.class, or = ProblemKind.NOT_FOUND)
  @GetMapping("/{id}/history")
  HistoryResponse history(
      @PathVariable String id, HttpServletRequest request, Authentication caller) {
    UUID list = ListController.id(id);
    QueryParameters query = QueryParameters.of(request, "limit", "cursor");
    int limit = query.limit();
    @Nullable String cursor = query.cursor();
    query.refuse();
    boolean showsCodes =
        caller.getAuthorities().stream()
            .anyMatch(held -> Scope.CODES_READ.key().equals(held.getAuthority()));
    return HistoryResponse.of(lists.history(list, cursor, limit), showsCodes);
  }
}
