package io.signalbox.bot.slack.client;

import java.util.regex.Pattern;

/**
 * Neutralises broadcast mentions such as {@code @channel} and {@code @here} in text, by putting an
 * invisible character behind the at sign.
 */
final class BroadcastMention {
  /** Word joiner, U+2060: invisible, and no part of a name. */
  static final String JOINER = "\u2060";

  /** Broadcast mentions that Slack's older parser accepts without angle brackets. */
  private static final Pattern BROADCAST =
      Pattern.compile(
          "(?<![\\w.@])@(?=(?:channel|here|everyone|group)\\b)", Pattern.CASE_INSENSITIVE);

  private BroadcastMention() {}

  /** Returns the text with every broadcast mention neutralised. */
  static String silent(String text) {
    return BROADCAST.matcher(text).replaceAll("@" + JOINER);
  }
}
