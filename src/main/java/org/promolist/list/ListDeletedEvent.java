package org.promolist.list;

import java.util.UUID;

/** A list is being deleted, in the present transaction. */
public record ListDeletedEvent(UUID listId) {}
