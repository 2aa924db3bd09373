package io.signalbox.ingestion.markup;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Classifies the directives of Sphinx and docutils by how they are converted to Markdown. */
final class RstDirectives {
  private static final Set<String> CODE =
      Set.of(
          "code",
          "code-block",
          "sourcecode",
          "highlight-block",
          "parsed-literal",
          "prompt",
          "doctest",
          "testcode",
          "console",
          "productionlist",
          "math",
          "mermaid",
          "graphviz",
          "uml");
  private static final Set<String> DROPPED =
      Set.of(
          "toctree",
          "contents",
          "include",
          "literalinclude",
          "raw",
          "index",
          "meta",
          "highlight",
          "default-domain",
          "currentmodule",
          "module",
          "py:module",
          "py:currentmodule",
          "sectnum",
          "only-if",
          "role",
          "sectionauthor",
          "codeauthor",
          "automodule",
          "autoclass",
          "autofunction",
          "bibliography",
          "target-notes",
          "header",
          "footer");
  private static final Set<String> PLAIN =
      Set.of(
          "container",
          "div",
          "rst-class",
          "class",
          "compound",
          "tabs",
          "tab-set",
          "grid",
          "only",
          "epigraph",
          "pull-quote",
          "highlights",
          "hlist",
          "centered",
          "block-quote",
          "glossary");
  private static final Set<String> NAMED =
      Set.of(
          "tab",
          "tab-item",
          "group-tab",
          "code-tab",
          "rubric",
          "topic",
          "sidebar",
          "admonition",
          "dropdown",
          "card",
          "grid-item-card",
          "describe",
          "option",
          "confval",
          "envvar");
  private static final Set<String> SAID =
      Set.of(
          "note",
          "warning",
          "danger",
          "caution",
          "important",
          "tip",
          "hint",
          "attention",
          "error",
          "seealso",
          "todo",
          "centered");

  /** Kind of conversion of a directive. */
  enum DirectiveKind {
    CODE,
    DROPPED,
    IMAGE,
    TABLE,
    LABELLED
  }

  private RstDirectives() {}

  static DirectiveKind kind(String name) {
    if (CODE.contains(name)) {
      return DirectiveKind.CODE;
    }
    if (DROPPED.contains(name)) {
      return DirectiveKind.DROPPED;
    }
    return switch (name) {
      case "image", "figure" -> DirectiveKind.IMAGE;
      case "list-table", "csv-table", "table", "flat-table" -> DirectiveKind.TABLE;
      default -> DirectiveKind.LABELLED;
    };
  }

  /** Returns whether the directive's argument is the beginning of its text, as in {@code note}. */
  static boolean isSaidInArgument(String name) {
    return SAID.contains(name) || name.startsWith("version") || name.equals("deprecated");
  }

  /**
   * Returns the label before the content: the kind of an admonition, a tab's title or a signature.
   */
  static String label(String name, String argument) {
    if (PLAIN.contains(name)) {
      return "";
    }
    if (NAMED.contains(name)) {
      return argument;
    }
    if (isSaidInArgument(name)) {
      String words = name.equals("seealso") ? "see also" : name;
      return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
    return argument;
  }

  static String option(List<String> options, String name) {
    return options.stream()
        .filter(each -> each.startsWith(":" + name + ":"))
        .map(each -> each.substring(name.length() + 2).strip())
        .findFirst()
        .orElse("");
  }
}
