package org.promolist.account;

import java.io.Serializable;
import org.promolist.shared.Actor;

/** A principal that can say who acts. */
interface ActingPrincipal extends Serializable {

  Actor actor();
}
