package io.signalbox.ingestion.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ticket description in Markdown, split into sections headed Resolution, Fix or the like, and the
 * rest.
 *
 * @param resolution empty when there is no such section
 */
record ResolutionSection(String problem, String resolution) {
  private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.+?)\\s*#*\\s*$");
  private static final Pattern RESOLUTION =
      Pattern.compile(
          "(?i)(?:resolution|fix|solution|workaround|what (?:fixed|resolved|helped)(?: it)?|how"
              + " (?:it was|we) (?:fixed|resolved)(?: it)?)\\W*");

  private static final int LONGEST_HEADING = 200;

  /**
   * Splits a Markdown text; a section ends at the next heading of its level or above, and code is
   * ignored.
   */
  static ResolutionSection of(String body) {
    List<String> problem = new ArrayList<>();
    List<String> resolution = new ArrayList<>();
    boolean fenced = false;
    int resolutionLevel = 0;
    for (String line : body.lines().toList()) {
      fenced ^= line.stripLeading().startsWith("```") || line.stripLeading().startsWith("~~~");
      Matcher heading = HEADING.matcher(line);
      if (!fenced && line.length() <= LONGEST_HEADING && heading.matches()) {
        int level = heading.group(1).length();
        if (RESOLUTION.matcher(heading.group(2)).matches()) {
          resolutionLevel = level;
          continue;
        }
        resolutionLevel = level <= resolutionLevel ? 0 : resolutionLevel;
      }
      (resolutionLevel > 0 ? resolution : problem).add(line);
    }
    return new ResolutionSection(
        String.join("\n", problem).strip(), String.join("\n", resolution).strip());
  }
}
