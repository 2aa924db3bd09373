package io.signalbox.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Loads settings from text, as a test wants to see them. */
public final class Yaml {
  static final Path FOLDER = Path.of("/etc/signalbox");

  private Yaml() {}

  static <T> T read(String yaml, Function<ConfigSection, T> reader) {
    return read(yaml, Map.of(), reader);
  }

  static <T> T read(String yaml, Map<String, String> env, Function<ConfigSection, T> reader) {
    return ConfigFile.ofText(yaml, FOLDER, env).load(reader).settings();
  }

  /** The problems as an operator sees them; empty when there are none. */
  public static List<String> problems(String yaml, Function<ConfigSection, ?> reader) {
    return problems(yaml, Map.of(), reader);
  }

  static List<String> problems(
      String yaml, Map<String, String> env, Function<ConfigSection, ?> reader) {
    try {
      ConfigFile.ofText(yaml, FOLDER, env).load(reader);
      return List.of();
    } catch (InvalidConfigException e) {
      return e.getMessage().lines().toList();
    }
  }
}
