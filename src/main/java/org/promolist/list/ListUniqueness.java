package org.promolist.list;

import static org.promolist.list.ListRefusedException.Reason.CODE_TAKEN;
import static org.promolist.list.ListRefusedException.Reason.NAME_TAKEN;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names are unique ignoring case among unarchived lists, words across all lists. Asked beforehand
 * for a precise answer; the unique indexes have the last word when two come at once.
 */
@Component
class ListUniqueness {

  private final EntityManager entities;
  private final JdbcClient jdbc;

  ListUniqueness(EntityManager entities, JdbcClient jdbc) {
    this.entities = entities;
    this.jdbc = jdbc;
  }

  /**
   * @throws ListRefusedException {@code NAME_TAKEN} or {@code CODE_TAKEN}
   */
  void check(PromoCodeList list) {
    if (list.nameKey() != null && nameTaken(list)) {
      throw new ListRefusedException(NAME_TAKEN, list.name());
    }
    takenWord(list)
        .ifPresent(word -> {
          throw new ListRefusedException(CODE_TAKEN, word);
        });
  }

  private boolean nameTaken(PromoCodeList list) {
    return jdbc.sql("select 1 from promo_code_list where name_key = :key and id <> :id")
        .param("key", list.nameKey())
        .param("id", list.id())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private Optional<String> takenWord(PromoCodeList list) {
    Collection<String> words = list.wordTexts();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return jdbc
        .sql("select word from list_word where word in (:words) and list_id <> :id order by word")
        .param("words", words)
        .param("id", list.id())
        .query((rs, row) -> rs.getString(1))
        .stream()
        .findFirst();
  }

  /** Writes what {@code list} became, and says who lost where somebody else was first. */
  void guard(PromoCodeList list, Runnable write) {
    try {
      write.run();
      entities.flush();
    } catch (ConstraintViolationException taken) {
      String constraint = String.valueOf(taken.getMessage()).toLowerCase(Locale.ROOT);
      if (constraint.contains("promo_code_list_name_unique")) {
        throw new ListRefusedException(NAME_TAKEN, list.name());
      }
      if (constraint.contains("list_word")) {
        throw new ListRefusedException(CODE_TAKEN, String.join(", ", list.wordTexts()));
      }
      throw taken;
    }
  }
}
