package io.signalbox.bot.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that try to reach people through Slack's markup, and what of them Slack would obey. */
public final class HostileText {
  private static final List<String> ATTEMPTS =
      List.of(
          "<!channel>",
          "<!here>",
          "<!HERE>",
          "<!everyone|all of you>",
          "<@U0VICTIM00>",
          "<@U0VICTIM00|bo>",
          "<!subteam^S0VICTIM00>",
          "<!subteam^S0VICTIM00|@team>",
          "<#C0VICTIM00>",
          "<!date^1^hidden^https://evil.example/x|now>",
          "<https://evil.example/x|https://good.com>",
          "<mailto:x@evil.example|good.com>",
          "<https://evil.example/x>",
          "@channel",
          "(@here)",
          "@everyone",
          "&lt;!channel&gt;",
          "&amp;lt;!here&amp;gt;",
          "[https://good.com](https://evil.example)",
          "[good.com](https://evil.example/good.com)",
          "[www.good.com](<https://evil.example/a>)",
          "[**good.com**](https://evil.example \"title\")",
          "[`https://good.com`](https://evil.example)",
          "![https://good.com](https://evil.example/x.png)",
          "[see [1] https://good.com](https://evil.example)",
          "[https://good.com][e]",
          "`<!channel>` and ``<@U0VICTIM00>``",
          "<a href=\"https://evil.example\">https://good.com</a>",
          "a < b && c > d",
          "\u202Eelpmaxe.live\u202C",
          "|",
          "`",
          "**",
          "_");

  private static final Pattern TOKEN = Pattern.compile("<([^<>\\n]*)>");
  private static final Pattern OURS =
      Pattern.compile(
          "!date\\^\\d+\\^[^|^]*\\|[^|]*|@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|!subteam\\^S[A-Z0-9]+|https?://[^|]*(?:\\|[^|]*)?");
  private static final Pattern BROADCAST =
      Pattern.compile("(?i)(?<![\\w.])@(?:channel|here|everyone)\\b");
  private static final Pattern OBEYED_IN_MARKDOWN =
      Pattern.compile(
          "(?i)<(?:!(?:channel|here|everyone|subteam|date)|@[UW]|#[CG]0|[a-z]+:[^>\\n]*\\|)");
  private static final Pattern LINK =
      Pattern.compile("\\[((?:[^\\[\\]]|\\[[^\\]]*\\])*)\\]\\(([^)]*)\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?(?:```|$)|(`+)[^\\n]*?\\1");

  private HostileText() {}

  /** A few attempts in a row, on one line. */
  public static String any(Random random) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      parts.add(ATTEMPTS.get(random.nextInt(ATTEMPTS.size())));
    }
    return String.join(random.nextBoolean() ? " " : "", parts);
  }

  public static List<String> all() {
    return ATTEMPTS;
  }

  /** Marks that Slack would obey in its own markup, but for those that the bot means. */
  public static List<String> obeyed(String mrkdwn) {
    List<String> found = new ArrayList<>();
    Matcher token = TOKEN.matcher(mrkdwn);
    while (token.find()) {
      String inside = token.group(1);
      boolean spoofed = inside.contains("evil") && inside.contains("good");
      if (!OURS.matcher(inside).matches() || inside.matches("[@#!].*VICTIM.*") || spoofed) {
        found.add(token.group());
      }
    }
    BROADCAST.matcher(mrkdwn).results().forEach(match -> found.add(match.group()));
    return found;
  }

  /** Marks that Slack would obey in a Markdown block, none of which the bot means. */
  public static List<String> obeyedInMarkdown(String markdown) {
    List<String> found = new ArrayList<>();
    OBEYED_IN_MARKDOWN.matcher(markdown).results().forEach(match -> found.add(match.group()));
    String words = CODE.matcher(markdown).replaceAll("");
    BROADCAST.matcher(words).results().forEach(match -> found.add(match.group()));
    LINK.matcher(words)
        .results()
        .filter(link -> link.group(1).contains("good") && link.group(2).contains("evil"))
        .forEach(link -> found.add(link.group()));
    if (Pattern.compile("(?m)^ {0,3}\\[[^\\]]+\\]:").matcher(words).find()) {
      found.add("a definition of a link");
    }
    return found;
  }
}
