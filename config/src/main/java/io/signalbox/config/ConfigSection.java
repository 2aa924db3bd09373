package io.signalbox.config;

import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Section of the YAML settings, read by a feature's {@code XSettings.from(ConfigSection)}. Each
 * read states key, kind, default and description; the same statements check the file, refuse keys
 * that nobody asks for, and write the reference (see {@link ConfigReference}).
 *
 * <pre>{@code new GreetingSettings(
 * section.text("greeting", "How people are greeted.").or("Hello"),
 * section.duration("patience", "How long to wait.").between(ofSeconds(1), ofHours(1)).required());
 * }</pre>
 *
 * Every single value may hold <code>${NAME}</code> or <code>${NAME:-default}</code> from the
 * environment. Not for use from several threads.
 */
public final class ConfigSection {
  private final SectionEntries entries;

  ConfigSection(SectionEntries entries) {
    this.entries = entries;
  }

  /** Declares a text setting that must not be blank; {@code yes} and {@code 012} stay text. */
  public Setting<String> text(String key, String description) {
    return value(key, description, SettingType.text());
  }

  public RangedSetting<Integer> integer(String key, String description) {
    return new RangedSetting<>(entries, key, description, ScalarTypes.INTEGER);
  }

  public RangedSetting<Double> decimal(String key, String description) {
    return new RangedSetting<>(entries, key, description, ScalarTypes.DECIMAL);
  }

  /** Declares a boolean setting, {@code true} or {@code false}. */
  public Setting<Boolean> bool(String key, String description) {
    return value(key, description, ScalarTypes.BOOL);
  }

  /**
   * Declares a duration such as {@code 500ms}, {@code 20s}, {@code 5m}, {@code 2h}, {@code 365d} of
   * 24 hours.
   */
  public RangedSetting<Duration> duration(String key, String description) {
    return new RangedSetting<>(entries, key, description, ScalarTypes.DURATION);
  }

  /** Declares a data size such as {@code 64MB} or {@code 1GiB}. */
  public RangedSetting<ByteSize> size(String key, String description) {
    return new RangedSetting<>(entries, key, description, ScalarTypes.SIZE);
  }

  /** Declares a path; a relative one, also as the default, starts at the settings file's folder. */
  public Setting<Path> path(String key, String description) {
    return new PathSetting(entries, key, description);
  }

  /** Declares a time zone such as {@code Europe/Berlin} or {@code UTC}. */
  public Setting<ZoneId> zone(String key, String description) {
    return value(key, description, ScalarTypes.ZONE);
  }

  /** Declares an absolute URI with a host. */
  public Setting<URI> uri(String key, String description) {
    return value(key, description, ScalarTypes.HOSTED_URI);
  }

  /**
   * Declares a choice among an enum's constants, in lower case with hyphens: {@code on-call} for
   * ON_CALL.
   */
  public <E extends Enum<E>> Setting<E> oneOf(String key, String description, Class<E> type) {
    return value(key, description, SettingType.oneOf(type));
  }

  /**
   * Declares a secret: <code>${NAME}</code>, {@code keystore:} and a name in the {@code
   * SecretKeystore}, or {@code file:} and a path whose content it is without the last line end.
   * Written into the settings file itself it works too, and is noted.
   */
  public Setting<Secret> secret(String key, String description) {
    return value(key, description, SettingType.secret());
  }

  /** Declares a setting of a type that the feature defines. */
  public <T> Setting<T> value(String key, String description, SettingType<T> kind) {
    return new Setting<>(entries, key, description, kind);
  }

  /** Declares a list of values. */
  public <T> Setting<List<T>> list(String key, String description, SettingType<T> kind) {
    return value(key, description, kind.list());
  }

  /** Declares a map of values under names that the operator chooses, in the order of the file. */
  public <T> Setting<Map<String, T>> map(String key, String description, SettingType<T> kind) {
    return value(key, description, kind.map());
  }

  /**
   * Returns a nested section; if the file has none, everything in it has its default. When the file
   * has none, everything in it has its default.
   */
  public ConfigSection section(String key, String description) {
    entries.spot().reading().describeSection(entries.at(key).path(), description);
    return new ConfigSection(entries.group(key));
  }

  /** Returns a nested section, or empty if the file has none. */
  public Optional<ConfigSection> optionalSection(String key, String description) {
    ConfigSection section = section(key, description);
    boolean given = entries.has(key) || entries.spot().reading().isDescribing();
    return given ? Optional.of(section) : Optional.empty();
  }

  /**
   * Returns a list of nested sections; empty when the file has none. Their paths are {@code key[0]}
   * and so on.
   */
  public List<ConfigSection> sections(String key, String description) {
    entries.spot().reading().describeSection(entries.at(key).path() + "[]", description);
    return entries.items(key).stream().map(ConfigSection::new).toList();
  }

  /** Returns nested sections under names that the operator chooses, in the order of the file. */
  public Map<String, ConfigSection> namedSections(String key, String description) {
    entries.spot().reading().describeSection(entries.at(key).path() + ".<name>", description);
    Map<String, ConfigSection> sections = new LinkedHashMap<>();
    entries.named(key).forEach((name, group) -> sections.put(name, new ConfigSection(group)));
    return Collections.unmodifiableMap(sections);
  }

  /** Returns whether the file sets this key. */
  public boolean has(String key) {
    return entries.has(key);
  }

  /** Returns the path of this section, such as {@code sources[2].access}; empty at the top. */
  public String path() {
    return entries.spot().path();
  }

  /**
   * Reports an error that the reader itself found in a setting, such as a name used twice.
   *
   * @param message continues the sentence that the setting begins: "is already used on line 3"
   */
  public void problem(String key, String message) {
    entries.at(key).problem(message);
  }

  /** Reports an error of this section as a whole. */
  public void problem(String message) {
    entries.spot().problem(message);
  }

  /** Reports a warning about a setting that does not make the file invalid. */
  public void note(String key, String message) {
    entries.at(key).note(message);
  }

  /**
   * Returns the line of a key, from 1; the section's first line when the file does not set the key.
   */
  public int line(String key) {
    return entries.at(key).line();
  }
}
