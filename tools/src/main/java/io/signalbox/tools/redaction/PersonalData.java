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
 * places cannot be told by form and stay. Each pattern takes time proportional to the text.
 */
final class PersonalData {
  private record Form(String label, Pattern pattern, Predicate<String> holds) {}

  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private static final List<Form> FORMS =
      List.of(
          new Form(
              "EMAIL",
              Pattern.compile(
                  "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])"),
              text -> true),
          new Form(
              "CARD",
              Pattern.compile("(?<![\\w.-])\\d{4}([ -]?)\\d{4}\\1\\d{4}\\1\\d{1,7}(?![\\w-])"),
              PersonalData::isCard),
          new Form(
              "CARD",
              Pattern.compile("(?<![\\w.-])3[47]\\d{2}([ -]?)\\d{6}\\1\\d{5}(?![\\w-])"),
              PersonalData::isCard),
          new Form(
              "IBAN",
              Pattern.compile(
                  "(?<!\\w)[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\\w)"),
              PersonalData::isIban),
          new Form(
              "PHONE",
              Pattern.compile(
                  "(?<![\\w+.])(?:\\+|00)[1-9]\\d{0,2}(?:[ ./()-]{0,2}\\d){6,12}(?!\\w)"),
              text -> true),
          new Form(
              "PHONE",
              Pattern.compile(
                  "(?<![\\w+.-])(?:\\(\\d{3}\\) ?|\\d{3}[-.])\\d{3}[-.]\\d{4}(?![\\w.-])"),
              text -> true),
          new Form(
              "SSN",
              Pattern.compile(
                  "(?<![\\w-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\w-])"),
              text -> true));

  private PersonalData() {}

  static void find(String text, List<Span> spans) {
    if (!isWorthALook(text)) {
      return;
    }
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(text);
      while (matcher.find()) {
        if (form.holds().test(matcher.group())) {
          spans.add(new Span(form.label(), matcher.start(), matcher.end()));
        }
      }
    }
  }

  /** Everything we look for has an @ or seven digits; most texts have neither. */
  private static boolean isWorthALook(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        return true;
      }
      if (c >= '0' && c <= '9' && ++digits >= 7) {
        return true;
      }
    }
    return false;
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
