/** A promo code list: its rules, status, validity, words, and edits. */
@NullMarked
package org.promolist.list;

import org.jspecify.annotations.NullMarked;
