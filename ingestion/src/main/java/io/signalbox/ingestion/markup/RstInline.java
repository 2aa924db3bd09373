package io.signalbox.ingestion.markup;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts inline reStructuredText markup to Markdown, resolving link targets and substitutions of
 * the document.
 */
final class RstInline {
  private static final Pattern TARGET = Pattern.compile("\\s*\\.\\. _`?([^`:]+)`?: +(\\S.*)");
  private static final Pattern SUBSTITUTION =
      Pattern.compile("\\s*\\.\\. \\|([^|]+)\\| replace:: (.+)");
  private static final Pattern LITERAL = Pattern.compile("``(.+?)``");
  private static final Pattern ROLE =
      Pattern.compile("(?<![\\w:`]):([\\w:.+-]+):`([^`<]*?)(?:\\s*<([^>`]*)>)?`");
  private static final Pattern LINK = Pattern.compile("`([^`<]+?)\\s*<([^>`]+)>`__?");
  private static final Pattern NAMED =
      Pattern.compile("`([^`]+)`__?|(?<![\\w`])([\\w-]+)_(?![\\w`])");
  private static final Pattern SUBSTITUTED =
      Pattern.compile("(?<![\\w|\\\\])\\|([^|\\s](?:[^|]*[^|\\s])?)\\|_{0,2}(?![\\w|])");
  private static final Pattern TITLE_REFERENCE = Pattern.compile("(?<![`\\w])`([^`]+)`(?![`_])");

  private final Map<String, String> targets = new HashMap<>();
  private final Map<String, String> substitutions = new HashMap<>();

  private RstInline() {}

  static RstInline of(List<String> document) {
    RstInline inline = new RstInline();
    for (String line : document) {
      Matcher target = TARGET.matcher(line);
      Matcher substitution = SUBSTITUTION.matcher(line);
      if (target.matches()) {
        inline.targets.put(key(target.group(1)), target.group(2).strip());
      } else if (substitution.matches()) {
        inline.substitutions.put(substitution.group(1), substitution.group(2).strip());
      }
    }
    return inline;
  }

  private static String key(String name) {
    return name.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /** Converts a line to Markdown; text between double back-ticks is not changed. */
  String of(String line) {
    if (line.indexOf('`') < 0 && line.indexOf('_') < 0 && line.indexOf('|') < 0) {
      return line;
    }
    StringBuilder text = new StringBuilder();
    Matcher literal = LITERAL.matcher(line);
    int from = 0;
    while (literal.find()) {
      text.append(marked(line.substring(from, literal.start())));
      text.append('`').append(literal.group(1)).append('`');
      from = literal.end();
    }
    return text.append(marked(line.substring(from))).toString();
  }

  private String marked(String text) {
    String roles =
        ROLE.matcher(text)
            .replaceAll(
                role ->
                    Matcher.quoteReplacement(role(role.group(1), role.group(2), role.group(3))));
    String linked =
        LINK.matcher(roles)
            .replaceAll(
                link -> Matcher.quoteReplacement("[" + link.group(1) + "](" + link.group(2) + ")"));
    String named =
        NAMED
            .matcher(linked)
            .replaceAll(
                name ->
                    Matcher.quoteReplacement(
                        named(
                            name.group(1) == null ? name.group(2) : name.group(1), name.group())));
    String plain =
        SUBSTITUTED
            .matcher(named)
            .replaceAll(
                each ->
                    Matcher.quoteReplacement(
                        substitutions.getOrDefault(each.group(1), each.group(1))));
    return TITLE_REFERENCE.matcher(plain).replaceAll("`$1`");
  }

  private static String role(String name, String text, String target) {
    String shown = text.isBlank() && target != null ? target : text;
    String last = name.substring(name.lastIndexOf(':') + 1);
    String word = shown.strip().replaceFirst("^[~!]", "");
    return switch (last) {
      case "ref", "doc", "term", "abbr", "guilabel", "menuselection", "numref", "sup", "sub" ->
          shown.strip();
      case "pep", "rfc", "cve", "cwe" -> numbered(last.toUpperCase(Locale.ROOT), word);
      default -> "`" + word + "`";
    };
  }

  /**
   * Returns a reference to a PEP, RFC, CVE or CWE by kind and number, or the page's own words for
   * it.
   */
  private static String numbered(String kind, String shown) {
    String number = shown.replaceFirst("#.*", "");
    boolean isNamed = number.startsWith(kind) || !number.matches("[\\d-]+");
    return isNamed ? number : kind.startsWith("C") ? kind + "-" + number : kind + " " + number;
  }

  private String named(String name, String written) {
    String address = targets.getOrDefault(key(name), "");
    boolean quoted = written.startsWith("`");
    if (address.isEmpty()) {
      return quoted ? name : written;
    }
    return "[" + name + "](" + address + ")";
  }
}
