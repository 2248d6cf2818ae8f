package org.promolist.demo;

/** The demo was started on a database that is not its own. */
class OtherDataException extends RuntimeException {

  OtherDataException() {
    super("this database holds other data, and the demo fills empty ones only");
  }
}
