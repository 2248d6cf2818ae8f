/** Who claims: known by the program's own ids, registered, erased. */
@NullMarked
package org.promolist.customer;

import org.jspecify.annotations.NullMarked;
