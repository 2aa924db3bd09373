package io.signalbox.knowledge.redact;

/** The characters that a run of a key is made of; only ASCII. */
enum Alphabet {
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
  /** What Azure makes its clients' secrets of. */
  TILDE(ALNUM.characters + "_-.~"),
  /** Base64 for URLs, in parts. */
  DOTTED(ALNUM.characters + "_-.="),
  /** A UUID's. */
  UUID("0123456789abcdefABCDEF-"),
  /** A path's, below a host. */
  PATH(ALNUM.characters + "_-/");

  private final String characters;
  private final boolean[] table = new boolean[128];

  Alphabet(String characters) {
    this.characters = characters;
    for (int i = 0; i < characters.length(); i++) {
      table[characters.charAt(i)] = true;
    }
  }

  boolean has(char c) {
    return c < table.length && table[c];
  }
}
