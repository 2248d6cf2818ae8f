package org.promolist.code;

import java.util.UUID;

/**
 * One code and where it belongs.
 *
 * @param listId its batch is named in the row
 */
public record CodeDetails(CodeRow row, UUID listId) {}
