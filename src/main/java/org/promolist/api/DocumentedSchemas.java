package org.promolist.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Adds the schemas of requests, answers and problems under their own names. Which fields are
 * required and which may be null follows from the records: an answer has every field, a request
 * those that are not {@code @Nullable}.
 */
final class DocumentedSchemas implements GlobalOpenApiCustomizer {

  /** The schema of a whole file, which generated clients stream instead of holding it. */
  static final String FILE = "CsvFile";

  private static final Set<Class<? extends Record>> ANSWERS =
      Set.of(
          ListResponse.class,
          ListResponse.ValidityResponse.class,
          ListResponse.CodeResponse.class,
          ListResponse.CountsResponse.class,
          ListPageResponse.class,
          HistoryResponse.class,
          HistoryResponse.EntryResponse.class,
          HistoryResponse.ActorResponse.class,
          HistoryResponse.ChangeResponse.class,
          PreviewResponse.class,
          BatchResponse.class,
          BatchResponse.PatternResponse.class,
          BatchResponse.ProgressResponse.class,
          BatchResponse.SkippedResponse.class,
          BatchResponse.FileResponse.class,
          BatchResponse.ReportResponse.class,
          BatchResponse.BadLineResponse.class,
          BatchResponse.FailureResponse.class,
          BatchPageResponse.class,
          CodePageResponse.class,
          CodePageResponse.ItemResponse.class,
          CodeResponse.class,
          CodeResponse.OwnerResponse.class,
          CodeResponse.ClaimResponse.class,
          ExplanationResponse.class,
          ExplanationResponse.RuleResponse.class,
          ClaimResponse.class,
          ClaimResponse.ReversalResponse.class,
          ClaimPageResponse.class,
          ValidationResponse.class,
          ValidationResponse.RefusalResponse.class,
          CustomerResponse.class,
          CustomerResponse.CountsResponse.class,
          AttemptPageResponse.class,
          AttemptPageResponse.AttemptResponse.class,
          LedgerResponse.class,
          LedgerResponse.EntryResponse.class,
          LockoutResponse.class,
          CustomerLimitersResponse.class,
          CustomerLimitersResponse.WindowResponse.class,
          IssueResponse.class,
          PolicyResponse.LockoutPolicyResponse.class,
          PolicyResponse.LimiterPolicyResponse.class,
          PolicyResponse.CustomerPolicyResponse.class);

  private static final Set<Class<? extends Record>> REQUESTS =
      Set.of(
          ListRequest.class,
          ListRequest.ValidityRequest.class,
          ListRequest.CodeRequest.class,
          ListPatch.class,
          ListPatch.ValidityPatch.class,
          BatchRequest.class,
          BatchRequest.PatternRequest.class,
          PreviewRequest.class,
          VoidRequest.class,
          ExplanationRequest.class,
          ClaimRequest.class,
          ReversalRequest.class,
          ReasonRequest.class,
          IssueRequest.class,
          LockoutPolicyRequest.class,
          LimiterPolicyRequest.class,
          CustomerPolicyRequest.class);

  /** What a problem doesn't have it leaves out. */
  private static final Set<Class<? extends Record>> PROBLEMS =
      Set.of(Problem.class, Problem.FieldError.class);

  @Override
  public void customise(OpenAPI document) {
    ANSWERS.forEach(type -> add(document, type, true, true));
    REQUESTS.forEach(type -> add(document, type, false, true));
    PROBLEMS.forEach(type -> add(document, type, false, false));
    document
        .getComponents()
        .addSchemas(FILE, new Schema<>().types(Set.of("string")).format("binary"));
  }

  static String name(Class<?> type) {
    return type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class).name();
  }

  @SuppressWarnings("rawtypes") // as the library has it
  private static void add(
      OpenAPI document, Class<? extends Record> type, boolean whole, boolean nullable) {
    Map<String, Schema> read = ModelConverters.getInstance(true).readAll(type);
    for (Map.Entry<String, Schema> named : read.entrySet()) {
      if (!isKnown(document, named.getKey())) {
        document.getComponents().addSchemas(named.getKey(), named.getValue());
      }
    }
    Schema<?> schema = Objects.requireNonNull(read.get(name(type)));
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (whole || !optional) {
        required.add(field(component));
      }
      if (nullable && optional) {
        allowNull(Objects.requireNonNull(schema.getProperties().get(field(component))));
      }
    }
    schema.setRequired(required);
    document.getComponents().addSchemas(name(type), schema);
  }

  private static boolean isKnown(OpenAPI document, String name) {
    return document.getComponents().getSchemas() != null
        && document.getComponents().getSchemas().containsKey(name);
  }

  /** A reference stays one: clients are generated well from it, and null is told in words. */
  private static void allowNull(Schema<?> property) {
    if (property.get$ref() == null && property.getTypes() != null) {
      Set<String> types = new LinkedHashSet<>(property.getTypes());
      types.add("null");
      property.setTypes(types);
    }
  }

  private static String field(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }
}
