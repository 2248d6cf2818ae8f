package org.promolist.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of showing a stack trace. */
class OtherDataFailure extends AbstractFailureAnalyzer<OtherDataException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, OtherDataException cause) {
    return new FailureAnalysis(
        "The profile \"demo\" is on, but " + cause.getMessage() + ". Nothing was changed.",
        "Leave the profile out to run on this database. Or give the demo an empty one, by"
            + " PROMOLIST_DATA_DIR (a folder) or SPRING_DATASOURCE_URL.",
        cause);
  }
}
