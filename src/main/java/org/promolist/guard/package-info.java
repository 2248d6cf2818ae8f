/** What holds guessing back. Knows only opaque subjects. */
@NullMarked
package org.promolist.guard;

import org.jspecify.annotations.NullMarked;
