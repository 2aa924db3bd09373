package io.signalbox.knowledge.markdown;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sanitizer of Markdown from pages before it is shown or posted: images become text, misleading
 * links show their address, and HTML, Slack markup and hidden characters are disabled. Code stays
 * as it is but for what Slack would read in it. Pure.
 */
public final class MarkdownSanitizer {
  /** Word joiner (U+2060), inserted to break markup of Slack: invisible, and no part of a name. */
  private static final String JOINER = "\u2060";

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

  private static final Pattern CODE_SPAN =
      Pattern.compile("(?<![`\\\\])(`{1,8})(?!`)[^\\n]{1,4000}?(?<!`)\\1(?!`)");

  private static final Pattern IMAGE =
      Pattern.compile(
          "!\\[([^\\[\\]]{0,300}+)\\]\\([ \\t]*<?([^\\s()<>]{0,2900}+)>?(?:[ \\t][^()\\n"
              + "]{0,300}+)?\\)");

  private static final Pattern LINK =
      Pattern.compile(
          "\\[((?:[^\\[\\]\\\\]|\\\\.|\\[[^\\[\\]]{0,300}\\]){0,600})\\]"
              + "\\([ \\t]*<?([^\\s()<>]{0,2900}?(?:\\([^\\s()<>]{0,300}\\)[^\\s()<>]{0,300}?)?)>?"
              + "(?:[ \\t]+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?[ \\t]*\\)");

  private static final Pattern DEFINITION =
      Pattern.compile("(?m)^([ >]{0,9})\\[(?=[^\\]]{1,300}\\]:)");
  private static final Pattern SLACK_MARK = Pattern.compile("<(?=[!@#])");
  private static final Pattern TAG =
      Pattern.compile("(?<!\\\\)<(?=[\\p{L}/?])(?!(?:https?://|mailto:)[^\\s<>|]{1,2900}>)");
  private static final Pattern BROADCAST =
      Pattern.compile("(?i)(?<![\\w.@])@(?=(?:channel|here|everyone|group)\\b)");
  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]{0,30}:.*");
  private static final Pattern OPENED = Pattern.compile("(?i)(?:https?|mailto|signalbox):.*");

  private MarkdownSanitizer() {}

  /** Returns the sanitized text. */
  public static String of(String markdown) {
    StringBuilder out = new StringBuilder(markdown.length() + 32);
    StringBuilder prose = new StringBuilder();
    CodeFences fences = new CodeFences();
    for (String line : visible(markdown).split("\n", -1)) {
      if (fences.isCode(line)) {
        flush(prose, out);
        out.append(code(line)).append('\n');
      } else {
        prose.append(line).append('\n');
      }
    }
    flush(prose, out);
    return out.substring(0, out.length() - 1);
  }

  /** Returns an address that a program may open; empty for one whose scheme could run code. */
  public static String address(String address) {
    String seen = visible(address).strip();
    return isOpened(seen) ? seen : "";
  }

  /** Returns the text without invisible characters and those that change its direction. */
  public static String visible(String text) {
    return UNSEEN.matcher(text).replaceAll("");
  }

  /** Returns whether an address names a location, rather than code to run. */
  public static boolean isOpened(String address) {
    return !SCHEME.matcher(address).matches() || OPENED.matcher(address).matches();
  }

  private static void flush(StringBuilder prose, StringBuilder out) {
    int from = 0;
    Matcher span = CODE_SPAN.matcher(prose);
    String linked = prose.toString();
    StringBuilder text = new StringBuilder();
    while (span.find()) {
      text.append(words(linked.substring(from, span.start()))).append(code(span.group()));
      from = span.end();
    }
    out.append(text.append(words(linked.substring(from))));
    prose.setLength(0);
  }

  private static String code(String code) {
    return SLACK_MARK.matcher(code).replaceAll("<" + JOINER);
  }

  private static String words(String text) {
    String still = IMAGE.matcher(text).replaceAll("$1 ($2)").replace("![", "\\![");
    String linked = LINK.matcher(still).replaceAll(match -> Matcher.quoteReplacement(link(match)));
    String undefined = DEFINITION.matcher(linked).replaceAll("$1\\\\[");
    String plain = TAG.matcher(code(undefined)).replaceAll("\\\\<");
    return BROADCAST.matcher(plain).replaceAll("@" + JOINER);
  }

  private static String link(MatchResult match) {
    String label = match.group(1);
    String address = match.group(2);
    if (!isOpened(address)) {
      return label;
    }
    return SpoofedLink.is(label, address) ? label + " (" + address + ")" : match.group();
  }
}
