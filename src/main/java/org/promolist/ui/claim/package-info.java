/** The pages about claims: of a list, one at a time, tried out. */
@NullMarked
package org.promolist.ui.claim;

import org.jspecify.annotations.NullMarked;
