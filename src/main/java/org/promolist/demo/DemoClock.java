package org.promolist.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The system's clock, except for whoever is telling the demo's story: for that thread, while it
 * tells, it stands at the moment of the story. Nothing needs to be set back afterwards.
 */
@Component
@Profile("demo")
class DemoClock extends Clock {

  private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

  static void at(Instant moment, Runnable deed) {
    ScopedValue.where(MOMENT, moment).run(deed);
  }

  @Override
  public Instant instant() {
    return MOMENT.isBound() ? MOMENT.get() : Instant.now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("whoever wants a zone names it");
  }
}
