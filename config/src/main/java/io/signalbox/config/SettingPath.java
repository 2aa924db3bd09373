package io.signalbox.config;

/** Path of a setting: the names of its sections and its own, with dots between them. */
final class SettingPath {
  private SettingPath() {}

  /**
   * Returns the path of a name in a section.
   *
   * @param section empty for the top
   */
  static String join(String section, String key) {
    return section.isEmpty() ? key : section + "." + key;
  }
}
