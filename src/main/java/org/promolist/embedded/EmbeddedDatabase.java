package org.promolist.embedded;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gate before the pool, where the database is the embedded one. */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabase {

  @Bean
  static BeanPostProcessor gate(ObjectProvider<JdbcConnectionDetails> connection) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool
                && connection.getObject().getJdbcUrl().startsWith("jdbc:h2:")
            ? new GatedDataSource(pool)
            : bean;
      }
    };
  }
}
