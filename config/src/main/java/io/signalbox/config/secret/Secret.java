package io.signalbox.config.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must never be shown: prints as {@code ***} wherever it ends up. Not serializable and
 * without a getter in bean form, so that no mapper finds the value by itself.
 */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The value itself; call it only where it is handed to the thing that needs it. */
  public String reveal() {
    return value;
  }

  /** Compares in time that depends on the lengths only, so that equality cannot be guessed at. */
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
