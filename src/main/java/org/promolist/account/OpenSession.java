package org.promolist.account;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody signed in somewhere.
 *
 * @param lastSeenAt to the minute
 * @param address of the network it comes from
 * @param browser and system, such as "Firefox, Linux"; empty where it didn't say
 * @param current whether this is the one that asks
 */
public record OpenSession(
    UUID id,
    Instant startedAt,
    Instant lastSeenAt,
    String address,
    String browser,
    boolean current) {}
