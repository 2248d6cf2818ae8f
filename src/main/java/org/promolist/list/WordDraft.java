package org.promolist.list;

import org.jspecify.annotations.Nullable;

/**
 * A word of a multi-use list as a person or program gives it.
 *
 * @param code any form of it; read by {@link org.promolist.shared.CodeText#parse}
 * @param cap the most claims of this word, 1–1,000,000,000; null for no cap of its own
 */
public record WordDraft(String code, @Nullable Integer cap) {}
