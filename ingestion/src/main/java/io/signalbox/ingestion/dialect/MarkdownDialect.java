package io.signalbox.ingestion.dialect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites site generators' Markdown extensions as plain Markdown, line by line. These are
 * admonitions and tabs of MkDocs and Docusaurus, shortcodes of Hugo, tags of Liquid and other
 * markers of generators. Fenced code is left as it is. Every line in gives one line out, so that
 * line numbers hold.
 */
public final class MarkdownDialect {
  private static final Pattern INDENTED_BOX =
      Pattern.compile("(?:!!!|\\?\\?\\?\\+?|===[!+]?) ?([\\w -]{0,40})(?:\"(.*)\")?\\s*");
  private static final Pattern COLON_BOX =
      Pattern.compile(":::+ ?\\{?([a-z-]{1,20})}?(?:\\[(.*)\\]|\\s+(.*))?\\s*");
  private static final Pattern QUOTED_BOX =
      Pattern.compile("([> ]{1,20})\\[!(\\w{2,20})][+-]?(?: +(.*))?");
  private static final Pattern GENERATOR_LINE =
      Pattern.compile(
          "\\[TOC\\]|\\[\\[_TOC_\\]\\]|:::+|\\{:[^}]*\\}|(?:-+8<-+)(?: .*)?"
              + "|import (?:[\\w{}, *]+ from )?['\"][^'\"]+['\"];?|\\{/\\*.*\\*/}"
              + "|<(?:div|section|figure|article)\\b[^>]*\\smarkdown\\b[^>]*>");
  private static final Pattern SETEXT_LINE = Pattern.compile(" {0,3}(?:-++|=++)\\s*+");
  private static final int BOX_INDENT = 4;

  private final FenceTracker fences = new FenceTracker();
  private final Deque<Box> boxes = new ArrayDeque<>();
  private final List<String> plain = new ArrayList<>();
  private final ComponentLines components;

  /** Fence of an open {@code mdx-code-block}, whose content is read as Markdown; empty outside. */
  private String seeThrough = "";

  private MarkdownDialect(List<String> lines) {
    components = new ComponentLines(lines);
  }

  /** Returns the lines as plain Markdown, as many as were given. */
  public static List<String> plain(List<String> lines) {
    MarkdownDialect dialect = new MarkdownDialect(lines);
    HtmlTableLines tables = new HtmlTableLines(lines);
    for (int i = 0; i < lines.size(); i++) {
      int more = dialect.fences.isOpen() ? 0 : MultilineTags.after(lines, i);
      if (more > 0) {
        dialect.take(String.join(" ", lines.subList(i, i + more + 1)));
        dialect.plain.addAll(Collections.nCopies(more, ""));
        i += more;
      } else {
        dialect.take(tables.line(i));
      }
    }
    return dialect.plain;
  }

  private void take(String written) {
    if (written.isBlank()) {
      fences.isCode(written);
      plain.add("");
      return;
    }
    boolean leftBox = leaveBoxes(indent(written));
    if (leftBox && SETEXT_LINE.matcher(written).matches()) {
      // A rule right below a box must not make a heading of the box's last line.
      plain.add("***");
      return;
    }
    int boxed = boxes.isEmpty() ? 0 : boxes.element().contentIndent();
    String line =
        dedent(written, Math.max(boxed, components.cut(indent(written), written.strip())));
    if (isSeeThrough(line)) {
      plain.add("");
      return;
    }
    if (fences.isCode(line)) {
      plain.add(line);
      return;
    }
    int indent = indent(line);
    String bare = line.substring(Math.min(indent, line.length())).stripTrailing();
    Optional<String> component = components.rewrite(bare, indent(written));
    if (component.isPresent()) {
      plain.add(component.get().isEmpty() ? "" : " ".repeat(indent) + component.get());
    } else {
      text(written, line, bare);
    }
  }

