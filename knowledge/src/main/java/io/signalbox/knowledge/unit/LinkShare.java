package io.signalbox.knowledge.unit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures how much of a text consists of links. */
final class LinkShare {
  private static final Pattern LINK =
      Pattern.compile("\\[[^\\[\\]]{0,300}+]\\([^()\\n]{0,500}+\\)|<?https?://[^\\s>|]+>?");

  private LinkShare() {}

  /** Returns whether more than 70 % of the characters belong to links. */
  static boolean isMostlyLink(String text) {
    Matcher links = LINK.matcher(text);
    int linked = 0;
    while (links.find()) {
      linked += links.group().length();
    }
    return linked > 0 && linked * 10 > text.length() * 7;
  }
}
