package org.promolist.audit;

import org.jspecify.annotations.Nullable;

/**
 * One field of one object before and after. Values are what JSON can say: text, numbers, booleans,
 * lists and maps of them, or null where there was or is none.
 */
public record Change(String field, @Nullable Object oldValue, @Nullable Object newValue) {}
