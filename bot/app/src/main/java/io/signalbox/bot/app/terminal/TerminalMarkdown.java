package io.signalbox.bot.app.terminal;

import io.signalbox.knowledge.markdown.CodeFences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Renders Markdown for a terminal: wrapped, emphasis as colour, tables in columns, links with their
 * addresses, code unchanged.
 */
final class TerminalMarkdown {
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Pattern of inline code, which stays as it is, a link, or an address in angle brackets. */
  private static final Pattern LINK =
      Pattern.compile(
          "`[^`]+`"
              + "|!?\\[([^\\[\\]]+)]\\(<?([^()\\s<>]*(?:\\([^()\\s]*\\))?)>?(?: \"[^\"]*\")?\\)"
              + "|<((?:https?|mailto):[^<>\\s]+)>");

  private static final Pattern LIST_ITEM = Pattern.compile("^(\\s*)([-*+]|\\d+[.)])\\s+");

  /** Placeholder for a space at which no line may be broken. */
  private static final char KEPT_SPACE = '\u0001';

  private final Ansi ansi;
  private final int width;

  /**
   * @param width most characters a line of prose takes; code takes what it needs, tables what their
   *     cells need
   */
  TerminalMarkdown(Ansi ansi, int width) {
    this.ansi = ansi;
    this.width = width;
  }

  /** Returns the rendered lines of a Markdown text. */
  List<String> lines(String markdown) {
    List<String> lines = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    CodeFences fences = new CodeFences();
    for (String line : TerminalText.safe(markdown).split("\n", -1)) {
      String stripped = line.strip();
      boolean inside = fences.isOpen();
      boolean code = fences.isCode(line);
      if (!code && stripped.startsWith("|")) {
        rows.add(linked(stripped));
        continue;
      }
      lines.addAll(table(rows));
      rows.clear();
      if (code) {
        if (inside && fences.isOpen()) {
          lines.add("    " + paint(line, Style.fg_cyan));
        }
      } else {
        wrap(linked(line), lines);
      }
    }
    lines.addAll(table(rows));
    return lines;
  }

  /** Replaces links by their text and address, and relative links by their text only. */
  private static String linked(String line) {
    return LINK.matcher(line).replaceAll(match -> Matcher.quoteReplacement(plain(match)));
  }

  private static String plain(MatchResult match) {
    String text = match.group(1);
    if (text == null) {
      return match.group(3) == null ? match.group() : match.group(3);
    }
    String address = match.group(2);
    boolean far = address.matches("(?:https?|mailto):.*") && !match.group().startsWith("!");
    return far && !address.equals(text) ? text + " (" + address + ")" : text;
  }

  /** Wraps a line of prose; each word is styled by itself, and inline code is kept on one line. */
  private void wrap(String line, List<String> lines) {
    String kept = CODE.matcher(line).replaceAll(TerminalMarkdown::inOnePiece);
    String marked = BOLD.matcher(kept).replaceAll(TerminalMarkdown::wordByWord);
    var item = LIST_ITEM.matcher(marked);
    String hanging = item.find() ? " ".repeat(item.end()) : leadingSpace(marked);
    StringBuilder open = new StringBuilder(leadingSpace(marked));
    int taken = open.length();
    for (String word : marked.strip().split(" ", -1)) {
      int length = TerminalTable.visible(word);
      if (taken > hanging.length() && taken + 1 + length > width) {
        lines.add(styled(open.toString()));
        open = new StringBuilder(hanging);
        taken = hanging.length();
      } else if (!open.toString().isBlank()) {
        open.append(' ');
        taken++;
      }
      open.append(word);
      taken += length;
    }
    lines.add(styled(open.toString()));
  }

  private static String wordByWord(MatchResult match) {
    return Matcher.quoteReplacement("**" + match.group(1).replace(" ", "** **") + "**");
  }

  private static String inOnePiece(MatchResult match) {
    return Matcher.quoteReplacement(match.group().replace(' ', KEPT_SPACE));
  }

  private List<String> table(List<String> rows) {
    return TerminalTable.of(rows, this::styled, line -> paint(line, Style.bold));
  }

  private static String leadingSpace(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private String styled(String line) {
    String bold = BOLD.matcher(line).replaceAll(match -> quoted(match.group(1), Style.bold));
    return CODE.matcher(bold)
        .replaceAll(match -> quoted(match.group(1), Style.fg_cyan))
        .replace(KEPT_SPACE, ' ');
  }

  private String quoted(String text, Style style) {
    return Matcher.quoteReplacement(paint(text, style));
  }

  /** Returns the text in these styles, or unchanged where the terminal has none. */
  String paint(String text, Style... styles) {
    return ansi.enabled() ? Style.on(styles) + text + Style.off(styles) : text;
  }
}
