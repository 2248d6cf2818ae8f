package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * cost the database more than the claims. What can't be made so is left to be made alone. On
 * PostgreSQL only.
 */
@Component
class ClaimsTogether {

  /** As long as several transactions take; one that is held up must not hold up the others. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  /** Longer ones would make the first wait for the last, and gain little more. */
  private static final int MOST = 32;

  private final Claims claims;
  private final ClaimAnswers answers;
  private final IdempotencyKeys keys;
  private final TransactionOperations transaction;
  private final boolean onPostgres;
  private final Collapser<Asked, Optional<Answer>> collapser =
      new Collapser<>(PATIENCE, MOST, this::answer);

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
    this.onPostgres = Databases.isPostgres(dataSource);
  }

  private record Asked(HttpServletRequest request, ClaimWish wish, Optional<Receipt> receipt) {}

  /** Claims and keeps the answer; empty where nothing was done. */
  Optional<Answer> claim(
      HttpServletRequest request, ClaimCommand command, Optional<Receipt> receipt) {
    return onPostgres
        ? claims.wish(command).flatMap(wish -> collapser.ask(new Asked(request, wish, receipt)))
        : Optional.empty();
  }

  /**
   * @param leave lets the next ones ask while these are written to disk
   */
  private List<Optional<Answer>> answer(List<Asked> asked, Runnable leave) {
    try {
      return transaction.execute(status -> {
        List<Optional<Answer>> all = claim(asked);
        leave.run();
        return all;
      });
    } catch (ConcurrencyFailureException | DataIntegrityViolationException somebodyWasQuicker) {
      return asked.stream().map(each -> Optional.<Answer>empty()).toList();
    }
  }

  private List<Optional<Answer>> claim(List<Asked> asked) {
    Map<ClaimWish, Answer> given = new HashMap<>();
    claims.claimTogether(
        asked.stream().map(Asked::wish).toList(),
        made -> {
          Map<ClientKey, KeptAnswer> kept = new HashMap<>();
          for (Asked each : asked) {
            ClaimDetails claim = made.get(each.wish());
            if (claim != null) {
              Answer answer = answers.claim(each.request(), new Claimed(claim));
              given.put(each.wish(), answer);
              each.receipt().ifPresent(receipt -> kept.put(receipt.key(), receipt.of(answer)));
            }
          }
          return kept.isEmpty() ? Optional.empty() : Optional.of(keys.keeping(kept));
        });
    return asked.stream().map(each -> Optional.ofNullable(given.get(each.wish()))).toList();
  }
}
