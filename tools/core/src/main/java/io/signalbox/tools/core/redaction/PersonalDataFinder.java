package io.signalbox.tools.core.redaction;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal data that has a recognisable form: e-mail addresses, telephone numbers, payment
 * cards (issuers' ranges, Luhn's digit), IBANs (ISO 7064) and US social security numbers. Names and
 * places cannot be told by form and stay. Each pattern takes time proportional to the text, and is
 * tried only where the text has the characters that it cannot be without.
 */
final class PersonalDataFinder {
  /**
   * Pattern and checks of one kind of personal data.
   *
   * @param clue says no only to texts in which the pattern finds nothing
   */
  record DataForm(String label, Predicate<PersonalDataClues> clue, Pattern pattern, Holds holds) {}

  /**
   * Check of a pattern's match that returns how many of its characters are personal data; 0 for
   * none.
   */
  @FunctionalInterface
  interface Holds {
    int length(String text, Matcher found);
  }

  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  static final List<DataForm> FORMS =
      List.of(
          new DataForm(
              "EMAIL", signs -> signs.at(), EmailAddresses.PATTERN, whole(EmailAddresses::isOne)),
          new DataForm("CARD", signs -> signs.digits() >= 19, CardNumbers.GROUPED_LONG, card()),
          new DataForm("CARD", signs -> signs.digits() >= 14, CardNumbers.GROUPED, card()),
          new DataForm("CARD", signs -> signs.digits() >= 14, CardNumbers.PLAIN, card()),
          new DataForm(
              "IBAN",
              PersonalDataClues::iban,
              Pattern.compile(
                  "(?<!\\w)[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\\w)"),
              whole((text, found) -> isIban(found.group()))),
          new DataForm(
              "PHONE",
              signs -> signs.digits() >= 6 && (signs.plus() || signs.zeros()),
              PhoneNumbers.INTERNATIONAL,
              (text, found) -> PhoneNumbers.international(found.group())),
          new DataForm(
              "PHONE",
              signs -> signs.digits() >= 10,
              PhoneNumbers.NORTH_AMERICAN,
              (text, found) -> PhoneNumbers.northAmerican(found.group())),
          new DataForm(
              "SSN",
              signs -> signs.digits() >= 9 && signs.hyphens() >= 2,
              Pattern.compile(
                  "(?<!\\w-{0,2})(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\w-])"),
              whole((text, found) -> true)));

  private PersonalDataFinder() {}

  private static Holds card() {
    return whole((text, found) -> CardNumbers.isCard(found.group()));
  }

  private static Holds whole(BiPredicate<String, Matcher> holds) {
    return (text, found) -> holds.test(text, found) ? found.end() - found.start() : 0;
  }

  /** Reports the spans of personal data in a text. */
  static void find(String written, Consumer<RedactedSpan> spans) {
    String text = TypographicForms.plain(written);
    PersonalDataClues signs = PersonalDataClues.of(text);
    if (!signs.at() && signs.digits() < 6) {
      return;
    }
    for (DataForm form : FORMS) {
      if (!form.clue().test(signs)) {
        continue;
      }
      Matcher matcher = form.pattern().matcher(text);
      while (matcher.find()) {
        int length = form.holds().length(text, matcher);
        if (length > 0) {
          spans.accept(new RedactedSpan(form.label(), matcher.start(), matcher.start() + length));
        }
      }
    }
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
