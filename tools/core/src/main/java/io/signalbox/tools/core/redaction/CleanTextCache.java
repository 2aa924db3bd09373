package io.signalbox.tools.core.redaction;

import io.signalbox.config.secret.Sha256Hash;
import io.signalbox.tools.core.route.RedactionRule;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cache of SHA-256 digests of longer texts in which the redactor found nothing, so that repeated
 * prompts are not searched again. It never holds the texts themselves. Calls send the same
 * instructions each time and the same conversation with one more line: what was looked through once
 * need not be again. Safe for use from several threads.
 */
final class CleanTextCache {
  /**
   * Shortest text that is cached, in characters; searching a shorter one costs no more than its
   * digest.
   */
  private static final int SHORTEST = 256;

  private static final int MOST = 20_000;

  private final Set<Digest> digests = ConcurrentHashMap.newKeySet();

  /** Full 256-bit digest, since a collision could hide a secret. */
  record Digest(long a, long b, long c, long d, RedactionRule rule) {}

  /** Returns whether the text is long enough to be cached. */
  static boolean isLong(String text) {
    return text.length() >= SHORTEST;
  }

  /**
   * Returns the cache key of a text.
   *
   * @param rule a text may be clean for one and not for another
   */
  Digest digest(String text, RedactionRule rule) {
    ByteBuffer hash = ByteBuffer.wrap(Sha256Hash.bytes(text));
    return new Digest(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong(), rule);
  }

  boolean contains(Digest digest) {
    return digests.contains(digest);
  }

  void add(Digest digest) {
    if (digests.size() >= MOST) {
      digests.clear();
    }
    digests.add(digest);
  }
}
