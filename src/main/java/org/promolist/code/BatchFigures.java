package org.promolist.code;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The figures of batches that others know first. */
@Service
public class BatchFigures {

  private final BatchStore batches;

  BatchFigures(BatchStore batches) {
    this.batches = batches;
  }

  /** What the claims of some batches come to for their list. */
  public record Change(long claimable, long voided) {

    static final Change NONE = new Change(0, 0);

    Change plus(Change other) {
      return new Change(claimable + other.claimable, voided + other.voided);
    }
  }

  /** So many more codes of a batch are claimed, and reserved; fewer where negative. */
  public record Claims(long claimed, long reserved) {

    public Claims plus(Claims other) {
      return new Claims(claimed + other.claimed, reserved + other.reserved);
    }
  }

  /**
   * Of each batch, so many more codes are claimed and reserved, or fewer where negative. Batches
   * that are gone are passed over.
   *
   * @param more by the number of the batch
   * @return for the figures of their lists, which are left to the caller: they are locked last
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, Change> addClaims(SortedMap<Integer, Claims> more) {
    Map<UUID, Change> changes = new HashMap<>();
    more.forEach((no, claims) ->
        batches
            .lockByNo(no)
            .ifPresent(
                batch -> changes.merge(batch.listId(), claimed(batch, claims), Change::plus)));
    return changes;
  }

  private static Change claimed(CodeBatch batch, Claims more) {
    long claimable = batch.claimable();
    long dead = batch.dead();
    batch.claimsRolledUp(more.claimed(), more.reserved());
    return new Change(batch.claimable() - claimable, batch.dead() - dead);
  }
}
