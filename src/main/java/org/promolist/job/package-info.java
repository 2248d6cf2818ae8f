/** Persisted background work: progress, cancel, resume, on whichever node is free. */
@NullMarked
package org.promolist.job;

import org.jspecify.annotations.NullMarked;
