package io.signalbox.tools.workflow.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signs heads of the audit log with an HMAC key from the settings, and checks signatures. A
 * signature names its key by a short hash of it, so that heads of a former key are still checked
 * after the key was changed.
 */
final class HeadSigner {
  private static final int ID_LENGTH = 8;

  /** Keys by identifier; the first one signs. */
  private final Map<String, byte[]> keys = new LinkedHashMap<>();

  /**
   * @param keys the first signs, all are accepted; without one nothing is signed
   */
  HeadSigner(List<Secret> keys) {
    for (Secret key : keys) {
      byte[] bytes = key.reveal().getBytes(UTF_8);
      this.keys.putIfAbsent(
          KeyedHash.of(bytes, "signalbox audit key").substring(0, ID_LENGTH), bytes);
    }
  }

  /** Result of checking a signature against the configured keys. */
  enum Verdict {
    VALID,
    FORGED,
    KEY_UNKNOWN
  }

  boolean signs() {
    return !keys.isEmpty();
  }

  Optional<String> sign(long position, String hash) {
    return keys.entrySet().stream()
        .findFirst()
        .map(key -> key.getKey() + ":" + signature(key.getValue(), position, hash));
  }

  Verdict check(long position, String hash, String signature) {
    int colon = signature.indexOf(':');
    String id = colon < 0 ? "" : signature.substring(0, colon);
    byte[] key = keys.getOrDefault(id, new byte[0]);
    if (key.length == 0) {
      return Verdict.KEY_UNKNOWN;
    }
    String right = id + ":" + signature(key, position, hash);
    return KeyedHash.equal(right, signature) ? Verdict.VALID : Verdict.FORGED;
  }

  private static String signature(byte[] key, long position, String hash) {
    return KeyedHash.of(key, "signalbox audit head", Long.toString(position), hash);
  }
}
