package io.signalbox.config;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Declared setting, whose value is taken with {@link #or}, {@link #required} or {@link #optional}.
 * A wrong value is recorded as a problem of the file and a stand-in is returned, so that reading
 * goes on and all problems come at once.
 */
public class Setting<T> {
  private final SectionEntries entries;
  private final String key;
  private final String description;
  private final SettingType<T> kind;

  Setting(SectionEntries entries, String key, String description, SettingType<T> kind) {
    this.entries = entries;
    this.key = key;
    this.description = description;
    this.kind = kind;
  }

  /**
   * Adds a constraint on the value.
   *
   * @param allowed completes the sentence "must be …"
   */
  public Setting<T> check(String allowed, Predicate<T> holds) {
    return with(kind.where(holds, allowed));
  }

  /** Keeps the value out of error messages, for text that may carry a password, such as a URL. */
  public Setting<T> unquoted() {
    return with(kind.unquoted());
  }

  /** Returns the value; the fallback when the file has none. */
  public T or(T fallback) {
    return or(fallback, kind.shown(fallback));
  }

  /**
   * Returns the value; the fallback when the file has none, described in the reference by {@code
   * shown}.
   */
  public T or(T fallback, String shown) {
    return entries.read(key, kind, described(shown)).orElse(fallback);
  }

  /** Returns the value; reports a problem and returns a stand-in when the file has none. */
  public T required() {
    Optional<T> value = entries.read(key, kind, described(DescribedSetting.REQUIRED));
    if (value.isEmpty() && !entries.has(key)) {
      entries.missing(key, kind);
    }
    return value.orElseGet(kind::standIn);
  }

  /** Returns the value; empty when the file has none. */
  public Optional<T> optional() {
    return entries.read(key, kind, described(DescribedSetting.NONE));
  }

  SettingType<T> kind() {
    return kind;
  }

  /** Returns a copy of this setting with a narrower type. */
  Setting<T> with(SettingType<T> narrower) {
    return new Setting<>(entries, key, description, narrower);
  }

  private DescribedSetting described(String fallback) {
    return new DescribedSetting(
        entries.spot().path(), key, kind.name(), fallback, description, kind.choices());
  }
}
