package org.promolist.guard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.promolist.shared.RoundTrip.Question;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds guessing back. Attempts of one subject go one after the other, so that no number of them at
 * once gets further than as many in a row; different subjects never wait for each other.
 */
@Service
public class AttemptGuard {

  private final SubjectTable subjects;
  private final Policies policies;
  private final GuardSettings settings;

  AttemptGuard(SubjectTable subjects, Policies policies, GuardSettings settings) {
    this.subjects = subjects;
    this.policies = policies;
    this.settings = settings;
  }

  /**
   * Lets a subject step up: the others of its name wait until the present transaction ends. One
   * that nobody has seen before is known from now on.
   *
   * @param formerName that it may have been known by; its state stands under one of both
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public SubjectState admit(String subject, String formerName) {
    List<SubjectState> known = subjects.lock(subject, formerName);
    if (!known.isEmpty()) {
      return known.getFirst();
    }
    subjects.add(subject, formerName);
    List<SubjectState> found = subjects.lock(subject, formerName);
    if (found.size() == 1) {
      return found.getFirst();
    }
    // It waited for somebody to add it and give it its former name, and has added it once more.
    subjects.remove(subject);
    return found.stream()
        .filter(state -> state.subject().equals(formerName))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What lets a subject step up like {@link #admit}, for who has more to ask once it has. Answered
   * by nothing where nobody is known by this name: then admit it.
   */
  public Question<SubjectState> stepUp(String subject) {
    return subjects.locking(subject);
  }

  /**
   * What lets all of these step up who need not wait for it, for who has more to ask once they
   * have. Those whom nobody knows, or who step up elsewhere at this moment, are not in its answer.
   */
  public Question<SubjectState> stepUp(Collection<String> names) {
    return subjects.locking(names);
  }

  /**
   * Lets those of these subjects step up whom nobody has seen before, by neither name; they are
   * known from now on. The others are not in the answer, whoever holds them.
   *
   * @param formerNames of each, that it may have been known by
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<SubjectState> admitNew(Map<String, String> formerNames) {
    return subjects.addNew(formerNames).stream().map(SubjectState::fresh).toList();
  }

  /** Where a subject stands, without a lock; as one that was never seen if it never was. */
  @Transactional(readOnly = true)
  public SubjectState state(String subject, String formerName) {
    return subjects.find(subject, formerName).orElseGet(() -> SubjectState.fresh(subject));
  }

  /** Whether it was ever admitted, by either name. */
  @Transactional(readOnly = true)
  public boolean knows(String subject, String formerName) {
    return subjects.find(subject, formerName).isPresent();
  }

  /**
   * Counts a wrong guess of a subject that was admitted.
   *
   * @param quarters how much of a whole one it counts, in quarters; above 0
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public SubjectState guessedWrong(SubjectState state, int quarters, Instant now) {
    SubjectState after = state.guessedWrong(quarters, policies.lockout(), now);
    subjects.lockout(after);
    return after;
  }

  /**
   * What counts a claim of a subject that was admitted, for who sends it along with the claim.
   *
   * @param provided a question; without a row in answer nothing is counted
   */
  public Statement claimed(SubjectState state, Instant now, Statement provided) {
    return subjects.claimed(state.subject(), SubjectState.day(now, zone()), provided);
  }

  /** What counts a claim of each of these subjects, who were admitted. */
  public Statement claimed(Collection<String> names, Instant now) {
    return subjects.claimed(names, SubjectState.day(now, zone()));
  }

  /** The claim that a subject, admitted, made then stands no longer. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void givenBack(SubjectState state, Instant claimedAt) {
    subjects.givenBack(state.subject(), SubjectState.day(claimedAt, zone()));
  }

  /** Forgets what a subject, admitted, guessed wrong in a row, and lets it in at once. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void unlock(SubjectState state) {
    subjects.lockout(new SubjectState(state.subject(), 0, state.cumulative(), null, state.used()));
  }

  /** A subject, admitted, is known by another name from now on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void rename(SubjectState state, String newName) {
    subjects.rename(state.subject(), newName);
  }

  /** Where the program's calendar weeks, months and years begin. */
  public ZoneId zone() {
    return settings.timeZone();
  }
}
