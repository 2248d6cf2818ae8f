package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;

/** The body that voids something, for the documentation: {@link ActionBody} reads it. */
@Schema(name = "VoidRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record VoidRequest(
    @Schema(description = "Why, for the history", maxLength = 500) @Nullable String reason) {}
