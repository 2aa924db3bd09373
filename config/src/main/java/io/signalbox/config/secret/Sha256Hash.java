package io.signalbox.config.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 hashes of bytes and of texts in UTF-8, as bytes or as hexadecimal digits. */
public final class Sha256Hash {
  private Sha256Hash() {}

  /** Returns a digest to which bytes are added part by part. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Returns the 32 bytes of a text's hash. */
  public static byte[] bytes(String text) {
    return digest().digest(text.getBytes(UTF_8));
  }

  /** Returns the 64 digits of a text's hash. */
  public static String hex(String text) {
    return hex(text.getBytes(UTF_8));
  }

  /** Returns the 64 digits of the hash of these bytes. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }
}
