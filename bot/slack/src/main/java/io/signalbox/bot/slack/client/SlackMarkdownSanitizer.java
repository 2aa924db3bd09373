package io.signalbox.bot.slack.client;

import io.signalbox.knowledge.markdown.MarkdownSanitizer;
import io.signalbox.knowledge.markdown.SpoofedLink;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sanitises Markdown of untrusted origin for Slack's {@code markdown} block, so that it mentions
 * nobody and disguises no link. Slack reads its own marks in angle brackets there too, and shows an
 * escaped bracket as a bracket; an ampersand does no harm, and escaped it would break addresses.
 * What stands in code is left as it is but for brackets that begin such a mark. Pure, and in time
 * proportional to the text.
 */
final class SlackMarkdownSanitizer {
  private static final Pattern FENCE =
      Pattern.compile("^ {0,3}(?:[>*+-] {0,3}|\\d{1,9}[.)] {0,3}){0,4}(`{3,}|~{3,})");
  private static final Pattern CODE_SPAN =
      Pattern.compile("(?<![`\\\\])(`{1,8})(?!`)(.{1,4000}?)(?<!`)\\1(?!`)");

  /** A bracket that begins a mention, a date or a link with a text. */
  private static final Pattern MARK =
      Pattern.compile(
          "<(?=!(?:channel|here|everyone|group|subteam|date)\\b|@[UW][A-Z0-9]{2}|#[CGD][A-Z0-9]{2}"
              + "|[a-z][a-z0-9+.-]{1,20}:[^<>]{0,3000}\\|)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AUTOLINK = Pattern.compile("<(https?://[^\\s<>|]{1,2900})>");
  private static final Pattern DEFINITION = Pattern.compile("^( {0,3})\\[(?=[^\\]]{1,300}\\]:)");

  /**
   * Link or image in Markdown: text in brackets, address and optional title, each of bounded
   * length.
   */
  private static final Pattern LINK =
      Pattern.compile(
          "!?\\[((?:[^\\[\\]\\\\]|\\\\.|\\[[^\\[\\]]{0,300}\\]){0,600})\\]"
              + "\\([ \\t]*<?([^\\s()<>]{0,2900}?(?:\\([^\\s()<>]{0,300}\\)[^\\s()<>]{0,300}?)?)>?"
              + "(?:[ \\t]+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?[ \\t]*\\)");

  private SlackMarkdownSanitizer() {}

  static String safe(String markdown) {
    StringBuilder out = new StringBuilder(markdown.length() + 32);
    String fence = "";
    String[] lines = MarkdownSanitizer.visible(markdown).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.append(i == 0 ? "" : "\n");
      Matcher mark = FENCE.matcher(lines[i]);
      boolean marked = mark.find();
      if (fence.isEmpty() && !marked) {
        out.append(line(lines[i]));
        continue;
      }
      out.append(code(lines[i]));
      if (marked && fence.isEmpty()) {
        fence = mark.group(1);
      } else if (marked && closes(mark.group(1), fence)) {
        fence = "";
      }
    }
    return out.toString();
  }

  private static boolean closes(String mark, String fence) {
    return mark.charAt(0) == fence.charAt(0) && mark.length() >= fence.length();
  }

  /** Returns code unchanged, except that Slack's own markup in it is neutralised. */
  private static String code(String code) {
    return MARK.matcher(code).replaceAll("<" + BroadcastMention.JOINER);
  }

  private static String line(String line) {
    String linked = links(line);
    StringBuilder out = new StringBuilder(linked.length() + 16);
    int from = 0;
    Matcher span = CODE_SPAN.matcher(linked);
    while (span.find()) {
      out.append(text(linked.substring(from, span.start()))).append(code(span.group()));
      from = span.end();
    }
    return out.append(text(linked.substring(from))).toString();
  }

  private static String text(String text) {
    String bare = AUTOLINK.matcher(text).replaceAll(m -> Matcher.quoteReplacement(m.group(1)));
    String escaped = bare.replace("<", "&lt;");
    String undefined = DEFINITION.matcher(escaped).replaceAll("$1\\\\[");
    return BroadcastMention.silent(undefined);
  }

  /** Returns a line in which a link whose text names another address shows both, except in code. */
  private static String links(String line) {
    if (!line.contains("](")) {
      return line;
    }
    List<MatchResult> spans = CODE_SPAN.matcher(line).results().toList();
    return LINK.matcher(line)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    spans.stream().anyMatch(span -> contains(span, match.start()))
                        ? match.group()
                        : link(match)));
  }

  private static boolean contains(MatchResult span, int position) {
    return span.start() < position && position < span.end();
  }

  private static String link(MatchResult match) {
    String label = match.group(1);
    String address = match.group(2);
    if (!MarkdownSanitizer.isOpened(address)) {
      return label;
    }
    boolean image = match.group().startsWith("!");
    return image || SpoofedLink.is(label, address) ? label + " (" + address + ")" : match.group();
  }
}
