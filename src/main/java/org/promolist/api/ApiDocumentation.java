package org.promolist.api;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document: what all operations have in common, and the named schemas. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {

  private static final String BEARER = "bearer";

  static {
    ModelResolver.enumsAsRef = true; // a generated client then has one type per enum
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Promolist")
                .version("1")
                .description(
                    "Promo code lists, their codes and their claims. Every error below /api is"
                        + " application/problem+json; its member code is stable. Every POST takes"
                        + " an Idempotency-Key."))
        .addSecurityItem(new SecurityRequirement().addList(BEARER))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("The token of an API client")));
  }

  @Bean
  OperationCustomizer documentedOperations(ApiMessages messages) {
    return new DocumentedOperations(messages);
  }

  @Bean
  GlobalOpenApiCustomizer documentedSchemas() {
    return new DocumentedSchemas();
  }
}
