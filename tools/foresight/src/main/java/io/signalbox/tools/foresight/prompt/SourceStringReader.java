package io.signalbox.tools.foresight.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lexer that separates string literals from code in program source, line by line.
 *
 * <p>Reads the literals of TypeScript, JavaScript, Python, Java, Kotlin, Go, C# and Ruby well
 * enough to find prompts; it is no parser of any of them. Expressions within a template literal are
 * code again. A literal that is not closed ends with its line, or with the file where it may have
 * several lines.
 */
final class SourceStringReader {
  private static final List<String> MULTI_LINE = List.of("\"\"\"", "'''", "`");
  private static final List<String> ONE_LINE = List.of("\"", "'");

  private final String source;
  private final boolean hashComments;
  private final List<PromptLine> lines = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private int at;

  private SourceStringReader(String source, boolean hashComments) {
    this.source = source;
    this.hashComments = hashComments;
  }

  /**
   * Splits a source into lines of code and text.
   *
   * @param hashComments whether {@code #} starts a comment, as in Python, rather than {@code //}
   */
  static List<PromptLine> lines(String source, boolean hashComments) {
    SourceStringReader reader = new SourceStringReader(source, hashComments);
    reader.code("");
    reader.endLine();
    return List.copyOf(reader.lines);
  }

  /**
   * Reads code up to the end of the file, or to the brace that closes an expression in a template.
   */
  private void code(String closing) {
    int depth = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (comment()) {
        continue;
      }
      String quote = quote();
      if (!quote.isEmpty()) {
        at += quote.length();
        literal(quote);
        continue;
      }
      if (!closing.isEmpty() && c == '}' && depth == 0) {
        return;
      }
      depth += c == '{' ? 1 : 0;
      depth -= c == '}' ? 1 : 0;
      codeCharacter(c);
    }
  }

  private void codeCharacter(char c) {
    if (c == '\n') {
      endLine();
    } else if (!Character.isWhitespace(c)) {
      code.append(c);
    }
    at++;
  }

  private boolean comment() {
    boolean line = hashComments ? source.startsWith("#", at) : source.startsWith("//", at);
    if (line) {
      int end = source.indexOf('\n', at);
      at = end < 0 ? source.length() : end;
      return true;
    }
    if (hashComments || !source.startsWith("/*", at)) {
      return false;
    }
    int end = source.indexOf("*/", at + 2);
    int until = end < 0 ? source.length() : end + 2;
    source.substring(at, until).chars().filter(c -> c == '\n').forEach(c -> endLine());
    at = until;
    return true;
  }

  private String quote() {
    return Stream.concat(MULTI_LINE.stream(), ONE_LINE.stream())
        .filter(quote -> source.startsWith(quote, at) && (hashComments || !quote.equals("'''")))
        .filter(quote -> !hashComments || !quote.equals("`"))
        .findFirst()
        .orElse("");
  }

  private void literal(String quote) {
    boolean oneLine = ONE_LINE.contains(quote);
    text.append(text.isEmpty() ? "" : " ");
    while (at < source.length() && !source.startsWith(quote, at)) {
      char c = source.charAt(at);
      if (c == '\n') {
        if (oneLine) {
          return;
        }
        endLine();
        at++;
      } else if (c == '\\' && at + 1 < source.length()) {
        escape(source.charAt(at + 1));
      } else if (quote.equals("`") && source.startsWith("${", at)) {
        expression();
      } else {
        text.append(c);
        at++;
      }
    }
    at = Math.min(source.length(), at + quote.length());
  }

  /** Reads an expression within a template literal as code and leaves a placeholder in the text. */
  private void expression() {
    text.append("${}");
    at += 2;
    String around = text.toString();
    text.setLength(0);
    int before = lines.size();
    code("}");
    at = Math.min(source.length(), at + 1);
    if (lines.size() == before) {
      text.insert(0, around);
    } else {
      lines.set(
          before, new PromptLine(lines.get(before).code(), around + lines.get(before).text()));
    }
  }

  private void escape(char escaped) {
    if (escaped == '\n') {
      endLine();
    } else {
      text.append("nrt".indexOf(escaped) >= 0 ? ' ' : escaped);
    }
    at += 2;
  }

  private void endLine() {
    String statement = code.toString();
    boolean imports = statement.startsWith("import") || statement.startsWith("from");
    lines.add(new PromptLine(imports ? "" : statement, text.toString().strip()));
    code.setLength(0);
    text.setLength(0);
  }
}
