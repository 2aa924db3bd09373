package io.signalbox.tools.foresight.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parser of prompt files by file ending. The formats are plain text and Markdown, templates (Jinja,
 * Handlebars, Liquid, {@code .prompt}), YAML, program sources with prompts in string literals, and
 * Jest snapshots of assembled prompts.
 */
public final class PromptFileReader {
  /** Largest file that is read, in bytes; larger ones are taken for data. */
  static final int LARGEST = 2_000_000;

  private static final Set<String> TEXTS =
      Set.of(
          "md",
          "mdx",
          "mdc",
          "markdown",
          "txt",
          "prompt",
          "prompty",
          "baml",
          "j2",
          "jinja",
          "jinja2");
  private static final Set<String> TEMPLATES =
      Set.of("hbs", "handlebars", "mustache", "liquid", "tmpl");
  private static final Set<String> YAML = Set.of("yaml", "yml");
  private static final Set<String> SLASH_CODE =
      Set.of("ts", "tsx", "mts", "js", "jsx", "mjs", "cjs", "java", "kt", "go", "cs", "swift");
  private static final Set<String> HASH_CODE = Set.of("py", "rb");

  private static final Pattern TEST =
      Pattern.compile("(?i)(?:^|/)(?:__tests__|tests?)/|\\.(?:test|spec)\\.|(?:^|/)test_|_test\\.");
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^exports\\[`((?:[^`\\\\]|\\\\.)*)`\\] = `");
  private static final Pattern TAG = Pattern.compile("\\{\\{.*?\\}\\}|\\{%.*?%\\}|\\{#.*?#\\}");
  private static final Pattern YAML_LINE =
      Pattern.compile("^\\s*((?:-\\s+)*(?:[\\w.$-]+:(?=\\s|$))?\\s*[|>]?[-+]?(?=\\s|$))?(.*)$");

  /** Patterns of references to other files, each with the referenced name as its first group. */
  private static final List<Pattern> TEXT_REFERENCES =
      List.of(
          Pattern.compile(
              "\\{%-?\\s*(?:include|extends|import|from|render)\\s+['\"]([^'\"]+)['\"]"),
          Pattern.compile("\\{\\{>\\s*([\\w./-]+)"),
          Pattern.compile("@@@langfusePrompt:name=([^|@]+)"));

  /** Prompts of an evaluation by promptfoo: {@code file://prompts/triage.txt}. */
  private static final Pattern PROMPTFOO =
      Pattern.compile(
          "(?m)^[^#\\n]*file://([\\w./-]+\\.(?:txt|md|prompt|j2|jinja2?|hbs|mustache|liquid))\\b");

  private static final List<Pattern> CODE_REFERENCES =
      List.of(
          Pattern.compile("(?:from|import|require\\()\\s*['\"](\\.[^'\"]*)['\"]"),
          Pattern.compile("(?m)^\\s*from\\s+(\\.[\\w.]*)\\s+import"));

  private PromptFileReader() {}

  /**
   * Returns whether a file of this path is parsed; snapshots are, other tests of programs are not.
   */
  public static boolean reads(String path) {
    String ending = ending(path);
    if (ending.equals("snap")) {
      return true;
    }
    boolean known =
        TEXTS.contains(ending)
            || TEMPLATES.contains(ending)
            || YAML.contains(ending)
            || SLASH_CODE.contains(ending)
            || HASH_CODE.contains(ending);
    return known && !(isProgram(path) && TEST.matcher(path).find());
  }

  /**
   * Parses a file.
   *
   * @param path from the root of its source, with slashes
   * @return its prompts: several for a snapshot file with several entries, else one
   */
  public static List<PromptFile> read(String path, String content) {
    String unified = content.replace("\r\n", "\n").replace('\r', '\n');
    String ending = ending(path);
    if (ending.equals("snap")) {
      return snapshots(path, unified);
    }
    boolean slash = SLASH_CODE.contains(ending);
    if (slash || HASH_CODE.contains(ending)) {
      List<PromptLine> lines = SourceStringReader.lines(unified, !slash);
      return List.of(new PromptFile(path, lines, references(CODE_REFERENCES, unified), false));
    }
    List<PromptLine> lines =
        YAML.contains(ending)
            ? unified.lines().map(PromptFileReader::yamlLine).toList()
            : texts(unified);
    Set<String> references = references(TEXT_REFERENCES, unified);
    Map<?, ?> fields = FrontMatter.fields(unified, YAML.contains(ending));
    references.addAll(FrontMatter.texts(fields.get("uses")));
    if (YAML.contains(ending)) {
      references.addAll(references(List.of(PROMPTFOO), unified));
    }
    return List.of(
        new PromptFile(path, lines, references, false, PromptFacts.of(fields), body(unified)));
  }

  private static String body(String content) {
    return content
        .lines()
        .skip(FrontMatter.lines(content))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /**
   * Returns whether a file of this path is program source, whose imports may lead to other
   * programs.
   */
  static boolean isProgram(String path) {
    return SLASH_CODE.contains(ending(path)) || HASH_CODE.contains(ending(path));
  }

  private static List<PromptFile> snapshots(String path, String content) {
    Matcher entries = ENTRY.matcher(content);
    Map<String, Integer> starts = new LinkedHashMap<>();
    List<Integer> heads = new ArrayList<>();
    while (entries.find()) {
      starts.put(entries.group(1), entries.end());
      heads.add(entries.start());
    }
    if (starts.isEmpty()) {
      return List.of(assembled(path, content));
    }
    List<PromptFile> files = new ArrayList<>();
    starts.forEach(
        (name, start) -> {
          int next = files.size() + 1;
          int end = next < heads.size() ? heads.get(next) : content.length();
          files.add(assembled(path + "#" + name, content.substring(start, end)));
        });
    return files;
  }

  private static PromptFile assembled(String name, String content) {
    return new PromptFile(
        name, content.lines().map(line -> new PromptLine("", line)).toList(), Set.of(), true);
  }

  private static List<PromptLine> texts(String content) {
    int matter = FrontMatter.lines(content);
    List<String> lines = content.lines().toList();
    List<PromptLine> read = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      read.add(i < matter ? new PromptLine(squeezed(lines.get(i)), "") : textLine(lines.get(i)));
    }
    return read;
  }

  private static PromptLine textLine(String line) {
    StringBuilder tags = new StringBuilder();
    Matcher tag = TAG.matcher(line);
    while (tag.find()) {
      tags.append(squeezed(tag.group()));
    }
    return new PromptLine(tags.toString(), line.strip());
  }

  private static PromptLine yamlLine(String line) {
    Matcher parts = YAML_LINE.matcher(line);
    if (!parts.matches()) {
      return PromptLine.EMPTY;
    }
    String key = parts.group(1) == null ? "" : squeezed(parts.group(1));
    return new PromptLine(key, parts.group(2).strip());
  }

  private static Set<String> references(List<Pattern> patterns, String content) {
    Set<String> names = new LinkedHashSet<>();
    for (Pattern pattern : patterns) {
      Matcher reference = pattern.matcher(content);
      while (reference.find()) {
        names.add(reference.group(1).strip());
      }
    }
    return names;
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static String ending(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
