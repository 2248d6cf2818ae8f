/** What the embedded database needs so that a kill at any moment leaves whole transactions. */
@NullMarked
package org.promolist.embedded;

import org.jspecify.annotations.NullMarked;
