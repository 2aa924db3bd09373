package io.signalbox.config.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Wrapper of a secret string whose {@code toString} prints {@code ***}. Not serializable and
 * without a getter in bean form, so that no mapper finds the value by itself.
 */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** Returns the secret string; to be called only where it is handed to the API that needs it. */
  public String reveal() {
    return value;
  }

  /** Compares in constant time for equal lengths, so that equality cannot be guessed by timing. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
