package org.promolist.code;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of batches. */
@Component
class BatchStore {

  private final EntityManager entities;
  private final JdbcClient jdbc;

  BatchStore(EntityManager entities, JdbcClient jdbc) {
    this.entities = entities;
    this.jdbc = jdbc;
  }

  void add(CodeBatch batch) {
    entities.persist(batch);
    entities.flush();
  }

  /**
   * @throws NoSuchBatchException if there is none of this id
   */
  CodeBatch get(UUID id) {
    return entities
        .createQuery("from CodeBatch where id = :id", CodeBatch.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchBatchException(id));
  }

  /**
   * The batch as it is now, and nobody else's until the present transaction ends. Read anew under
   * the lock: a transaction that looked at it before would otherwise go by what it saw then.
   *
   * @throws NoSuchBatchException if there is none of this id
   */
  CodeBatch lock(UUID id) {
    CodeBatch batch = get(id); // after writing what this transaction itself has changed
    try {
      entities.refresh(batch, LockModeType.PESSIMISTIC_WRITE);
    } catch (EntityNotFoundException goneMeanwhile) {
      throw new NoSuchBatchException(id);
    }
    return batch;
  }

  /**
   * How many more of its codes are claimed than its row says yet: the claims of the last second
   * wait to be rolled up. Exact while its row is locked, which a roll-up waits for.
   */
  long claimsWaiting(CodeBatch batch) {
    return jdbc.sql(
            """
            select coalesce(sum(claimed - reopened), 0) from claim_tally
            where list_id = :list and batch_no = :no
            """)
        .param("list", batch.listId())
        .param("no", batch.no())
        .query(Long.class)
        .single();
  }

  /** As {@link #lock(UUID)}, by its number; empty if it is gone. */
  Optional<CodeBatch> lockByNo(int no) {
    return entities
        .createQuery("select id from CodeBatch where no = :no", UUID.class)
        .setParameter("no", no)
        .getResultList()
        .stream()
        .findFirst()
        .map(this::lock);
  }

  void remove(CodeBatch batch) {
    entities.remove(batch);
  }

  /** Of the last batch that the list had; 0 if it never had any. The list is held. */
  int lastNumber(UUID listId) {
    return entities
        .createQuery(
            "select coalesce(max(number), 0) from CodeBatch where listId = :list", Integer.class)
        .setParameter("list", listId)
        .getSingleResult();
  }

  /** Latest first. */
  List<CodeBatch> page(UUID listId, int beforeNumber, int limit) {
    return entities
        .createQuery(
            """
            from CodeBatch where listId = :list and number < :before and state <> :removed
            order by number desc
            """,
            CodeBatch.class)
        .setParameter("list", listId)
        .setParameter("before", beforeNumber)
        .setParameter("removed", BatchState.REMOVED)
        .setMaxResults(limit)
        .getResultList();
  }

  List<CodeBatch> all(UUID listId) {
    return entities
        .createQuery("from CodeBatch where listId = :list order by no", CodeBatch.class)
        .setParameter("list", listId)
        .getResultList();
  }
}
