/** People, their roles, API clients, and how either proves who it is. */
@NullMarked
package org.promolist.account;

import org.jspecify.annotations.NullMarked;
