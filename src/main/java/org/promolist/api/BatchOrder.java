package org.promolist.api;

import org.jspecify.annotations.Nullable;
import org.promolist.code.PatternDraft;

/**
 * What a program asks to be generated.
 *
 * @param quantity never null once it has passed the rules
 */
record BatchOrder(@Nullable Integer quantity, PatternDraft pattern, boolean activate) {}