  /**
   * @param line the written line without the indentation of its container
   * @param bare the line without any indentation
   */
  private void text(String written, String line, String bare) {
    int indent = indent(line);
    Matcher quoted = QUOTED_BOX.matcher(bare);
    Matcher box = INDENTED_BOX.matcher(bare);
    Matcher colons = COLON_BOX.matcher(bare);
    if (quoted.matches()) {
      String kind = quoted.group(2).toLowerCase(Locale.ROOT);
      plain.add(" ".repeat(indent) + quoted.group(1) + boxTitle(kind, quoted.group(3), false));
    } else if (box.matches() && !bare.equals("===") && !bare.equals("!!!")) {
      boxes.push(new Box(indent(written), OptionalInt.empty()));
      plain.add(" ".repeat(indent) + boxTitle(box.group(1), box.group(2), bare.startsWith("=")));
    } else if (colons.matches()) {
      String title = colons.group(2) == null ? colons.group(3) : colons.group(2);
      plain.add(" ".repeat(indent) + boxTitle(colons.group(1), title, false));
    } else if (GENERATOR_LINE.matcher(bare).matches()) {
      plain.add("");
    } else {
      plain.add(InlineComponents.plain(ShortcodeFilter.rewrite(line)));
    }
  }

  /**
   * Returns whether the line opens or closes an {@code mdx-code-block} fence of Docusaurus, whose
   * content is shown as Markdown.
   */
  private boolean isSeeThrough(String line) {
    String bare = line.strip();
    if (seeThrough.isEmpty() && !fences.isOpen() && bare.endsWith("mdx-code-block")) {
      String fence = bare.substring(0, bare.length() - "mdx-code-block".length()).strip();
      seeThrough = fence.matches("`{3,}|~{3,}") ? fence : "";
      return !seeThrough.isEmpty();
    }
    if (!seeThrough.isEmpty() && bare.equals(seeThrough) && !fences.isOpen()) {
      seeThrough = "";
      return true;
    }
    return false;
  }

  /**
   * Open admonition or tab; its content is indented by four columns or slightly more, as its first
   * line is.
   */
  private record Box(int indent, OptionalInt firstLine) {
    int contentIndent() {
      return firstLine.orElse(indent + BOX_INDENT);
    }

    Box meeting(int lineIndent) {
      boolean own = firstLine.isEmpty() && lineIndent < indent + 2 * BOX_INDENT;
      return firstLine.isPresent()
          ? this
          : new Box(indent, OptionalInt.of(own ? lineIndent : indent + BOX_INDENT));
    }
  }

  private boolean leaveBoxes(int indent) {
    int before = boxes.size();
    while (!boxes.isEmpty() && indent < boxes.element().indent() + BOX_INDENT) {
      boxes.pop();
      fences.leave();
    }
    if (!boxes.isEmpty()) {
      boxes.push(boxes.pop().meeting(indent));
    }
    return boxes.size() < before;
  }

  private static String boxTitle(@Nullable String kind, @Nullable String title, boolean tab) {
    String name = kind == null ? "" : kind.strip().replaceAll("\\s.*", "");
    String label =
        name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    String text = title == null ? "" : title.strip();
    if (tab || label.isEmpty() || text.isEmpty()) {
      String only = text.isEmpty() ? label : text;
      return only.isEmpty() ? "" : "**" + only + "**";
    }
    return "**" + label + ": " + text + "**";
  }

  private static int indent(String line) {
    int width = 0;
    while (width < line.length() && line.charAt(width) == ' ') {
      width++;
    }
    return width < line.length() && line.charAt(width) == '\t' ? width + BOX_INDENT : width;
  }

  private static String dedent(String line, int width) {
    int from = 0;
    int gone = 0;
    while (gone < width && from < line.length()) {
      char c = line.charAt(from);
      if (c != ' ' && c != '\t') {
        break;
      }
      gone += c == '\t' ? BOX_INDENT : 1;
      from++;
    }
    return line.substring(from);
  }
}
