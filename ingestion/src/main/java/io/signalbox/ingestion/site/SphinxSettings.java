package io.signalbox.ingestion.site;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Substitutions that a Sphinx project's {@code conf.py} defines for all its pages. They are those
 * in its prologue and epilogue, and the project's name, version and release where they are plain
 * strings. The file is a program, which is read with patterns and never run.
 *
 * @param substitutions by their names, without bars
 */
record SphinxSettings(Map<String, String> substitutions) {
  static final String FILE = "conf.py";

  private static final Pattern REPLACED =
      Pattern.compile(
          "^[ \"'rfu]*\\.\\. \\|([^|\\n]{1,100})\\| replace:: +([^\\n{}]{1,500})$",
          Pattern.MULTILINE);
  private static final Pattern NAMED =
      Pattern.compile(
          "^(project|version|release) *= *[\"']([^\"'\\n]{1,200})[\"'] *(?:#.*)?$",
          Pattern.MULTILINE);
  private static final Pattern USED = Pattern.compile("\\|([^|\\s][^|\\n]{0,99})\\|");

  /** Extracts the substitutions from the text of a {@code conf.py}. */
  static SphinxSettings of(String python) {
    Map<String, String> substitutions = new TreeMap<>();
    for (Pattern pattern : new Pattern[] {NAMED, REPLACED}) {
      Matcher found = pattern.matcher(python);
      while (found.find()) {
        substitutions.put(found.group(1), found.group(2).strip());
      }
    }
    return new SphinxSettings(substitutions);
  }

  /**
   * Returns the reStructuredText definitions of the substitutions that a page uses but does not
   * define.
   */
  String definitions(String page) {
    Map<String, String> used = new TreeMap<>();
    Matcher found = USED.matcher(page);
    while (found.find()) {
      String value = substitutions.getOrDefault(found.group(1), "");
      if (!value.isEmpty() && !page.contains(".. |" + found.group(1) + "| ")) {
        used.put(found.group(1), value);
      }
    }
    StringBuilder text = new StringBuilder();
    used.forEach(
        (name, value) ->
            text.append("\n.. |").append(name).append("| replace:: ").append(value).append('\n'));
    return text.toString();
  }
}
