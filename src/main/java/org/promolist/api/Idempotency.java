package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  Answer once(HttpServletRequest request, Supplier<Answer> deed) {
    return once(request, MissingNode.getInstance(), deed);
  }

  /** Without the header, simply the deed. */
  Answer once(HttpServletRequest request, JsonNode body, Supplier<Answer> deed) {
    return once(request, () -> body.isMissingNode() ? "" : json.canonical(body), deed);
  }

  /**
   * As {@link #once(HttpServletRequest, JsonNode, Supplier)}, for a body that nobody could hold.
   *
   * @param sha256 of the file that was sent
   */
  Answer onceForFile(HttpServletRequest request, String sha256, Supplier<Answer> deed) {
    return once(request, () -> sha256, deed);
  }

  /** Whether a first answer is kept under the key of this request, whatever its body. */
  boolean isAnswered(HttpServletRequest request) {
    return key(request).flatMap(keys::find).isPresent();
  }

  private Answer once(HttpServletRequest request, Supplier<String> body, Supplier<Answer> deed) {
    Optional<ClientKey> key = key(request);
    return key.isEmpty()
        ? deed.get()
        : once(request, key.get(), fingerprint(request, body.get()), deed);
  }

  private Answer once(
      HttpServletRequest request, ClientKey key, String fingerprint, Supplier<Answer> deed) {
    if (!running.add(key)) {
      // Either the first, or a retry of what has its answer.
      return keys.find(key)
          .map(kept -> replay(kept, fingerprint))
          .orElseThrow(() -> ProblemException.of(ProblemKind.REQUEST_IN_PROGRESS));
    }
    try {
      return first(request, key, fingerprint, deed);
    } finally {
      running.remove(key);
    }
  }

  private Answer first(
      HttpServletRequest request, ClientKey key, String fingerprint, Supplier<Answer> deed) {
    try {
      return transaction.execute(status -> keep(key, fingerprint, deed.get()));
    } catch (AnsweredBefore e) {
      return replay(keys.find(key).orElseThrow(), fingerprint);
    } catch (RuntimeException refused) {
      return refusal(request, key, fingerprint, refused);
    }
  }

  /** The deed is rolled back; that it was refused is kept by itself. */
  private Answer refusal(
      HttpServletRequest request, ClientKey key, String fingerprint, RuntimeException refused) {
    // What refuses it may be that very request, done by somebody quicker: "name taken".
    Optional<KeptAnswer> kept = keys.find(key);
    if (kept.isPresent()) {
      return replay(kept.get(), fingerprint);
    }
    Answer answer = problems.answer(request, refused);
    if (ProblemKind.isKept(answer.status())
        && !keys.keep(key, new KeptAnswer(fingerprint, answer))) {
      return replay(keys.find(key).orElseThrow(), fingerprint);
    }
    return answer;
  }

  private Answer keep(ClientKey key, String fingerprint, Answer answer) {
    boolean isFirst =
        ProblemKind.isKept(answer.status())
            ? keys.keep(key, new KeptAnswer(fingerprint, answer))
            : keys.find(key).isEmpty();
    if (!isFirst) {
      throw new AnsweredBefore();
    }
    return answer;
  }

  private static Answer replay(KeptAnswer kept, String fingerprint) {
    if (!kept.fingerprint().equals(fingerprint)) {
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
