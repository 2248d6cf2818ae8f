/** The REST edge: reads requests strictly, calls the features, answers JSON and problems. */
@NullMarked
package org.promolist.api;

import org.jspecify.annotations.NullMarked;
