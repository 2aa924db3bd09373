package io.signalbox.knowledge.lookup.time;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Dictionary of time zones by colloquial name: abbreviations and cities. An abbreviation stands for
 * the region where it is used, with that region's clock changes: people write "CET" in July too and
 * mean what the clocks in Berlin show. Where one abbreviation serves several regions the choice is:
 * IST India, CST and MST North America, BST London, EST New York. Cities come from the zone
 * database, so that most capitals are known, and from a list of others where engineers sit.
 */
final class ZoneNames {
  private static final Set<String> REGIONS =
      Set.of("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");

  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          entry("utc", "UTC"),
          entry("gmt", "GMT"),
          entry("cet", "Europe/Berlin"),
          entry("cest", "Europe/Berlin"),
          entry("wet", "Europe/Lisbon"),
          entry("west", "Europe/Lisbon"),
          entry("eet", "Europe/Athens"),
          entry("eest", "Europe/Athens"),
          entry("bst", "Europe/London"),
          entry("msk", "Europe/Moscow"),
          entry("est", "America/New_York"),
          entry("edt", "America/New_York"),
          entry("et", "America/New_York"),
          entry("cst", "America/Chicago"),
          entry("cdt", "America/Chicago"),
          entry("ct", "America/Chicago"),
          entry("mst", "America/Denver"),
          entry("mdt", "America/Denver"),
          entry("pst", "America/Los_Angeles"),
          entry("pdt", "America/Los_Angeles"),
          entry("pt", "America/Los_Angeles"),
          entry("brt", "America/Sao_Paulo"),
          entry("ist", "Asia/Kolkata"),
          entry("jst", "Asia/Tokyo"),
          entry("kst", "Asia/Seoul"),
          entry("sgt", "Asia/Singapore"),
          entry("hkt", "Asia/Hong_Kong"),
          entry("aest", "Australia/Sydney"),
          entry("aedt", "Australia/Sydney"),
          entry("nzst", "Pacific/Auckland"),
          entry("nzdt", "Pacific/Auckland"));

  private static final Map<String, String> MORE_PLACES =
      Map.ofEntries(
          entry("munich", "Europe/Berlin"), entry("hamburg", "Europe/Berlin"),
          entry("frankfurt", "Europe/Berlin"), entry("cologne", "Europe/Berlin"),
          entry("german", "Europe/Berlin"), entry("central european", "Europe/Berlin"),
          entry("barcelona", "Europe/Madrid"), entry("milan", "Europe/Rome"),
          entry("geneva", "Europe/Zurich"), entry("porto", "Europe/Lisbon"),
          entry("manchester", "Europe/London"), entry("edinburgh", "Europe/London"),
          entry("uk", "Europe/London"), entry("krakow", "Europe/Warsaw"),
          entry("kiev", "Europe/Kyiv"), entry("nyc", "America/New_York"),
          entry("boston", "America/New_York"), entry("washington", "America/New_York"),
          entry("miami", "America/New_York"), entry("atlanta", "America/New_York"),
          entry("eastern", "America/New_York"), entry("austin", "America/Chicago"),
          entry("dallas", "America/Chicago"), entry("houston", "America/Chicago"),
          entry("central", "America/Chicago"), entry("mountain", "America/Denver"),
          entry("pacific", "America/Los_Angeles"), entry("san francisco", "America/Los_Angeles"),
          entry("seattle", "America/Los_Angeles"), entry("portland", "America/Los_Angeles"),
          entry("bangalore", "Asia/Kolkata"), entry("bengaluru", "Asia/Kolkata"),
          entry("mumbai", "Asia/Kolkata"), entry("delhi", "Asia/Kolkata"),
          entry("hyderabad", "Asia/Kolkata"), entry("chennai", "Asia/Kolkata"),
          entry("pune", "Asia/Kolkata"), entry("indian", "Asia/Kolkata"),
          entry("india", "Asia/Kolkata"), entry("beijing", "Asia/Shanghai"),
          entry("tel aviv", "Asia/Jerusalem"), entry("japan", "Asia/Tokyo"));

  private static final Map<String, ZoneId> BY_ID = byId();
  private static final Map<String, ZoneId> PLACES = places();

  private ZoneNames() {}

  static Optional<ZoneId> byId(String name) {
    return Optional.ofNullable(BY_ID.get(name.toLowerCase(Locale.ROOT)));
  }

  static Optional<ZoneId> abbreviation(String name) {
    return Optional.ofNullable(ABBREVIATIONS.get(name)).map(ZoneId::of);
  }

  static Optional<ZoneId> place(String name) {
    return Optional.ofNullable(PLACES.get(name));
  }

  /** Parses an offset such as {@code +2}, {@code -0530} or {@code +05:30}, of at most 18 hours. */
  static Optional<ZoneId> offset(String written) {
    String digits = written.replaceAll("[\\s:]", "");
    String padded =
        digits.length() == 2 || digits.length() == 4
            ? digits.charAt(0) + "0" + digits.substring(1)
            : digits;
    try {
      return Optional.of(ZoneId.ofOffset("UTC", ZoneOffset.of(padded)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, ZoneId> byId() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/"))
        .collect(Collectors.toMap(id -> id.toLowerCase(Locale.ROOT), ZoneId::of));
  }

  private static Map<String, ZoneId> places() {
    Map<String, ZoneId> places = new HashMap<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (REGIONS.contains(id.substring(0, Math.max(0, id.indexOf('/'))))) {
        String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        places.put(city.toLowerCase(Locale.ROOT), ZoneId.of(id));
      }
    }
    MORE_PLACES.forEach((place, id) -> places.put(place, ZoneId.of(id)));
    return places;
  }
}
