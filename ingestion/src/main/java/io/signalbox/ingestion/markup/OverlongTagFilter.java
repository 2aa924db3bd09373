package io.signalbox.ingestion.markup;

import java.util.regex.Pattern;

/**
 * Escapes HTML tags with overlong names, which a broken page has and which would slow the HTML
 * parser down. The parser takes time quadratic in a name's length, so that a page of some megabytes
 * would hold up a run.
 */
public final class OverlongTagFilter {
  private static final Pattern OPENING = Pattern.compile("<(?=/?[a-zA-Z][^\\s/>]{200})");

  private OverlongTagFilter() {}

  /**
   * Returns the HTML with the opening bracket of such tags escaped; bytes decoded as Latin-1 will
   * do.
   */
  public static String asText(String html) {
    return OPENING.matcher(html).replaceAll("&lt;");
  }
}
