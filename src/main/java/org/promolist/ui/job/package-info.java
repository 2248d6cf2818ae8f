/** Background work as people see it: its page, its progress wherever they are, how it ended. */
@NullMarked
package org.promolist.ui.job;

import org.jspecify.annotations.NullMarked;
