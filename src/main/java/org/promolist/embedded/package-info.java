/**
 * What the embedded database needs: a kill leaves whole transactions, and nobody stalls the others.
 */
@NullMarked
package org.promolist.embedded;

import org.jspecify.annotations.NullMarked;
