package io.signalbox.knowledge.masking.scan;

/** ASCII alphabets of the character runs in API keys and tokens. */
public enum CharacterSet {
  DIGIT("0123456789"),
  HEX("0123456789abcdefABCDEF"),
  LOWER("abcdefghijklmnopqrstuvwxyz0123456789"),
  UPPER("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
  ALNUM("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
  /** Letters, digits and _. */
  WORD(ALNUM.characters + "_"),
  /** Base64 for URLs. */
  URL(ALNUM.characters + "_-"),
  /** Base64 for URLs with its padding. */
  PADDED(ALNUM.characters + "_-="),
  /** Base64 with its padding. */
  BASE64(ALNUM.characters + "+/="),
  /** Alphabet of Azure client secrets. */
  TILDE(ALNUM.characters + "_-.~"),
  /** Base64 for URLs, in parts. */
  DOTTED(ALNUM.characters + "_-.="),
  /** A UUID's. */
  UUID("0123456789abcdefABCDEF-"),
  /** A path's, below a host. */
  PATH(ALNUM.characters + "_-/"),
  /** Letters, digits, _, + and -. */
  PLUS(ALNUM.characters + "_+-"),
  /** Base64 of crypt(3). */
  CRYPT(ALNUM.characters + "./");

  private final String characters;

  /** Bit set of the characters below 64; {@code high} is that of the characters from 64 to 127. */
  private final long low;

  private final long high;

  CharacterSet(String characters) {
    this.characters = characters;
    this.low = bits(characters, 0);
    this.high = bits(characters, 64);
  }

  public boolean has(char c) {
    long bits = c < 64 ? low : high;
    return c < 128 && ((bits >>> (c & 63)) & 1) == 1;
  }

  private static long bits(String characters, int from) {
    long bits = 0;
    for (int i = 0; i < characters.length(); i++) {
      int bit = characters.charAt(i) - from;
      bits |= bit >= 0 && bit < 64 ? 1L << bit : 0;
    }
    return bits;
  }
}
