package org.promolist.code;

import java.util.Collection;
import java.util.Optional;
import org.promolist.list.WordRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Words stand among the codes, in no batch: the one unique index keeps both apart. */
@Component
final class CodeWords implements WordRegistry {

  /** Not a batch. */
  static final int NO_BATCH = 0;

  private final JdbcClient jdbc;

  CodeWords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> take(Collection<String> words) {
    return words.stream().filter(word -> !taken(word)).findFirst();
  }

  /** Waits for whoever is about to take the same text, and goes by what they do. */
  private boolean taken(String word) {
    return jdbc.sql("insert into code (batch_no, code) values (0, :word) on conflict do nothing")
            .param("word", word)
            .update()
        == 1;
  }

  @Override
  public void free(Collection<String> words) {
    if (!words.isEmpty()) {
      jdbc.sql("delete from code where batch_no = 0 and code in (:words)")
          .param("words", words)
          .update();
    }
  }
}
