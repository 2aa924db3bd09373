package io.signalbox.config;

import java.nio.file.Path;

/** A path, starting at the settings file's folder when it is relative. */
final class PathSetting extends Setting<Path> {
  private final Entries entries;
  private final String key;
  private final String description;

  PathSetting(Entries entries, String key, String description) {
    this(entries, key, description, kind(entries.spot().reading().folder()));
  }

  private PathSetting(Entries entries, String key, String description, Kind<Path> kind) {
    super(entries, key, description, kind);
    this.entries = entries;
    this.key = key;
    this.description = description;
  }

  @Override
  Setting<Path> with(Kind<Path> narrower) {
    return new PathSetting(entries, key, description, narrower);
  }

  @Override
  public Path or(Path fallback, String shown) {
    return entries.spot().reading().folder().resolve(super.or(fallback, shown)).normalize();
  }

  private static Kind<Path> kind(Path folder) {
    return Kind.of("path", "a path", text -> folder.resolve(text).normalize(), folder);
  }
}
