package io.signalbox.tools.core.redaction;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.regex.Pattern;

/**
 * Recognises telephone numbers: international ones by the numbering plans of libphonenumber, North
 * American ones also without a country code.
 */
final class PhoneNumbers {
  static final Pattern INTERNATIONAL =
      Pattern.compile("(?<![\\w+.])(?:\\+|00)[1-9]\\d{0,2}(?:[ ./()\\xA0-]{0,2}\\d){5,13}(?!\\w)");

  static final Pattern NORTH_AMERICAN =
      Pattern.compile(
          "(?<![\\w+.]-{0,2})(?:1[-. ])?(?:\\([2-9]\\d{2}\\)"
              + " ?|[2-9]\\d{2}[-.])[2-9]\\d{2}[-.]\\d{4}(?![.-]?\\w)");

  /** Decimal number with a sign, such as a coordinate, which is no telephone number. */
  private static final Pattern DECIMAL = Pattern.compile("(?:\\+|00)\\d{1,3}\\.\\d{4,}.*");

  private static final Pattern DATE = Pattern.compile("(?:19|20)\\d{2}-(?:0\\d|1[0-2])-[0-3]\\d");

  private static final int SHORTEST = 7;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private PhoneNumbers() {}

  /** Returns the length of an international number; 0 when there is none. */
  static int international(String text) {
    if (DECIMAL.matcher(text).matches() || DATE.matcher(text).find()) {
      return 0;
    }
    int end = text.length();
    while (end >= SHORTEST) {
      String number = text.substring(0, end).replace("(0)", "");
      if (isValid(number.startsWith("00") ? "+" + number.substring(2) : number, "ZZ")) {
        return end;
      }
      // What follows behind a blank may be another number.
      end = text.lastIndexOf(' ', end - 1);
    }
    return 0;
  }

  /** Returns the length of a North American number; 0 when there is none. */
  static int northAmerican(String text) {
    return isValid(text, "US") ? text.length() : 0;
  }

  private static boolean isValid(String text, String region) {
    try {
      return NUMBERS.isValidNumber(NUMBERS.parse(text, region));
    } catch (NumberParseException e) {
      return false;
    }
  }
}
