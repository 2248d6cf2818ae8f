package org.promolist.demo;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimCommand;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.ClaimFilter;
import org.promolist.claim.Claims;
import org.promolist.claim.ProgramPolicies;
import org.promolist.claim.Reversals;
import org.promolist.customer.CustomerId;
import org.promolist.guard.LimiterPolicy;
import org.promolist.job.JobState;
import org.promolist.job.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets the demo's customers claim, through the doors that everybody's claims pass, as soon as the
 * codes are there. Happens behind the running demo, so that its start stays quick; stopped in the
 * middle, it goes on at the next start.
 */
@Component
@Profile("demo")
class ClaimTeller {

  private static final Logger log = LoggerFactory.getLogger(ClaimTeller.class);

  /** In one transaction: nobody who looks around waits for it noticeably. */
  private static final int PORTION = 200;

  /** Long enough to be looked at, a day. */
  private static final int LOCK_SECONDS = 86_400;

  private final ClaimStory story;
  private final Claims claims;
  private final Reversals reversals;
  private final ProgramPolicies policies;
  private final Jobs jobs;
  private final Cast cast;
  private final Ownership ownership;
  private final TransactionOperations transaction;
  private final Map<String, Authentication> signedIn = new HashMap<>();
  private @Nullable List<Scene> scenes;
  private boolean told;

  ClaimTeller(
      ClaimStory story,
      Claims claims,
      Reversals reversals,
      ProgramPolicies policies,
      Jobs jobs,
      Cast cast,
      Ownership ownership,
      TransactionOperations transaction) {
    this.story = story;
    this.claims = claims;
    this.reversals = reversals;
    this.policies = policies;
    this.jobs = jobs;
    this.cast = cast;
    this.ownership = ownership;
    this.transaction = transaction;
  }

  @Scheduled(initialDelayString = "${promolist.demo.claims-after:PT0S}", fixedDelay = 500)
  void goOn() {
    while (!told && tellNext()) {
      // until nothing is left, or the codes are not there yet
    }
  }

  /** Whether there may be more to tell at once. */
  boolean tellNext() {
    Ownership.Progress progress = ownership.progress().orElse(null);
    if (progress == null || areCodesOnTheirWay()) {
      return false;
    }
    List<Scene> all = scenes(progress);
    if (progress.scenes() >= all.size()) {
      told = true;
      return false;
    }
    int end = Math.min(progress.scenes() + PORTION, all.size());
    List<Scene> portion = all.subList(progress.scenes(), end);
    transaction.executeWithoutResult(status -> {
      if (progress.scenes() == 0) {
        DemoClock.at(portion.getFirst().at(), () -> as(Cast.CLIENT, this::setPolicies));
      }
      portion.forEach(this::play);
      ownership.signClaimed(end);
    });
    if (end == all.size()) {
      log.info("The demo's customers have claimed; {} scenes were told.", end);
    }
    return true;
  }

  private List<Scene> scenes(Ownership.Progress progress) {
    List<Scene> known = scenes;
    if (known == null) {
      AtomicReference<List<Scene>> made = new AtomicReference<>(List.of());
      as(Cast.CLIENT, () -> made.set(story.tell(Story.read(), progress.filled())));
      known = made.get();
      scenes = known;
    }
    return known;
  }

  private boolean areCodesOnTheirWay() {
    AtomicReference<Boolean> any = new AtomicReference<>(true);
    as(
        Cast.CLIENT,
        () ->
            any.set(
                !jobs.page(EnumSet.of(JobState.QUEUED, JobState.RUNNING), null, 1)
                    .items()
                    .isEmpty()));
    return any.get();
  }

  private void setPolicies() {
    policies.setLockout(5, LOCK_SECONDS);
    policies.setLimiters(new LimiterPolicy(10, 25, null));
  }

  private void play(Scene scene) {
    DemoClock.at(
        scene.at(),
        () ->
            as(
                scene.by(),
                () -> {
                  switch (scene) {
                    case Scene.Wish wish ->
                        claims.claim(
                            new ClaimCommand(wish.typed(), new CustomerId(wish.customer())));
                    case Scene.Regret regret -> reverse(regret);
                  }
                }));
  }

  /** If the claim came about at all. */
  private void reverse(Scene.Regret regret) {
    claims.page(ClaimFilter.of(new CustomerId(regret.customer())), null, PORTION).items().stream()
        .filter(claim -> claim.code().equals(regret.code()) && claim.reversal() == null)
        .findFirst()
        .map(ClaimDetails::id)
        .ifPresent(id -> reversals.reverse(id, regret.reason(), regret.reopen()));
  }

  private void as(String name, Runnable deed) {
    Cast.as(signedIn.computeIfAbsent(name, cast::signIn), deed);
  }
}
