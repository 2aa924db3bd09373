package io.signalbox.knowledge.corpus;

import io.signalbox.config.secret.Sha256Hash;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.Passage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 hash builder over a sequence of texts, used to tell whether a document or text has
 * changed.
 */
public final class ContentFingerprint {
  private final MessageDigest digest = Sha256Hash.digest();

  /** Adds a text, followed by a separator byte that UTF-8 never contains. */
  public ContentFingerprint add(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xff);
    return this;
  }

  /**
   * Returns the hash of all texts added, as 64 lower-case hexadecimal digits; the object must not
   * be used afterwards.
   */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the hash of everything that a document shows, its access rule included. */
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
