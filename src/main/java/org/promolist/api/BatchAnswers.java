package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.promolist.code.BatchDetails;
import org.promolist.code.Batches;
import org.promolist.code.RejectedLine;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Answers one batch, with the first lines that it did not take. */
@Component
class BatchAnswers {

  private static final int BAD_LINES = 1_000;

  private final Batches batches;
  private final Json json;

  BatchAnswers(Batches batches, Json json) {
    this.batches = batches;
    this.json = json;
  }

  BatchResponse response(BatchDetails batch) {
    List<RejectedLine> badLines =
        batch.file() == null
            ? List.of()
            : batches.rejects(batch.listId(), batch.id(), 0, BAD_LINES);
    return BatchResponse.of(batch, badLines);
  }

  Answer changed(BatchDetails batch) {
    return Answer.json(200, json.write(response(batch)));
  }

  Answer queued(HttpServletRequest request, BatchDetails batch) {
    String location =
        request.getContextPath()
            + ListController.PATH
            + "/"
            + batch.listId()
            + BatchController.BATCHES
            + "/"
            + batch.id();
    return Answer.json(202, json.write(response(batch)))
        .withHeaders(Map.of(HttpHeaders.LOCATION, location));
  }
}
