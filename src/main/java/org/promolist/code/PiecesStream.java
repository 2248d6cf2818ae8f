package org.promolist.code;

import java.io.InputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Bytes that are kept in numbered pieces, one of them in memory at a time. */
final class PiecesStream extends InputStream {

  private final IntFunction<byte @Nullable []> pieces;
  private byte @Nullable [] piece = new byte[0];
  private int at;
  private int next;

  /**
   * Reads from the first piece on.
   *
   * @param pieces by number from 0; null after the last
   */
  PiecesStream(IntFunction<byte @Nullable []> pieces) {
    this.pieces = pieces;
  }

  @Override
  public int read() {
    byte[] current = current();
    return current == null ? -1 : current[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    byte[] current = current();
    if (current == null) {
      return -1;
    }
    int read = Math.min(length, current.length - at);
    System.arraycopy(current, at, into, offset, read);
    at += read;
    return read;
  }

  private byte @Nullable [] current() {
    while (piece != null && at == piece.length) {
      piece = pieces.apply(next++);
      at = 0;
    }
    return piece;
  }
}
