package org.promolist.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.thread.Threading;
import org.springframework.mock.env.MockEnvironment;

class EmbeddedThreadsTest {

  private final MockEnvironment environment = new MockEnvironment();

  EmbeddedThreadsTest() {
    new EmbeddedThreads().postProcessEnvironment(environment, new SpringApplication());
  }

  @Test
  void threadsAreVirtualUnlessTheDatabaseIsEmbedded() {
    assertVirtual("jdbc:h2:file:./data/promolist;MODE=PostgreSQL", false);
    assertVirtual("jdbc:h2:mem:test", false);
    assertVirtual("jdbc:postgresql://db.example.org/promolist", true);
  }

  private void assertVirtual(String url, boolean virtual) {
    environment.setProperty("spring.datasource.url", url);
    assertThat(Threading.VIRTUAL.isActive(environment)).isEqualTo(virtual);
  }

  @Test
  void whoeverSetsItKnowsBetter() {
    environment.setProperty("spring.datasource.url", "jdbc:h2:mem:test");
    environment.setProperty("spring.threads.virtual.enabled", "true");
    assertThat(Threading.VIRTUAL.isActive(environment)).isTrue();
  }
}
