package io.signalbox.config;

import java.nio.file.Path;

/**
 * Setting whose value is a path; relative paths are resolved against the settings file's folder.
 */
final class PathSetting extends Setting<Path> {
  private final SectionEntries entries;
  private final String key;
  private final String description;

  PathSetting(SectionEntries entries, String key, String description) {
    this(entries, key, description, kind(entries.spot().reading().folder()));
  }

  private PathSetting(
      SectionEntries entries, String key, String description, SettingType<Path> kind) {
    super(entries, key, description, kind);
    this.entries = entries;
    this.key = key;
    this.description = description;
  }

  @Override
  Setting<Path> with(SettingType<Path> narrower) {
    return new PathSetting(entries, key, description, narrower);
  }

  @Override
  public Path or(Path fallback, String shown) {
    return entries.spot().reading().folder().resolve(super.or(fallback, shown)).normalize();
  }

  private static SettingType<Path> kind(Path folder) {
    return SettingType.of("path", "a path", text -> folder.resolve(text).normalize(), folder);
  }
}
