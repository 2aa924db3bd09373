package io.signalbox.config;

import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Path and line of a setting in the settings file, through which problems and notes about it are
 * reported.
 */
record ConfigLocation(ConfigReadState reading, String path, int line) {
  void problem(String message) {
    reading.problem(new ConfigProblem(path, line, message));
  }

  void note(String message) {
    reading.note(new ConfigProblem(path, line, message));
  }

  ConfigLocation item(int index, Node node) {
    return new ConfigLocation(reading, path + "[" + index + "]", YamlDocument.line(node));
  }

  ConfigLocation key(String key, int keyLine) {
    return new ConfigLocation(reading, SettingPath.join(path, key), keyLine);
  }
}
