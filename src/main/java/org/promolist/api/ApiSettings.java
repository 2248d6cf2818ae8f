package org.promolist.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the REST edge.
 *
 * @param requestsPerSecond how many requests each API client may make, on each node; 0 for no limit
 */
@ConfigurationProperties("promolist.api")
record ApiSettings(@DefaultValue("5000") int requestsPerSecond) {

  ApiSettings {
    if (requestsPerSecond < 0) {
      throw new IllegalArgumentException("promolist.api.requests-per-second is below 0");
    }
  }
}
