package io.signalbox.ingestion.markup;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts Slack's message markup (mrkdwn) to Markdown, resolving ids of people and channels to
 * names.
 *
 * @param people returns the name of a person by id; empty for an unknown one
 * @param channels returns the name of a channel by id; empty for an unknown one
 */
public record SlackMarkup(Function<String, String> people, Function<String, String> channels) {
  private static final Pattern TAG =
      Pattern.compile("<([^<>|\\n]{1,3000})(?:\\|([^<>\\n]{0,3000}))?>");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]+`");
  private static final Pattern BOLD =
      Pattern.compile("(?<![\\w*])\\*([^*\\n]{1,500})\\*(?![\\w*])");
  private static final Pattern STRUCK = Pattern.compile("(?<![\\w~])~([^~\\n]{1,500})~(?![\\w~])");
  private static final Pattern BULLET = Pattern.compile("(?m)^[•◦▪] *");

  /** Converts a message to Markdown, with mentions and links as a reader sees them. */
  public String toMarkdown(String text) {
    StringBuilder markdown = new StringBuilder();
    Matcher code = CODE.matcher(text);
    int from = 0;
    while (code.find()) {
      markdown.append(prose(text.substring(from, code.start())));
      markdown.append(fenced(plain(TAG.matcher(code.group()).replaceAll(SlackMarkup::inCode))));
      from = code.end();
    }
    return markdown.append(prose(text.substring(from))).toString().strip();
  }

  /** Returns a code block with its fences on lines of their own; inline code is unchanged. */
  private static String fenced(String code) {
    return code.startsWith("```")
        ? "\n```\n" + code.substring(3, code.length() - 3).strip() + "\n```\n"
        : code;
  }

  private String prose(String text) {
    String bold = BOLD.matcher(text).replaceAll("**$1**");
    String struck = STRUCK.matcher(bold).replaceAll("~~$1~~");
    String listed = BULLET.matcher(struck).replaceAll("- ");
    return plain(TAG.matcher(listed).replaceAll(tag -> Matcher.quoteReplacement(shown(tag))));
  }

  private String shown(MatchResult tag) {
    String target = tag.group(1);
    String label = tag.group(2) == null ? "" : tag.group(2);
    if (target.startsWith("@")) {
      return "@" + named(label, people.apply(target.substring(1)), "somebody");
    }
    if (target.startsWith("#")) {
      return "#" + named(label, channels.apply(target.substring(1)), "a-channel");
    }
    if (target.startsWith("!")) {
      return label.isEmpty() ? target.replaceFirst("^!", "@").replaceFirst("\\^.*", "") : label;
    }
    String address = target.replaceFirst("^mailto:", "");
    return label.isEmpty() || label.equals(address) ? address : "[" + label + "](" + target + ")";
  }

  private static String named(String label, String known, String otherwise) {
    String name = known.isEmpty() ? label : known;
    return name.isEmpty() ? otherwise : name.replaceFirst("^[@#]", "");
  }

  private static String inCode(MatchResult tag) {
    return Matcher.quoteReplacement(tag.group(2) == null ? tag.group(1) : tag.group(2));
  }

  private static String plain(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
