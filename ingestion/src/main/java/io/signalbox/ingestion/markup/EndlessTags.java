package io.signalbox.ingestion.markup;

import java.util.regex.Pattern;

/**
 * Tags whose name is longer than any language's, which a broken page has. The HTML parser takes
 * time by the square of a name's length, so that a page of some megabytes would hold up a run.
 */
public final class EndlessTags {
  private static final Pattern OPENING = Pattern.compile("<(?=/?[a-zA-Z][^\\s/>]{200})");

  private EndlessTags() {}

  /** The same HTML in which such a tag is text; a Latin-1 reading of its bytes will do. */
  public static String asText(String html) {
    return OPENING.matcher(html).replaceAll("&lt;");
  }
}
