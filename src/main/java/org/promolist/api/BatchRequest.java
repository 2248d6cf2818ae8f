package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;
import org.promolist.code.CodePattern;

/** The body that has codes generated, for the documentation: {@link BatchReader} reads it. */
@Schema(name = "BatchRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record BatchRequest(
    @Schema(description = QUANTITY, minimum = "1", maximum = "50000000", example = "1000000")
        int quantity,
    PatternRequest pattern,
    @Schema(
            description =
                "Whether the codes can be claimed as soon as all of them are there;"
                    + " false where absent")
        @Nullable Boolean activate) {

  static final String QUANTITY = "Exactly so many codes";

  @Schema(name = "PatternRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
  record PatternRequest(
      @Schema(description = PREFIX, maxLength = 40, example = "SG") @Nullable String prefix,
      @Schema(description = LENGTH, minimum = "4", maximum = "40", example = "12") int length,
      @Schema(
              description =
                  "Characters that are drawn, at least 2. Where absent, "
                      + CodePattern.DEFAULT_ALPHABET
                      + ", which with a check character is also all that is allowed")
          @Nullable String alphabet,
      @Schema(description = CHECK + "; true where absent") @Nullable Boolean checkCharacter,
      @Schema(description = SUFFIX, maxLength = 40) @Nullable String suffix,
      @Schema(description = GROUPING + "; 4 where absent", minimum = "0", maximum = "40")
          @Nullable Integer grouping) {

    static final String PREFIX = "Letters and digits that every code begins with";
    static final String SUFFIX = "Letters and digits before the check character";
    static final String LENGTH = "Of the whole code, prefix, suffix and check character included";
    static final String CHECK = "Whether the last character checks all before it";
    static final String GROUPING = "Size of the groups shown to people, 0 for none";
  }
}
