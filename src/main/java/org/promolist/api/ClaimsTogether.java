package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.promolist.api.Idempotency.Receipt;
import org.promolist.api.IdempotencyKeys.ClientKey;
import org.promolist.api.IdempotencyKeys.KeptAnswer;
import org.promolist.claim.ClaimCommand;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.ClaimResult.Claimed;
import org.promolist.claim.ClaimWish;
import org.promolist.claim.Claims;
import org.promolist.shared.Collapser;
import org.promolist.shared.Databases;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes claims that come at the same time in one transaction: beginning, sending and committing
 * cost the database more than the claims. What can't be made so is left to be made alone, and so is
 * what comes with few others: each on its own connection, they are made more quickly. On PostgreSQL
 * only.
 */
@Component
class ClaimsTogether {

  /** As long as several transactions take; one that is held up must not hold up the others. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  /** As many go alone more quickly than together, which each has to wait for. */
  private static final int FEW = 8;

  /** While one transaction is written to disk, another asks: more would only make each smaller. */
  private static final int PLACES = 2;

  /** Longer ones would make the first wait for the last, and gain little more. */
  private static final int MOST = 32;

  private final Claims claims;
  private final ClaimAnswers answers;
  private final IdempotencyKeys keys;
  private final TransactionOperations transaction;
  private final boolean worthIt;
  private final AtomicInteger underWay = new AtomicInteger();
  private final Collapser<Asked, Optional<Answer>> collapser =
      new Collapser<>(PLACES, PATIENCE, MOST, this::answer);

  ClaimsTogether(
      Claims claims,
      ClaimAnswers answers,
      IdempotencyKeys keys,
      TransactionOperations transaction,
      DataSource dataSource) {
    this.claims = claims;
    this.answers = answers;
    this.keys = keys;
    this.transaction = transaction;
    this.worthIt = Databases.isPostgres(dataSource);
  }

  private record Asked(HttpServletRequest request, ClaimWish wish, Optional<Receipt> receipt) {}

  /** Counts a claim as under way, however it is made, until it has its answer. */
  Answer amongOthers(Supplier<Answer> claim) {
    underWay.incrementAndGet();
    try {
      return claim.get();
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** Claims and keeps the answer; empty where nothing was done. */
  Optional<Answer> claim(
      HttpServletRequest request, ClaimCommand command, Optional<Receipt> receipt) {
    return worthIt && underWay.get() > FEW
        ? claims.wish(command).flatMap(wish -> collapser.ask(new Asked(request, wish, receipt)))
        : Optional.empty();
  }

  private List<Optional<Answer>> answer(List<Asked> asked) {
    try {
      return transaction.execute(status -> claim(asked));
    } catch (ConcurrencyFailureException | DataIntegrityViolationException somebodyWasQuicker) {
      return asked.stream().map(each -> Optional.<Answer>empty()).toList();
    }
  }

  private List<Optional<Answer>> claim(List<Asked> asked) {
    Map<ClaimWish, ClaimDetails> made =
        claims.claimTogether(asked.stream().map(Asked::wish).toList());
    Map<ClientKey, KeptAnswer> kept = new HashMap<>();
    List<Optional<Answer>> all =
        asked.stream()
            .map(each ->
                Optional.ofNullable(made.get(each.wish()))
                    .map(claim -> {
                      Answer answer = answers.claim(each.request(), new Claimed(claim));
                      each.receipt()
                          .ifPresent(receipt -> kept.put(receipt.key(), receipt.of(answer)));
                      return answer;
                    }))
            .toList();
    if (!kept.isEmpty() && !keys.keepAll(kept)) {
      throw new ConcurrencyFailureException("a key has its answer already");
    }
    return all;
  }
}
