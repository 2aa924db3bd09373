package io.signalbox.ingestion.oncall.shift;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;

/**
 * Resolves time zone names in calendars and schedules: IANA names, Windows names and prefixed IANA
 * names. Outlook writes the second; the third have a vendor's path such as {@code
 * /mozilla.org/20050126_1/Europe/Berlin}. Nothing is looked up on a network: the names come from
 * ical4j's tables, the rules from the JDK.
 */
public final class CalendarZoneNames {
  private static final Pattern OFFSET =
      Pattern.compile("\\((?:GMT|UTC) ?([+-]\\d{2})(:\\d{2})?\\)");

  private CalendarZoneNames() {}

  /** Returns the zone with this name; empty when it is unknown. */
  public static Optional<ZoneId> find(String name) {
    String plain = name.replace("\"", "").strip();
    return parse(plain)
        .or(() -> Optional.ofNullable(Windows.NAMES.get(plain)).flatMap(CalendarZoneNames::parse))
        .or(
            () ->
                Optional.ofNullable(Windows.SHOWN.get(shown(plain)))
                    .flatMap(CalendarZoneNames::parse))
        .or(() -> offset(plain))
        .or(() -> microsoft(plain))
        .or(() -> behindPath(plain));
  }

  /** Normalises a Windows display name, whose punctuation differs between versions. */
  private static String shown(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceFirst("^\\(gmt", "(utc")
        .replace("&", "and")
        .replaceAll("[^\\p{L}\\d+-]", "");
  }

  /** Parses a bare offset such as {@code (GMT +01:00)}. */
  private static Optional<ZoneId> offset(String name) {
    Matcher offset = OFFSET.matcher(name);
    return offset.matches()
        ? parse(offset.group(1) + (offset.group(2) == null ? ":00" : offset.group(2)))
        : Optional.empty();
  }

  /** Parses {@code tzone://Microsoft/Utc}, which Exchange writes for UTC. */
  private static Optional<ZoneId> microsoft(String name) {
    return name.equalsIgnoreCase("tzone://Microsoft/Utc")
        ? Optional.of(ZoneOffset.UTC)
        : Optional.empty();
  }

  /** Returns the zone named by the longest end of a path. */
  private static Optional<ZoneId> behindPath(String name) {
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      String rest = name.substring(slash + 1);
      Optional<ZoneId> zone = rest.contains("/") ? parse(rest) : Optional.empty();
      if (zone.isPresent()) {
        return zone;
      }
    }
    return Optional.empty();
  }

  private static Optional<ZoneId> parse(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Windows zone names, loaded on the first name that is no IANA name. */
  private static final class Windows {
    private static final Map<String, String> NAMES = load();
    private static final Map<String, String> SHOWN =
        NAMES.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("("))
            .collect(
                Collectors.toMap(
                    entry -> shown(entry.getKey()), Map.Entry::getValue, (one, other) -> one));

    private static Map<String, String> load() {
      // A registry's making fills the shared table of aliases.
      TimeZoneRegistryFactory.getInstance().createRegistry();
      return Map.copyOf(TimeZoneRegistry.ZONE_ALIASES);
    }
  }
}
