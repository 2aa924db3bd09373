package io.signalbox.tools.core.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Recognises payment card numbers by the issuers' number ranges in {@code card-issuers.txt}, their
 * lengths, the grouping of the digits and the Luhn check digit. Numbers of more than 16 digits are
 * found in groups only: ids of that length are everywhere.
 */
final class CardNumbers {
  static final Pattern GROUPED =
      Pattern.compile(
          "(?<![\\w.]-{0,2})\\d{4}(?:([ -])\\d{4}\\1\\d{4}\\1\\d{4}|(["
              + " -])\\d{6}\\2\\d{4,5})(?!-?\\w)");

  static final Pattern GROUPED_LONG =
      Pattern.compile("(?<![\\w.]-{0,2})\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}\\1\\d{3}(?!-?\\w)");

  static final Pattern PLAIN = Pattern.compile("(?<![\\w.]-{0,2})\\d{14,16}(?![\\w-]|\\.\\d)");

  /** Range of card number prefixes of one issuer, with the lengths of its numbers. */
  private record Issuer(String first, String last, List<Integer> lengths) {
    boolean has(String digits) {
      String prefix = digits.substring(0, first.length());
      return lengths.contains(digits.length())
          && prefix.compareTo(first) >= 0
          && prefix.compareTo(last) <= 0;
    }
  }

  private static final List<Issuer> ISSUERS = read();

  private CardNumbers() {}

  static boolean isCard(String text) {
    String digits = text.replace(" ", "").replace("-", "");
    return ISSUERS.stream().anyMatch(issuer -> issuer.has(digits)) && hasLuhnDigit(digits);
  }

  private static boolean hasLuhnDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private static List<Issuer> read() {
    List<Issuer> issuers = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CardNumbers.class.getResourceAsStream("card-issuers.txt")),
                UTF_8))) {
      for (String line : reader.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] columns = line.split("\\|", -1);
          List<Integer> lengths = new ArrayList<>();
          for (String length : columns[2].strip().split(" ", -1)) {
            lengths.add(Integer.valueOf(length));
          }
          for (String range : columns[1].strip().split(" ", -1)) {
            int hyphen = range.indexOf('-');
            String first = hyphen < 0 ? range : range.substring(0, hyphen);
            String last = hyphen < 0 ? range : range.substring(hyphen + 1);
            issuers.add(new Issuer(first, last, List.copyOf(lengths)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(issuers);
  }
}
