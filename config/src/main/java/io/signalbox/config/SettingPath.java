package io.signalbox.config;

/** Builds dotted paths of settings from section path and key. */
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
