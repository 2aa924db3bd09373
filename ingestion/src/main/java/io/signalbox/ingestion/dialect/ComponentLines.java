package io.signalbox.ingestion.dialect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites MDX component tags on lines of their own to their labels, and removes the extra
 * indentation of their content. A name in angle brackets that is never closed is a placeholder and
 * stays.
 */
final class ComponentLines {
  private static final Pattern CLOSING = Pattern.compile("</([A-Z][\\w.]*)\\s*>");
  private static final Pattern SELF_CLOSED = Pattern.compile("<([A-Z][\\w.]*)(\\s[^<]*)?/>");
  private static final Pattern OPENING =
      Pattern.compile("<([A-Z][\\w.]*[a-z][\\w.]*)((?:\\s[^<]*?)?)>(.*)");

  private final Set<String> closed = new HashSet<>();
  private final Deque<Component> open = new ArrayDeque<>();

  /** Open component: name, indentation of its tag and content, and columns cut outside it. */
  private record Component(String name, int indent, OptionalInt content, int cutOutside) {
    int cut() {
      int own = content.orElse(indent);
      return own < indent ? Math.min(cutOutside, own) : cutOutside + own - indent;
    }
  }

  ComponentLines(List<String> lines) {
    for (String line : lines) {
      Matcher closing = CLOSING.matcher(line);
      while (closing.find()) {
        closed.add(closing.group(1));
      }
    }
  }

  /**
   * Returns the number of columns to cut from a line's indentation; must be called for each line
   * that is not blank.
   */
  int cut(int indent, String bare) {
    Component inner = open.peek();
    if (inner == null || bare.startsWith("</" + inner.name())) {
      return inner == null ? 0 : inner.cutOutside();
    }
    if (inner.content().isEmpty()) {
      open.pop();
      inner =
          new Component(inner.name(), inner.indent(), OptionalInt.of(indent), inner.cutOutside());
      open.push(inner);
    }
    return inner.cut();
  }

  /**
   * Returns the replacement for a line that is a component's tag; empty for any other line.
   *
   * @param indent of the line as written
   */
  Optional<String> rewrite(String bare, int indent) {
    if (bare.isEmpty() || bare.charAt(0) != '<') {
      return Optional.empty();
    }
    Matcher closing = CLOSING.matcher(bare);
    if (closing.matches()) {
      if (open.stream().anyMatch(each -> each.name().equals(closing.group(1)))) {
        while (!open.pop().name().equals(closing.group(1))) {
          // What was left open inside ends here too.
        }
      }
      return Optional.of("");
    }
    Matcher alone = SELF_CLOSED.matcher(bare);
    if (alone.matches()) {
      return Optional.of(shown(alone.group(1), alone.group(2)));
    }
    Matcher opening = OPENING.matcher(bare);
    if (!opening.matches() || !closed.contains(opening.group(1))) {
      return Optional.empty();
    }
    String label = shown(opening.group(1), opening.group(2));
    String end = "</" + opening.group(1) + ">";
    int ends = opening.group(3).indexOf(end);
    if (ends >= 0) {
      String inner =
          opening.group(3).substring(0, ends) + opening.group(3).substring(ends + end.length());
      return Optional.of((label + " " + inner.strip()).strip());
    }
    int cut = open.isEmpty() ? 0 : open.element().cut();
    open.push(new Component(opening.group(1), indent, OptionalInt.empty(), cut));
    return Optional.of((label + " " + opening.group(3).strip()).strip());
  }

  private static String shown(String name, String attributes) {
    return TemplateTag.of(name + " " + (attributes == null ? "" : attributes)).shown();
  }
}
