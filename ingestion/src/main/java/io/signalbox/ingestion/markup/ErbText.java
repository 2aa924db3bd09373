package io.signalbox.ingestion.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ruby templates without their Ruby: a link keeps its words, everything else in tags goes. */
public final class ErbText {
  private static final Pattern TAG = Pattern.compile("(?s)<%(?<kind>[-=#%]*)(?<code>.*?)-?%>\\n?");
  private static final Pattern LINK =
      Pattern.compile("(?s)\\s*link_to\\(?\\s*(['\"])(?<text>.*?)\\1.*");

  private ErbText() {}

  /** The template without its tags. */
  public static String withoutTags(String text) {
    return TAG.matcher(text)
        .replaceAll(
            tag -> {
              Matcher link = LINK.matcher(tag.group(2));
              boolean ends = tag.group().endsWith("\n");
              boolean shows = tag.group(1).startsWith("=");
              String kept = shows && link.matches() ? link.group("text") : "";
              return Matcher.quoteReplacement(kept + (shows && ends ? "\n" : ""));
            });
  }
}
