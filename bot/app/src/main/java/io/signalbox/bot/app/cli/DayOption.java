package io.signalbox.bot.app.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converter of a command-line option into a date, which accepts ISO 8601 days only. */
final class DayOption implements ITypeConverter<LocalDate> {
  @Override
  public LocalDate convert(String value) {
    if (value.matches("[12]\\d{3}-\\d{2}-\\d{2}")) {
      try {
        return LocalDate.parse(value);
      } catch (DateTimeException e) {
        throw wrong(value);
      }
    }
    throw wrong(value);
  }

  private static TypeConversionException wrong(String value) {
    return new TypeConversionException("'" + value + "' is not a date; write it as 2026-11-29");
  }
}
