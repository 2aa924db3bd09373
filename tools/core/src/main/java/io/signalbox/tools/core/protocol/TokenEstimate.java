package io.signalbox.tools.core.protocol;

/**
 * Estimates a prompt's tokens from its bytes, rather too many than too few: three letters a token,
 * two of all other bytes.
 */
final class TokenEstimate {
  private static final int LETTERS = 3;
  private static final int OTHERS = 2;

  private TokenEstimate() {}

  /**
   * Returns the estimated number of tokens.
   *
   * @param data bytes of pictures and sounds among them, which are not counted
   */
  static long of(byte[] bytes, long data) {
    long letters = 0;
    for (byte b : bytes) {
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == ' ';
      letters += letter ? 1 : 0;
    }
    long others = bytes.length - letters;
    long text = bytes.length == 0 ? 0 : bytes.length - Math.min(data, bytes.length);
    double share = bytes.length == 0 ? 0 : (double) text / bytes.length;
    return (long) Math.ceil(share * ((double) letters / LETTERS + (double) others / OTHERS)) + 1;
  }
}
