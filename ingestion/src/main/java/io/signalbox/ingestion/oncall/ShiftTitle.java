package io.signalbox.ingestion.oncall;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Person and team stated by an event's title: {@code On-call: payments – Ana Ruiz}, {@code payments
 * on-call: Ana}, {@code Ana Ruiz (payments primary)}, {@code On Call - payments - Ana Ruiz}, {@code
 * Ana is on call for payments}, or only the name in a calendar that is named after a rotation.
 *
 * @param team still with words such as "primary" in it
 */
record ShiftTitle(Optional<String> team, Optional<String> person) {
  private static final String ON_CALL =
      "on[- ]?call(?: (?:shift|duty|rotation|engineer))?(?: ?\\((?:primary|secondary|backup)\\))?";
  private static final String DASH = "\\s*(?::|\\s[-–—|]|–|—)\\s*";
  private static final String LEVEL = "(?: ?[(\\[](?:primary|secondary|backup)[)\\]])?";

  private static final List<Pattern> FORMS =
      List.of(
          form("^" + ON_CALL + DASH + "(?<team>.+?)" + DASH + "(?<person>.+?)" + LEVEL + "$"),
          form("^(?<person>.+?) is on[- ]?call(?: for (?<team>.+))?$"),
          form("^(?<team>.+?)[\\s:–—-]+" + ON_CALL + DASH + "(?<person>.+?)" + LEVEL + "$"),
          form("^(?<person>[^()]+?)" + DASH + ON_CALL + DASH + "(?<team>.+)$"),
          form("^(?<person>[^()]+?)" + DASH + ON_CALL + "$"),
          form("^" + ON_CALL + DASH + "(?<person>.+?)" + LEVEL + "$"),
          form(
              "^(?<person>[^()]+?) ?[(\\[](?<team>[^()]*(?:primary|secondary|backup|on[-"
                  + " ]?call)[^()]*)[)\\]]$"),
          form("^(?<team>[^:–—]+?)(?: primary| secondary| backup)?[\\s-]*" + ON_CALL + "$"));

  /** One to four capitalised words, an address or a handle: what a bare name looks like. */
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}.'’-]*(?:"
              + " (?:\\p{Lu}[\\p{L}.'’-]*|de|da|van|von|der|den|la|el|al|bin)){0,3}|@[\\w.-]+|[\\w.+-]+@[\\w.-]+");

  private static final Pattern LEVEL_AT_END =
      Pattern.compile("(?i)\\s*[(\\[](?:primary|secondary|backup)[)\\]]\\s*$");

  /** Reads a title; empty when it is not that of a shift. */
  static Optional<ShiftTitle> of(String summary) {
    String title = summary.replaceAll("\\s+", " ").strip();
    if (title.length() > 200) {
      return Optional.empty();
    }
    return FORMS.stream()
        .map(form -> form.matcher(title))
        .filter(Matcher::matches)
        .findFirst()
        .map(matcher -> new ShiftTitle(group(matcher, "team"), group(matcher, "person")));
  }

  /**
   * The title taken as nothing but a name, or {@code Ana Ruiz - payments}; for calendars that hold
   * shifts only.
   */
  static Optional<ShiftTitle> bare(String summary) {
    String title = LEVEL_AT_END.matcher(summary.replaceAll("\\s+", " ").strip()).replaceFirst("");
    if (NAME.matcher(title).matches()) {
      return Optional.of(new ShiftTitle(Optional.empty(), Optional.of(title)));
    }
    String[] parts = title.split(" [-–—|] ", 2);
    return parts.length == 2 && NAME.matcher(parts[0]).matches()
        ? Optional.of(new ShiftTitle(Optional.of(parts[1]), Optional.of(parts[0])))
        : Optional.empty();
  }

  private static Pattern form(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Optional<String> group(Matcher matcher, String name) {
    return matcher.namedGroups().containsKey(name)
        ? Optional.ofNullable(matcher.group(name))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
