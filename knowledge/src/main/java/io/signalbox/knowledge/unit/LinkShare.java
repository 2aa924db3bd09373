package io.signalbox.knowledge.unit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Share of a text that is links, 0 to 1. */
final class LinkShare {
  private static final Pattern LINK =
      Pattern.compile("\\[[^\\[\\]]{0,300}+]\\([^()\\n]{0,500}+\\)|<?https?://[^\\s>|]+>?");

  private LinkShare() {}

  /** Returns whether little is left beside the links. */
  static boolean isMostlyLink(String text) {
    Matcher links = LINK.matcher(text);
    int linked = 0;
    while (links.find()) {
      linked += links.group().length();
    }
    return linked > 0 && linked * 10 > text.length() * 7;
  }
}
