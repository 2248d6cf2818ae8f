/** Append-only: who did what to what, and when. */
@NullMarked
package org.promolist.audit;

import org.jspecify.annotations.NullMarked;
