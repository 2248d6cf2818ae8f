package org.promolist.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Before the first start makes its account: is this database the demo's to fill? */
@Component
@Profile("demo")
@Order(-1)
class DemoGate implements ApplicationRunner {

  private final Ownership ownership;

  DemoGate(Ownership ownership) {
    this.ownership = ownership;
  }

  @Override
  public void run(ApplicationArguments args) {
    ownership.take();
  }
}
