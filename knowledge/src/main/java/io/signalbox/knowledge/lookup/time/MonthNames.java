package io.signalbox.knowledge.lookup.time;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** Parser of English month names, in full or abbreviated. */
final class MonthNames {
  static final String PATTERN =
      "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
          + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

  private MonthNames() {}

  static Month of(String written) {
    for (Month month : Month.values()) {
      if (name(month).toLowerCase(Locale.ROOT).startsWith(written.substring(0, 3))) {
        return month;
      }
    }
    throw new IllegalArgumentException(written);
  }

  static String name(Month month) {
    return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
