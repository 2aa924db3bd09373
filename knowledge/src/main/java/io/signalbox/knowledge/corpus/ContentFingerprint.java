package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.Passage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over parts, each closed by a byte that UTF-8 never contains, so that parts cannot run
 * together.
 */
public final class ContentFingerprint {
  private final MessageDigest digest;

  public ContentFingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a part. */
  public ContentFingerprint add(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xff);
    return this;
  }

  /**
   * The fingerprint of all parts so far, 64 lower-case hexadecimal digits; ends this object's use.
   */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The fingerprint of everything that a document shows, its access rule included. */
  public static String of(Document document) {
    ContentFingerprint all =
        new ContentFingerprint()
            .add(document.source())
            .add(document.kind().name())
            .add(document.access().text())
            .add(document.frontMatter().toString());
    for (Passage passage : document.passages()) {
      all.add(passage.headingPath().toString()).add(passage.text());
    }
    return all.hex();
  }
}
