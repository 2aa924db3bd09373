package io.signalbox.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * State of one pass of the settings readers: base folder, environment variables, problems found and
 * settings described. With a script it describes instead of reads: every list shows one sample
 * item, and the script answers each choice.
 */
final class ConfigReadState {
  private final Path folder;
  private final Map<String, String> environment;
  private final Optional<Map<String, String>> script;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final List<ConfigProblem> notes = new ArrayList<>();
  private final Map<String, DescribedSetting> described = new LinkedHashMap<>();
  private final Map<String, String> sections = new LinkedHashMap<>();

  private ConfigReadState(
      Path folder, Map<String, String> environment, Optional<Map<String, String>> script) {
    this.folder = folder;
    this.environment = environment;
    this.script = script;
  }

  static ConfigReadState of(Path folder, Map<String, String> environment) {
    return new ConfigReadState(folder, environment, Optional.empty());
  }

  /**
   * Returns a pass over an empty file that only describes settings, with the script's values for
   * the choices at its paths.
   */
  static ConfigReadState describing(Map<String, String> script) {
    return new ConfigReadState(Path.of(""), Map.of(), Optional.of(script));
  }

  boolean isDescribing() {
    return script.isPresent();
  }

  Optional<String> scripted(String path) {
    return script.map(answers -> answers.get(path));
  }

  /** Returns the folder that relative paths are resolved against. */
  Path folder() {
    return folder;
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  void problem(ConfigProblem problem) {
    problems.add(problem);
  }

  void note(ConfigProblem note) {
    notes.add(note);
  }

  void describe(DescribedSetting setting) {
    described.putIfAbsent(setting.path(), setting);
  }

  void describeSection(String path, String description) {
    sections.putIfAbsent(path, description);
  }

  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  List<ConfigProblem> notes() {
    return notes.stream().distinct().toList();
  }

  List<DescribedSetting> described() {
    return List.copyOf(described.values());
  }

  /** Returns the descriptions by section path, in reading order. */
  Map<String, String> sections() {
    return sections;
  }
}
