package org.promolist.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/** Writes down what {@link Answers} says of an operation, and what holds for all of them. */
final class DocumentedOperations implements OperationCustomizer {

  private static final Set<ProblemKind> ALWAYS =
      EnumSet.of(
          ProblemKind.VALIDATION_FAILED,
          ProblemKind.REQUEST_REJECTED,
          ProblemKind.UNAUTHORIZED,
          ProblemKind.FORBIDDEN,
          ProblemKind.NOT_ACCEPTABLE,
          ProblemKind.TOO_MANY_REQUESTS,
          ProblemKind.INTERNAL_ERROR,
          ProblemKind.UNAVAILABLE);

  private final ApiMessages messages;

  DocumentedOperations(ApiMessages messages) {
    this.messages = messages;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    Answers answers = method.getMethodAnnotation(Answers.class);
    if (answers == null) {
      return operation;
    }
    parameters(operation, method, answers);
    if (answers.to() != void.class) {
      operation.setRequestBody(body(method, answers));
    } else if (answers.takesFile()) {
      operation.setRequestBody(file());
    }
    ApiResponses responses = new ApiResponses();
    responses.addApiResponse(String.valueOf(answers.status()), success(method, answers));
    if (answers.orCreated()) {
      responses.addApiResponse(
          "201", success(method, answers).description(HttpStatus.CREATED.getReasonPhrase()));
    }
    if (answers.tagged() && method.hasMethodAnnotation(GetMapping.class)) {
      responses.addApiResponse("304", new ApiResponse().description("Unchanged since that ETag"));
    }
    problems(method, answers).forEach((status, kinds) -> add(responses, status, kinds));
    operation.setResponses(responses);
    return operation;
  }

  private static void parameters(Operation operation, HandlerMethod method, Answers answers) {
    if (method.hasMethodAnnotation(PostMapping.class)) {
      operation.addParametersItem(
          header(Idempotency.KEY, "The same key and body get the first answer again, for 24 h")
              .schema(new StringSchema().minLength(1).maxLength(128)));
    }
    if (method.hasMethodAnnotation(PatchMapping.class)) {
      operation.addParametersItem(
          header(HttpHeaders.IF_MATCH, "ETag that the change starts from").required(true));
    } else if (answers.status() == HttpStatus.NO_CONTENT.value()
        || (method.hasMethodAnnotation(PostMapping.class)
            && answers.tagged()
            && answers.status() == 200)) {
      operation.addParametersItem(header(HttpHeaders.IF_MATCH, "Only if the list is still at it"));
    } else if (answers.tagged() && method.hasMethodAnnotation(GetMapping.class)) {
      operation.addParametersItem(header(HttpHeaders.IF_NONE_MATCH, "ETag known already"));
    }
  }

  private static RequestBody body(HandlerMethod method, Answers answers) {
    MediaType media = new MediaType().schema(reference(answers.to()));
    Content content = new Content();
    if (method.hasMethodAnnotation(PatchMapping.class)) {
      content.addMediaType(ListController.MERGE_PATCH, media);
    }
    content.addMediaType(org.springframework.http.MediaType.APPLICATION_JSON_VALUE, media);
    return new RequestBody().required(!answers.bodyOptional()).content(content);
  }

  /** Without a schema of the form: generated clients would name it and not have it. */
  private static RequestBody file() {
    MediaType plain = new MediaType().schema(reference(DocumentedSchemas.FILE));
    return new RequestBody()
        .required(true)
        .content(
            new Content()
                .addMediaType(Download.TEXT_CSV, plain)
                .addMediaType(org.springframework.http.MediaType.TEXT_PLAIN_VALUE, plain)
                .addMediaType(
                    org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE, new MediaType()));
  }

  private static ApiResponse success(HandlerMethod method, Answers answers) {
    ApiResponse response =
        new ApiResponse().description(HttpStatus.valueOf(answers.status()).getReasonPhrase());
    if (answers.with() != void.class) {
      response.setContent(
          new Content()
              .addMediaType(
                  org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                  new MediaType().schema(reference(answers.with()))));
    }
    if (answers.givesFile()) {
      response.setContent(
          new Content()
              .addMediaType(
                  Download.TEXT_CSV, new MediaType().schema(reference(DocumentedSchemas.FILE))));
      told(response, HttpHeaders.CONTENT_DISPOSITION, "A name for the file");
    }
    if (answers.tagged()) {
      told(response, HttpHeaders.ETAG, "For If-Match and If-None-Match");
    }
    if (answers.status() == HttpStatus.CREATED.value()
        || answers.status() == HttpStatus.ACCEPTED.value()) {
      told(response, HttpHeaders.LOCATION, "Where it is that was made");
    }
    if (method.hasMethodAnnotation(PostMapping.class)) {
      told(response, Idempotency.REPLAYED, "true where this answer was given before");
    }
    return response;
  }

  private static Map<Integer, Set<ProblemKind>> problems(HandlerMethod method, Answers answers) {
    Set<ProblemKind> kinds = EnumSet.copyOf(ALWAYS);
    kinds.addAll(List.of(answers.or()));
    boolean posts = method.hasMethodAnnotation(PostMapping.class);
    if (posts) {
      kinds.add(ProblemKind.REQUEST_IN_PROGRESS);
      kinds.add(ProblemKind.IDEMPOTENCY_KEY_REUSED);
    }
    boolean takesObject = posts || method.hasMethodAnnotation(PutMapping.class);
    if (answers.to() != void.class || (takesObject && !answers.takesFile())) {
      kinds.add(ProblemKind.MALFORMED_JSON);
    }
    if (answers.takesFile() || (answers.to() != void.class && !answers.bodyOptional())) {
      kinds.add(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    }
    kinds.add(ProblemKind.BODY_TOO_LARGE);
    if (method.hasMethodAnnotation(GetMapping.class)
        || method.hasMethodAnnotation(DeleteMapping.class)) {
      kinds.remove(ProblemKind.BODY_TOO_LARGE);
    }
    return kinds.stream()
        .collect(Collectors.groupingBy(ProblemKind::status, TreeMap::new, Collectors.toSet()));
  }

  private void add(ApiResponses responses, int status, Set<ProblemKind> kinds) {
    String told =
        kinds.stream()
            .sorted()
            .map(kind -> "`" + kind.code() + "`: " + messages.title(kind))
            .collect(Collectors.joining("; "));
    ApiResponse response =
        new ApiResponse()
            .description(told)
            .content(
                new Content()
                    .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new MediaType().schema(reference(Problem.class))));
    if (kinds.contains(ProblemKind.UNAUTHORIZED)) {
      told(response, HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (kinds.contains(ProblemKind.TOO_MANY_REQUESTS) || kinds.contains(ProblemKind.UNAVAILABLE)) {
      told(response, HttpHeaders.RETRY_AFTER, "Seconds to wait");
    }
    responses.addApiResponse(String.valueOf(status), response);
  }

  private static void told(ApiResponse response, String header, String description) {
    response.addHeaderObject(
        header, new Header().description(description).schema(new StringSchema()));
  }

  private static Parameter header(String name, String description) {
    return new Parameter()
        .in("header")
        .name(name)
        .description(description)
        .schema(new StringSchema());
  }

  private static Schema<?> reference(Class<?> type) {
    return reference(DocumentedSchemas.name(type));
  }

  private static Schema<?> reference(String name) {
    return new Schema<>().$ref("#/components/schemas/" + name);
  }
}
