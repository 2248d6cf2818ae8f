package org.promolist;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has PostgreSQL notice within a minute that a node is gone without a word, by power or network. By
 * default it does after two hours, and until then what that node was changing is locked: customers
 * could not claim, lists not be edited.
 */
@Configuration(proxyBeanMethods = false)
class PostgresSessions {

  /** Asked after 30 s of silence, then each 10 s; three times unanswered, the session is ended. */
  private static final String ASK_WHETHER_WE_LIVE =
      "set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10;"
          + " set tcp_keepalives_count = 3";

  @Bean
  static BeanPostProcessor askedWhetherTheyLive() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
            && pool.getJdbcUrl().startsWith("jdbc:postgresql:")
            && pool.getConnectionInitSql() == null) {
          pool.setConnectionInitSql(ASK_WHETHER_WE_LIVE);
        }
        return bean;
      }
    };
  }
}
