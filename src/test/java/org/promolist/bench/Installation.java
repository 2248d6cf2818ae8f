package org.promolist.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.promolist.list.ManyLists;
import org.promolist.list.ManyListsTables;
import org.promolist.list.PromoCodeLists;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** The product running on a database of its own, with so many lists in it. */
final class Installation implements AutoCloseable {

  final int size;
  final ManyLists made;
  final PromoCodeLists lists;
  private final RunningProduct product;

  Installation(int size) throws IOException, SQLException {
    this.size = size;
    Map<String, Object> settings =
        new HashMap<>(RunningProduct.emptyDatabase(Integer.toString(size)));
    settings.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", true);
    product = RunningProduct.start(settings);
    made = new ManyLists(size, Instant.now());
    ManyListsTables.fill(product.part(DataSource.class), made);
    lists = product.part(PromoCodeLists.class);
  }

  /**
   * Writes a little to every table that is read. Otherwise H2 gives the answer it gave before to
   * the same question, which is not what is to be measured.
   */
  void touch() {
    JdbcClient jdbc = product.part(JdbcClient.class);
    UUID id = made.one();
    jdbc.sql("update promo_code_list set version = version where id = ?").param(id).update();
    for (String side : List.of("list_counts", "list_tag", "list_term", "list_word")) {
      jdbc.sql("update %s set list_id = list_id where list_id = ?".formatted(side))
          .param(id)
          .update();
    }
  }

  SecurityContextHolderStrategy securityContextHolder() {
    return product.part(SecurityContextHolderStrategy.class);
  }

  /** The body that a GET is answered with. */
  String get(String path) {
    return product.get(path);
  }

  @Override
  public void close() {
    product.close();
  }
}
