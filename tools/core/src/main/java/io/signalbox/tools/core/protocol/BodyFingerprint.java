package io.signalbox.tools.core.protocol;

import io.signalbox.config.secret.Sha256Hash;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** SHA-256 fingerprint over parts of a request body; empty when no part was added. */
public final class BodyFingerprint {
  private final MessageDigest digest = Sha256Hash.digest();
  private boolean empty = true;

  /** Returns the SHA-256 fingerprint of these bytes. */
  public static String of(byte[] bytes) {
    BodyFingerprint print = new BodyFingerprint();
    print.add(bytes, new ByteRange(0, bytes.length));
    return print.text().orElseThrow();
  }

  void add(byte[] bytes, ByteRange range) {
    empty = false;
    digest.update(bytes, range.start(), range.length());
    digest.update((byte) 0);
  }

  Optional<String> text() {
    return empty ? Optional.empty() : Optional.of(HexFormat.of().formatHex(digest.digest()));
  }
}
