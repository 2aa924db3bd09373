package io.signalbox.config;

import java.nio.file.Path;

/** A path, starting at the settings file's folder when it is relative. */
final class PathSetting extends Setting<Path> {
  private final Path folder;

  PathSetting(Entries entries, String key, String description) {
    super(entries, key, description, kind(entries.spot().reading().folder()));
    this.folder = entries.spot().reading().folder();
  }

  @Override
  public Path or(Path fallback, String shown) {
    return folder.resolve(super.or(fallback, shown)).normalize();
  }

  private static Kind<Path> kind(Path folder) {
    return Kind.of("path", "a path", text -> folder.resolve(text).normalize(), folder);
  }
}
