package io.signalbox.tools.foresight.prompt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The field {@code uses} of a prompt file: the artefacts that its author says it depends on. */
final class FrontMatterUses {
  private static final String FENCE = "---";

  private FrontMatterUses() {}

  /** Returns how many lines the front matter has, fences included; 0 for a file without one. */
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
   * Returns what the file says it uses; empty where it says nothing, or where its YAML cannot be
   * read.
   *
   * @param whole whether the whole file is YAML, not only what stands between fences
   */
  static List<String> of(String content, boolean whole) {
    int until = lines(content);
    if (!whole && until == 0) {
      return List.of();
    }
    String yaml =
        whole ? content : String.join("\n", content.lines().toList().subList(1, until - 1));
    try {
      Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      return document instanceof Map<?, ?> fields ? names(fields.get("uses")) : List.of();
    } catch (YamlEngineException e) {
      return List.of();
    }
  }

  private static List<String> names(@Nullable Object value) {
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
