package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.promolist.api.IdempotencyKeys.ClientKey;
import org.promolist.api.IdempotencyKeys.KeptAnswer;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Sha256;
import org.promolist.shared.Violation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Does what a POST asks for once per {@code Idempotency-Key}, however often it is sent.
 *
 * <p>The deed and its answer are one transaction: after a crash there are both or neither. Nobody
 * looks for an answer beforehand: most requests are no retries, and one that is finds its key taken
 * and undoes what it did.
 */
@Component
class Idempotency {

  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final String PRINTABLE = "[\\x20-\\x7e]{1,128}";

  /** Keys of which a request is running on this node. */
  private final Set<ClientKey> running = ConcurrentHashMap.newKeySet();

  private final IdempotencyKeys keys;
  private final TransactionOperations transaction;
  private final CurrentActor currentActor;
  private final Problems problems;
  private final Json json;

  Idempotency(
      IdempotencyKeys keys,
      TransactionOperations transaction,
      CurrentActor currentActor,
      Problems problems,
      Json json) {
    this.keys = keys;
    this.transaction = transaction;
    this.currentActor = currentActor;
    this.problems = problems;
    this.json = json;
  }

  /** The key has its answer: what was done just now is undone. */
  private static final class AnsweredBefore extends RuntimeException {}

  /** The request that an answer is kept for: its key, and all that a retry must have alike. */
  record Receipt(ClientKey key, String fingerprint) {

    KeptAnswer of(Answer answer) {
      return new KeptAnswer(fingerprint, answer);
    }
  }

  /**
   * A deed that may be done along with others.
   *
   * @param together does it and keeps its answer, if there is a receipt; empty where it did neither
   * @param alone does it then
   */
  record Deed(Function<Optional<Receipt>, Optional<Answer>> together, Supplier<Answer> alone) {}

  Answer once(HttpServletRequest request, Supplier<Answer> deed) {
    return once(request, MissingNode.getInstance(), deed);
  }

  /** Without the header, simply the deed. */
  Answer once(HttpServletRequest request, JsonNode body, Supplier<Answer> deed) {
    return once(request, body, new Deed(receipt -> Optional.empty(), deed));
  }

  Answer once(HttpServletRequest request, JsonNode body, Deed deed) {
    return once(request, () -> body.isMissingNode() ? "" : json.canonical(body), deed);
  }

  /**
   * As {@link #once(HttpServletRequest, JsonNode, Supplier)}, for a body that nobody could hold.
   *
   * @param sha256 of the file that was sent
   */
  Answer onceForFile(HttpServletRequest request, String sha256, Supplier<Answer> deed) {
    return once(request, () -> sha256, new Deed(receipt -> Optional.empty(), deed));
  }

  /** Whether a first answer is kept under the key of this request, whatever its body. */
  boolean isAnswered(HttpServletRequest request) {
    return key(request).flatMap(keys::find).isPresent();
  }

  private Answer once(HttpServletRequest request, Supplier<String> body, Deed deed) {
    Optional<Receipt> receipt =
        key(request).map(key -> new Receipt(key, fingerprint(request, body.get())));
    return receipt
        .map(once -> once(request, once, deed))
        .orElseGet(() -> deed.together().apply(receipt).orElseGet(deed.alone()));
  }

  private Answer once(HttpServletRequest request, Receipt receipt, Deed deed) {
    if (!running.add(receipt.key())) {
      // Either the first, or a retry of what has its answer.
      return keys.find(receipt.key())
          .map(kept -> replay(kept, receipt))
          .orElseThrow(() -> ProblemException.of(ProblemKind.REQUEST_IN_PROGRESS));
    }
    try {
      return deed.together()
          .apply(Optional.of(receipt))
          .orElseGet(() -> first(request, receipt, deed.alone()));
    } finally {
      running.remove(receipt.key());
    }
  }

  private Answer first(HttpServletRequest request, Receipt receipt, Supplier<Answer> deed) {
    try {
      return transaction.execute(status -> keep(receipt, deed.get()));
    } catch (AnsweredBefore e) {
      return replay(keys.find(receipt.key()).orElseThrow(), receipt);
    } catch (RuntimeException refused) {
      return refusal(request, receipt, refused);
    }
  }

  /** The deed is rolled back; that it was refused is kept by itself. */
  private Answer refusal(HttpServletRequest request, Receipt receipt, RuntimeException refused) {
    // What refuses it may be that very request, done by somebody quicker: "name taken".
    Optional<KeptAnswer> kept = keys.find(receipt.key());
    if (kept.isPresent()) {
      return replay(kept.get(), receipt);
    }
    Answer answer = problems.answer(request, refused);
    if (ProblemKind.isKept(answer.status()) && !keys.keep(receipt.key(), receipt.of(answer))) {
      return replay(keys.find(receipt.key()).orElseThrow(), receipt);
    }
    return answer;
  }

  private Answer keep(Receipt receipt, Answer answer) {
    boolean isFirst =
        ProblemKind.isKept(answer.status())
            ? keys.keep(receipt.key(), receipt.of(answer))
            : keys.find(receipt.key()).isEmpty();
    if (!isFirst) {
      throw new AnsweredBefore();
    }
    return answer;
  }

  private static Answer replay(KeptAnswer kept, Receipt receipt) {
    if (!kept.fingerprint().equals(receipt.fingerprint())) {
      throw ProblemException.of(ProblemKind.IDEMPOTENCY_KEY_REUSED);
    }
    return kept.answer().withHeaders(Map.of(REPLAYED, "true"));
  }

  private Optional<ClientKey> key(HttpServletRequest request) {
    List<String> given = Collections.list(request.getHeaders(KEY));
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() > 1 || !given.getFirst().matches(PRINTABLE)) {
      throw new InvalidInputException(List.of(Violation.of(KEY, "malformed_key")));
    }
    return Optional.of(
        new ClientKey(Objects.requireNonNull(currentActor.get().id()), given.getFirst()));
  }

  private static String fingerprint(HttpServletRequest request, String body) {
    return Sha256.hex(
        String.join(
            "\n",
            request.getMethod(),
            request.getRequestURI(),
            Objects.toString(request.getQueryString(), ""),
            body));
  }
}
