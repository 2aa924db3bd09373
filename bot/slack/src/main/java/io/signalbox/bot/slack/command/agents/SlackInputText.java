package io.signalbox.bot.slack.command.agents;

/**
 * Reader of slash-command text with Slack's escapes for people, links and characters undone.
 */
final class SlackInputText {
  private SlackInputText() {}

  static String plain(String text) {
    return text.replaceAll("<@([A-Z0-9]+)(?:\\|[^>]*)?>", "$1")
        .replaceAll("<(https?://[^|>\\s]+)(?:\\|[^>]*)?>", "$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
