package io.signalbox.bot.slack.command.agents;

/**
 * What was typed, as it was typed: Slack sends people, links and three characters in its own way.
 */
final class Typed {
  private Typed() {}

  static String plain(String text) {
    return text.replaceAll("<@([A-Z0-9]+)(?:\\|[^>]*)?>", "$1")
        .replaceAll("<(https?://[^|>\\s]+)(?:\\|[^>]*)?>", "$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
