package org.promolist.list;

import static org.promolist.list.ListRefusedException.Reason.CODE_TAKEN;
import static org.promolist.list.ListRefusedException.Reason.NAME_TAKEN;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Locale;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names are unique ignoring case among unarchived lists, words across all codes. Names are asked
 * for beforehand, for a precise answer; the unique index has the last word when two come at once.
 */
@Component
class ListUniqueness {

  private final EntityManager entities;
  private final JdbcClient jdbc;
  private final WordRegistry registry;

  ListUniqueness(EntityManager entities, JdbcClient jdbc, WordRegistry registry) {
    this.entities = entities;
    this.jdbc = jdbc;
    this.registry = registry;
  }

  /**
   * @throws ListRefusedException {@code NAME_TAKEN}
   */
  void checkName(PromoCodeList list) {
    if (list.nameKey() != null && nameTaken(list)) {
      throw new ListRefusedException(NAME_TAKEN, list.name());
    }
  }

  private boolean nameTaken(PromoCodeList list) {
    return jdbc.sql("select 1 from promo_code_list where name_key = :key and id <> :id")
        .param("key", list.nameKey())
        .param("id", list.id())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * Takes the words that came and frees those that went. Two who bring the same words at once wait
   * for each other in one order, not crosswise.
   *
   * @throws ListRefusedException {@code CODE_TAKEN}
   */
  void registerWords(Collection<String> before, Collection<String> after) {
    registry.free(before.stream().filter(word -> !after.contains(word)).toList());
    registry
        .take(after.stream().filter(word -> !before.contains(word)).sorted().toList())
        .ifPresent(word -> {
          throw new ListRefusedException(CODE_TAKEN, word);
        });
  }

  /** Writes what {@code list} became, and says so where somebody else was first with its name. */
  void guard(PromoCodeList list, Runnable write) {
    try {
      write.run();
      entities.flush();
    } catch (ConstraintViolationException taken) {
      String constraint = String.valueOf(taken.getMessage()).toLowerCase(Locale.ROOT);
      if (constraint.contains("promo_code_list_name_unique")) {
        throw new ListRefusedException(NAME_TAKEN, list.name());
      }
      throw taken;
    }
  }
}
