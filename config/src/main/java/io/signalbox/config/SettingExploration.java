package io.signalbox.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Discovers all settings for the reference: runs the reader once for each value of each choice,
 * varying one choice at a time from its default.
 */
final class SettingExploration {
  private final Function<ConfigSection, ?> reader;
  private final Map<String, String> sections = new LinkedHashMap<>();
  private final Map<String, DescribedSetting> settings = new LinkedHashMap<>();
  private final Deque<Map<String, String>> scripts = new ArrayDeque<>();

  /** Paths of the settings read, by the path of a choice and its value. */
  private final Map<String, Map<String, Set<String>>> seen = new LinkedHashMap<>();

  private SettingExploration(Function<ConfigSection, ?> reader) {
    this.reader = reader;
    scripts.add(Map.of());
  }

  static SettingExploration of(Function<ConfigSection, ?> reader) {
    SettingExploration exploration = new SettingExploration(reader);
    exploration.run();
    return exploration;
  }

  /** Returns the descriptions by section path, in reading order. */
  Map<String, String> sections() {
    return sections;
  }

  List<DescribedSetting> settings() {
    return List.copyOf(settings.values());
  }

  private void run() {
    while (!scripts.isEmpty()) {
      Map<String, String> script = scripts.remove();
      ConfigReadState reading = ConfigReadState.describing(script);
      // What the reader makes of stand-ins is of no interest, only what it asked for.
      var unused = reader.apply(new ConfigSection(SectionEntries.root(reading, Optional.empty())));
      reading.sections().forEach(sections::putIfAbsent);
      Set<String> paths = new LinkedHashSet<>();
      for (DescribedSetting setting : reading.described()) {
        settings.putIfAbsent(setting.path(), setting);
        paths.add(setting.path());
      }
      script.forEach((path, value) -> record(path, value, paths));
      reading.described().forEach(setting -> branch(setting, script, paths));
    }
  }

  private void branch(DescribedSetting choice, Map<String, String> script, Set<String> paths) {
    if (choice.choices().isEmpty() || seen.containsKey(choice.path())) {
      return;
    }
    seen.put(choice.path(), new LinkedHashMap<>());
    String usual = usual(choice);
    record(choice.path(), usual, paths);
    for (String value : choice.choices()) {
      if (!value.equals(usual)) {
        Map<String, String> next = new HashMap<>(script);
        next.put(choice.path(), value);
        scripts.add(next);
      }
    }
  }

  private static String usual(DescribedSetting choice) {
    boolean required = choice.fallback().equals(DescribedSetting.REQUIRED);
    return required ? choice.choices().getFirst() : choice.fallback();
  }

  private void record(String choice, String value, Set<String> paths) {
    seen.getOrDefault(choice, new LinkedHashMap<>()).putIfAbsent(value, paths);
  }

  /**
   * Returns, by setting, the values of choices under which it is read; only for settings that
   * depend on a choice.
   */
  Map<String, List<String>> conditions() {
    Map<String, List<String>> conditions = new HashMap<>();
    for (String path : settings.keySet()) {
      seen.forEach(
          (choice, runs) -> {
            List<String> values =
                runs.entrySet().stream()
                    .filter(run -> run.getValue().contains(path))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!values.isEmpty() && values.size() < runs.size()) {
              String key = choice.substring(choice.lastIndexOf('.') + 1);
              conditions
                  .computeIfAbsent(path, absent -> new ArrayList<>())
                  .add("`" + key + ": " + String.join("` or `", values) + "`");
            }
          });
    }
    return conditions;
  }
}
