package io.signalbox.knowledge.lookup.time;

import java.util.List;

/** Parser of small numbers before "hours" or "days", in digits or words. */
final class NumberWords {
  static final String PATTERN =
      "\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|a"
          + " few";

  private static final List<String> WORDS =
      List.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");

  private NumberWords() {}

  static int of(String written) {
    if (Character.isDigit(written.charAt(0))) {
      return Integer.parseInt(written);
    }
    return switch (written) {
      case "a", "an" -> 1;
      case "a couple of" -> 2;
      case "a few" -> 3;
      default -> WORDS.indexOf(written) + 1;
    };
  }
}
