package org.promolist.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of background work.
 *
 * @param threads how many jobs a node runs at once, at least 1
 * @param keptFor how long a job that has ended is listed
 */
@ConfigurationProperties("promolist.jobs")
record JobSettings(@DefaultValue("4") int threads, @DefaultValue("30d") Duration keptFor) {

  JobSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("promolist.jobs.threads is below 1");
    }
  }
}
