package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.promolist.account.ApiClients;
import org.promolist.api.ValidationResponse.RefusalResponse;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.ClaimResult;
import org.promolist.claim.ClaimResult.Claimable;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.claim.ClaimResult.Refused;
import org.promolist.claim.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Makes answers of what became of a claim. Strangers are told no more than they may know. */
@Component
class ClaimAnswers {

  private final ApiClients clients;
  private final Problems problems;
  private final ApiMessages messages;
  private final Json json;

  ClaimAnswers(ApiClients clients, Problems problems, ApiMessages messages, Json json) {
    this.clients = clients;
    this.problems = problems;
    this.messages = messages;
    this.json = json;
  }

  Answer claim(HttpServletRequest request, ClaimResult result) {
    return switch (result) {
      case Claimed claimed -> created(request, claimed.claim());
      case Refused refused -> refused(request, refused);
      case Claimable onlyAsked -> throw new IllegalStateException("nothing was claimed");
    };
  }

  Answer validation(ClaimResult result) {
    ValidationResponse response =
        switch (result) {
          case Claimable claimable -> new ValidationResponse(true, null, claimable.points());
          case Refused refused -> {
            ProblemKind kind = kind(refused.refusal());
            yield new ValidationResponse(false, told(kind), null);
          }
          case Claimed claimed -> throw new IllegalStateException("only asked");
        };
    return Answer.json(200, json.write(response));
  }

  /** Strangers, for whom a public-facing client speaks, could learn of codes by what this tells. */
  void refuseStrangers() {
    if (clients.isPublicFacing()) {
      throw new AccessDeniedException("strangers could try codes out");
    }
  }

  private RefusalResponse told(ProblemKind kind) {
    return new RefusalResponse(kind.code(), messages.title(kind));
  }

  /** As it was, whoever asks: who may read this is no stranger. */
  RefusalResponse recorded(Refusal refusal) {
    return told(ProblemKind.valueOf(refusal.name()));
  }

  private Answer created(HttpServletRequest request, ClaimDetails claim) {
    return Answer.json(201, json.write(ClaimResponse.of(claim)))
        .withHeaders(
            Map.of(
                HttpHeaders.LOCATION,
                request.getContextPath() + ClaimController.PATH + "/" + claim.id()));
  }

  private Answer refused(HttpServletRequest request, Refused refused) {
    Answer answer = problems.of(request, kind(refused.refusal()));
    Duration wait = refused.retryAfter();
    return wait == null
        ? answer
        : answer.withHeaders(
            Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds(wait)))));
  }

  /** Rounded up: who comes back then is heard. */
  private static long seconds(Duration wait) {
    return wait.plusNanos(999_999_999).toSeconds();
  }

  private ProblemKind kind(Refusal refusal) {
    return refusal.tellsOfCode() && clients.isPublicFacing()
        ? ProblemKind.CODE_NOT_CLAIMABLE
        : ProblemKind.valueOf(refusal.name());
  }
}
