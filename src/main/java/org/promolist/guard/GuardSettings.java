package org.promolist.guard;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param timeZone of the loyalty program: where its calendar weeks, months and years begin
 */
@ConfigurationProperties("promolist")
record GuardSettings(@DefaultValue("UTC") ZoneId timeZone) {}
