/** Redeeming a code: claims, refusals, reversals, and why it went as it did. */
@NullMarked
package org.promolist.claim;

import org.jspecify.annotations.NullMarked;
