package io.signalbox.tools.foresight.prompt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Parser of the YAML front matter at the beginning of a prompt file. */
final class FrontMatter {
  private static final String FENCE = "---";

  private FrontMatter() {}

  /** Returns the number of lines of the front matter, fences included; 0 without one. */
  static int lines(String content) {
    List<String> lines = content.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(FENCE)) {
      return 0;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(FENCE)) {
        return i + 1;
      }
    }
    return 0;
  }

  /**
   * Returns the fields of a file; empty when there are none, or the YAML cannot be parsed.
   *
   * @param whole whether the whole file is YAML, not only what stands between fences
   */
  static Map<?, ?> fields(String content, boolean whole) {
    int until = lines(content);
    if (!whole && until == 0) {
      return Map.of();
    }
    String yaml =
        whole ? content : String.join("\n", content.lines().toList().subList(1, until - 1));
    try {
      Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      return document instanceof Map<?, ?> fields ? fields : Map.of();
    } catch (YamlEngineException e) {
      return Map.of();
    }
  }

  /** Returns the strings of a field that holds one string or a list. */
  static List<String> texts(@Nullable Object value) {
    if (value instanceof String one) {
      return List.of(one.strip());
    }
    if (value instanceof Collection<?> several) {
      return several.stream()
          .filter(Objects::nonNull)
          .map(each -> each.toString().strip())
          .toList();
    }
    return List.of();
  }
}
