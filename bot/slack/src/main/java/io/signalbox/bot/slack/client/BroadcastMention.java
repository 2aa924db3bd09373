package io.signalbox.bot.slack.client;

import java.util.regex.Pattern;

/** Mentions that call everybody in a channel, made harmless. */
final class BroadcastMention {
  /** Not seen, and no part of a name. */
  static final String JOINER = "\u2060";

  /** Forms that Slack's older parser accepts without brackets. */
  private static final Pattern BROADCAST =
      Pattern.compile(
          "(?<![\\w.@])@(?=(?:channel|here|everyone|group)\\b)", Pattern.CASE_INSENSITIVE);

  private BroadcastMention() {}

  /** The text with nothing that calls everybody. */
  static String silent(String text) {
    return BROADCAST.matcher(text).replaceAll("@" + JOINER);
  }
}
