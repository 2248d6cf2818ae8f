package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.code.CodePreview;
import org.promolist.shared.CodeText;

/** What a batch would mean. */
@Schema(name = "CodePreview")
record PreviewResponse(
    @Schema(description = "Codes as they could be; none of them is kept") List<String> samples,
    @Schema(
            description = "How many different codes the pattern has: a whole number of any size",
            implementation = BigDecimal.class)
        BigInteger keyspace,
    @Schema(description = "Codes of this batch, and what others hold of the same texts")
        long liveCodes,
    @Schema(description = "That one guess of somebody who knows the pattern hits, 0–1")
        double oddsPerGuess,
    @Schema(description = "Of one customer who guesses as fast as the lockout policy allows")
        double expectedHitsPerDay,
    @Schema(
            description = "too_dense: more than one text in 1,000,000 would be a code",
            allowableValues = {"ok", "too_dense"})
        String verdict,
    @Schema(description = "That would do with the rest of the pattern; null if none up to 40 does")
        @Nullable Integer shortestSafeLength) {

  static PreviewResponse of(CodePreview preview) {
    return new PreviewResponse(
        preview.samples().stream().map(CodeText::value).toList(),
        preview.keyspace(),
        preview.liveCodes(),
        preview.oddsPerGuess(),
        preview.expectedHitsPerDay(),
        preview.verdict().code(),
        preview.shortestSafeLength());
  }
}
