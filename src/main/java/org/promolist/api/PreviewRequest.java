package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;

/** The body that asks what a batch would mean, likewise read by {@link BatchReader}. */
@Schema(name = "PreviewRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record PreviewRequest(
    @Schema(description = BatchRequest.QUANTITY, minimum = "1", maximum = "50000000") int quantity,
    BatchRequest.PatternRequest pattern) {}
