package io.signalbox.config;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** Built-in setting types: numbers, booleans, durations, sizes, time zones and URIs. */
final class ScalarTypes {
  /**
   * Whole numbers without leading zeros, since {@code 012} is read as ten by some and as twelve by
   * others.
   */
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d*)");

  private static final Pattern FRACTION = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");

  static final SettingType<Integer> INTEGER =
      SettingType.of("whole number", "a whole number", ScalarTypes::integer, 0);

  static final SettingType<Double> DECIMAL =
      SettingType.of("number", "a number, such as 0.25", ScalarTypes::decimal, 0.0);

  static final SettingType<Boolean> BOOL =
      SettingType.scalar(
          "`true` or `false`",
          "true or false",
          ScalarTypes::bool,
          String::valueOf,
          false,
          List.of("true", "false"));

  static final SettingType<Duration> DURATION =
      SettingType.scalar(
          "duration",
          DurationText.ALLOWED,
          DurationText::parse,
          DurationText::text,
          Duration.ZERO,
          List.of());

  static final SettingType<ByteSize> SIZE =
      SettingType.of("size", ByteSize.ALLOWED, ByteSize::parse, new ByteSize(0));

  static final SettingType<ZoneId> ZONE =
      SettingType.of(
          "time zone", "a time zone, such as Europe/Berlin", ScalarTypes::zone, ZoneOffset.UTC);

  /** Absolute URI with a host, never quoted in problems: it may hold a password or a token. */
  static final SettingType<URI> HOSTED_URI =
      SettingType.of(
              "URI",
              "a URI with a scheme and a host, such as https://example.org",
              ScalarTypes::uri,
              URI.create("https://unset.invalid"))
          .unquoted();

  private ScalarTypes() {}

  private static int integer(String text) {
    require(WHOLE.matcher(text).matches());
    return Integer.parseInt(text);
  }

  private static double decimal(String text) {
    require(FRACTION.matcher(text).matches());
    double value = Double.parseDouble(text);
    require(Double.isFinite(value));
    return value;
  }

  private static boolean bool(String text) {
    require(text.equals("true") || text.equals("false"));
    return text.equals("true");
  }

  private static ZoneId zone(String text) {
    // Three-letter names are ambiguous or ignore summer time; UTC does not.
    boolean named = text.contains("/") || text.equals("UTC");
    require(named || text.startsWith("+") || text.startsWith("-"));
    return ZoneId.of(text);
  }

  private static URI uri(String text) {
    URI uri = URI.create(text);
    require(uri.isAbsolute() && uri.getHost() != null);
    return uri;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not of this kind");
    }
  }
}
