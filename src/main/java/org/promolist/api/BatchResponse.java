package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.code.BatchSource;
import org.promolist.code.CodePattern;
import org.promolist.code.ImportTally;
import org.promolist.code.RejectedLine;

/** A batch as it is answered: every field always, null where there is none. */
@Schema(name = "Batch")
record BatchResponse(
    @Schema(description = "Opaque") String id,
    @Schema(description = "Opaque") String listId,
    @Schema(description = "Counts the batches of its list from 1") int number,
    BatchSource source,
    @Schema(
            description = "PENDING: all codes are there, none can be claimed before activation",
            allowableValues = {
              "QUEUED",
              "RUNNING",
              "PENDING",
              "ACTIVE",
              "VOIDED",
              "FAILED",
              "CANCELLED",
              "VALIDATED"
            })
        String state,
    @Schema(description = "Codes asked for; of an import, the lines of its file") long quantity,
    @Schema(description = "That are there now") long codes,
    long claimable,
    @Schema(description = "One by one") long voided,
    long claimed,
    @Schema(description = "Null for an import") @Nullable PatternResponse pattern,
    @Schema(description = "Whether it becomes active as soon as all its codes are there")
        boolean activate,
    @Schema(description = "Whether the file is only looked at") boolean dryRun,
    ProgressResponse progress,
    SkippedResponse skipped,
    @Schema(description = "Null for what was generated") @Nullable FileResponse file,
    @Schema(description = "Null for what was generated") @Nullable ReportResponse report,
    @Schema(description = "Null unless it failed") @Nullable FailureResponse failure,
    Instant createdAt,
    @Schema(description = "Name of the person or program") String createdBy,
    @Schema(description = "When all codes were there, or none would come any more")
        @Nullable Instant endedAt,
    @Nullable Instant activatedAt,
    @Nullable String activatedBy,
    @Nullable Instant voidedAt,
    @Nullable String voidedBy,
    @Nullable String voidReason,
    @Schema(description = "Opaque") String jobId) {

  @Schema(name = "Pattern")
  record PatternResponse(
      @Schema(description = BatchRequest.PatternRequest.PREFIX) String prefix,
      @Schema(description = BatchRequest.PatternRequest.LENGTH) int length,
      @Schema(description = "Characters that are drawn") String alphabet,
      @Schema(description = BatchRequest.PatternRequest.CHECK) boolean checkCharacter,
      @Schema(description = BatchRequest.PatternRequest.SUFFIX) String suffix,
      @Schema(description = BatchRequest.PatternRequest.GROUPING) int grouping) {

    static @Nullable PatternResponse of(@Nullable CodePattern pattern) {
      return pattern == null
          ? null
          : new PatternResponse(
              pattern.prefix(),
              pattern.length(),
              pattern.alphabet(),
              pattern.checkCharacter(),
              pattern.suffix(),
              pattern.grouping());
    }
  }

  @Schema(name = "BatchProgress", description = "In codes, or in lines of a file")
  record ProgressResponse(
      long done,
      long total,
      @Schema(description = "Null where that can't be told, or nothing is left")
          @Nullable Long secondsLeft) {

    static ProgressResponse of(BatchDetails.Progress progress) {
      Duration left = progress.timeLeft();
      return new ProgressResponse(
          progress.done(), progress.total(), left == null ? null : left.toSeconds());
    }
  }

  @Schema(name = "BatchSkipped")
  record SkippedResponse(
      @Schema(
              description =
                  "Drawn again because the code existed; of an import, codes that were in the file"
                      + " before or existed elsewhere")
          long duplicates) {

    static SkippedResponse of(BatchDetails batch) {
      ImportTally report = batch.report();
      return new SkippedResponse(
          report == null
              ? batch.figures().redrawn()
              : report.duplicateInFile() + report.duplicateElsewhere());
    }
  }

  @Schema(name = "BatchFile")
  record FileResponse(
      String name,
      @Schema(description = "In lower-case hexadecimals") String sha256,
      long bytes,
      @Schema(description = "The header above its codes; null for the first column")
          @Nullable String column) {

    static @Nullable FileResponse of(BatchDetails.@Nullable Source file) {
      return file == null
          ? null
          : new FileResponse(file.name(), file.sha256(), file.bytes(), file.column());
    }
  }

  @Schema(name = "BatchReport", description = "What became of the lines of a file, so far")
  record ReportResponse(
      long accepted,
      long duplicateInFile,
      @Schema(description = "In the same list or another") long duplicateElsewhere,
      long malformed,
      @Schema(
              description =
                  "The first 1,000 lines that were not taken. Empty in a listing and with a code."
                      + " All of them are at rejects.csv")
          List<BadLineResponse> badLines) {

    static @Nullable ReportResponse of(@Nullable ImportTally tally, List<RejectedLine> badLines) {
      return tally == null
          ? null
          : new ReportResponse(
              tally.accepted(),
              tally.duplicateInFile(),
              tally.duplicateElsewhere(),
              tally.malformed(),
              badLines.stream().map(BadLineResponse::of).toList());
    }
  }

  @Schema(name = "BadLine")
  record BadLineResponse(
      @Schema(description = "From 1") long line,
      @Schema(allowableValues = {"malformed", "duplicate_in_file", "duplicate_elsewhere"})
          String reason,
      @Schema(description = "Of the cell, at most 200 characters") String text) {

    static BadLineResponse of(RejectedLine rejected) {
      return new BadLineResponse(rejected.line(), rejected.reason().code(), rejected.text());
    }
  }

  @Schema(name = "BatchFailure")
  record FailureResponse(
      @Schema(description = "Stable, for programs", example = "unexpected") String code,
      @Schema(description = "With unexpected: the incident to search the server's log by")
          @Nullable String detail) {

    static @Nullable FailureResponse of(BatchDetails.@Nullable Failure failure) {
      return failure == null ? null : new FailureResponse(failure.code(), failure.detail());
    }
  }

  static BatchResponse of(BatchDetails batch, List<RejectedLine> badLines) {
    return new BatchResponse(
        batch.id().toString(),
        batch.listId().toString(),
        batch.number(),
        batch.source(),
        batch.state().name(),
        batch.quantity(),
        batch.figures().codes(),
        batch.figures().claimable(),
        batch.figures().voided(),
        batch.figures().claimed(),
        PatternResponse.of(batch.pattern()),
        batch.activate(),
        batch.dryRun(),
        ProgressResponse.of(batch.progress()),
        SkippedResponse.of(batch),
        FileResponse.of(batch.file()),
        ReportResponse.of(batch.report(), badLines),
        FailureResponse.of(batch.failure()),
        batch.createdAt(),
        batch.createdBy(),
        batch.endedAt(),
        batch.activatedAt(),
        batch.activatedBy(),
        batch.voidedAt(),
        batch.voidedBy(),
        batch.voidReason(),
        batch.jobId().toString());
  }
}
