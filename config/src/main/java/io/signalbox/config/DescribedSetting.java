package io.signalbox.config;

import java.util.List;

/**
 * Description of one setting for the settings reference: section, key, type, default and choices.
 *
 * @param section path of the section it is in; empty for the top
 * @param fallback its default as written in the file, or the word for having none
 * @param choices the only values it may have, when those are few
 */
record DescribedSetting(
    String section,
    String key,
    String kind,
    String fallback,
    String description,
    List<String> choices) {
  static final String REQUIRED = "(required)";
  static final String NONE = "(none)";

  String path() {
    return SettingPath.join(section, key);
  }
}
