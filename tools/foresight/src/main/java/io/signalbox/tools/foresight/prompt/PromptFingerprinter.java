package io.signalbox.tools.foresight.prompt;

import io.signalbox.config.secret.HmacSha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.Mac;

/**
 * Computes fingerprints of texts by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) over
 * words.
 *
 * <p>Each run of four words is hashed; of each three neighbouring hashes the smallest is kept. Two
 * texts that share six words in a row therefore share a fingerprint, and two that share fewer than
 * four share none. The hash is an HMAC with a key of the installation, because the words of a short
 * text could be found by trying. Safe for use by many threads.
 */
public final class PromptFingerprinter {
  /**
   * Words in each hashed run; four found 97 % of planted fragments at 97 % precision, eight 82 %.
   */
  private static final int RUN = 4;

  /** Neighbouring hashes of which the smallest is kept. */
  private static final int WINDOW = 3;

  private final byte[] key;

  /**
   * @param key secret of the installation, at least 16 bytes
   */
  public PromptFingerprinter(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a fingerprint key has at least 16 bytes");
    }
    this.key = key.clone();
  }

  /** Returns the winnowed fingerprints of a text for storing: about every second hash. */
  public FingerprintSet winnowed(String text) {
    Mac mac = HmacSha256.keyed(key);
    return FingerprintSet.of(
        PromptWords.runs(text).stream().flatMapToLong(run -> winnow(hashes(mac, run))));
  }

  /** Returns all hashes of a text, to find which stored fingerprints it contains. */
  public FingerprintSet complete(String text) {
    Mac mac = HmacSha256.keyed(key);
    return FingerprintSet.of(
        PromptWords.runs(text).stream().flatMapToLong(run -> LongStream.of(hashes(mac, run))));
  }

  /** Returns the keyed hash of a whole text as hexadecimal digits. */
  public String whole(String text) {
    return HexFormat.of().formatHex(HmacSha256.of(key, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static long[] hashes(Mac mac, List<String> words) {
    return IntStream.rangeClosed(0, words.size() - RUN)
        .mapToLong(from -> hash(mac, words.subList(from, from + RUN)))
        .toArray();
  }

  private static long hash(Mac mac, List<String> words) {
    byte[] bytes = String.join(" ", words).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(mac.doFinal(bytes)).getLong();
  }

  private static LongStream winnow(long[] hashes) {
    int windows = Math.max(1, hashes.length - WINDOW + 1);
    return IntStream.range(0, hashes.length == 0 ? 0 : windows)
        .mapToLong(from -> smallest(hashes, from, Math.min(hashes.length, from + WINDOW)));
  }

  private static long smallest(long[] hashes, int from, int until) {
    long smallest = hashes[from];
    for (int i = from + 1; i < until; i++) {
      smallest = Math.min(smallest, hashes[i]);
    }
    return smallest;
  }
}
