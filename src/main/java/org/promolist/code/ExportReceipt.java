package org.promolist.code;

/**
 * What left the house.
 *
 * @param sha256 of all bytes, the header's included, in lower-case hexadecimals
 */
public record ExportReceipt(long codes, String sha256) {}
