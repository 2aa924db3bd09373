package io.signalbox.tools.redaction;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal data that can be told by its form: e-mail addresses, telephone numbers written as
 * such, payment cards (Luhn's digit), IBANs (ISO 7064), US social security numbers. Names and
 * places cannot be told by form and stay. Each pattern takes time proportional to the text, and is
 * tried only where the text has the characters that it cannot be without.
 */
final class PersonalData {
  /**
   * What something looks like.
   *
   * @param clue says no only to texts in which the pattern finds nothing
   */
  record Form(String label, Predicate<Signs> clue, Pattern pattern, Predicate<String> holds) {}

  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  static final List<Form> FORMS =
      List.of(
          new Form(
              "EMAIL",
              signs -> signs.at(),
              Pattern.compile(
                  "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])"),
              text -> true),
          new Form(
              "CARD",
              signs -> signs.digits() >= 13,
              Pattern.compile("(?<![\\w.-])\\d{4}([ -]?)\\d{4}\\1\\d{4}\\1\\d{1,7}(?![\\w-])"),
              PersonalData::isCard),
          new Form(
              "CARD",
              signs -> signs.digits() >= 15,
              Pattern.compile("(?<![\\w.-])3[47]\\d{2}([ -]?)\\d{6}\\1\\d{5}(?![\\w-])"),
              PersonalData::isCard),
          new Form(
              "IBAN",
              Signs::iban,
              Pattern.compile(
                  "(?<!\\w)[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\\w)"),
              PersonalData::isIban),
          new Form(
              "PHONE",
              signs -> signs.digits() >= 7 && (signs.plus() || signs.zeros()),
              Pattern.compile(
                  "(?<![\\w+.])(?:\\+|00)[1-9]\\d{0,2}(?:[ ./()-]{0,2}\\d){6,12}(?!\\w)"),
              text -> true),
          new Form(
              "PHONE",
              signs -> signs.digits() >= 10,
              Pattern.compile(
                  "(?<![\\w+.-])(?:\\(\\d{3}\\) ?|\\d{3}[-.])\\d{3}[-.]\\d{4}(?![\\w.-])"),
              text -> true),
          new Form(
              "SSN",
              signs -> signs.digits() >= 9 && signs.hyphens() >= 2,
              Pattern.compile(
                  "(?<![\\w-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\w-])"),
              text -> true));

  private PersonalData() {}

  static void find(String text, List<Span> spans) {
    Signs signs = Signs.of(text);
    if (!signs.at() && signs.digits() < 7) {
      return;
    }
    for (Form form : FORMS) {
      if (!form.clue().test(signs)) {
        continue;
      }
      Matcher matcher = form.pattern().matcher(text);
      while (matcher.find()) {
        if (form.holds().test(matcher.group())) {
          spans.add(new Span(form.label(), matcher.start(), matcher.end()));
        }
      }
    }
  }

  private static boolean isCard(String text) {
    String digits = text.replaceAll("\\D", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0 && digits.length() >= 13 && !digits.matches("0+");
  }

  private static boolean isIban(String text) {
    String compact = text.replace(" ", "").toUpperCase(Locale.ROOT);
    if (compact.length() < 15 || compact.length() > 34) {
      return false;
    }
    StringBuilder number = new StringBuilder();
    String turned = compact.substring(4) + compact.substring(0, 4);
    turned.chars().forEach(c -> number.append(Character.digit(c, 36)));
    return new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue() == 1;
  }
}
