package io.signalbox.tools.core.redaction;

/**
 * Character counts of a text, collected in one pass, that tell which kinds of personal data it may
 * contain.
 *
 * @param at whether an @ is in it
 * @param plus whether a + is
 * @param zeros whether two noughts stand side by side
 * @param iban whether two capitals are followed by two digits somewhere
 */
record PersonalDataClues(
    int digits, int hyphens, boolean at, boolean plus, boolean zeros, boolean iban) {

  static PersonalDataClues of(String text) {
    int digits = 0;
    int hyphens = 0;
    boolean at = false;
    boolean plus = false;
    boolean zeros = false;
    boolean iban = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        zeros |= c == '0' && i > 0 && text.charAt(i - 1) == '0';
        iban |= i >= 3 && isIbanStart(text, i - 3);
      } else if (c == '-') {
        hyphens++;
      } else if (c == '@') {
        at = true;
      } else if (c == '+') {
        plus = true;
      }
    }
    return new PersonalDataClues(digits, hyphens, at, plus, zeros, iban);
  }

  private static boolean isIbanStart(String text, int start) {
    char second = text.charAt(start + 2);
    return second >= '0' && second <= '9' && isCapital(text, start) && isCapital(text, start + 1);
  }

  private static boolean isCapital(String text, int at) {
    return text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
  }
}
