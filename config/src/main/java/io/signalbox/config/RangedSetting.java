package io.signalbox.config;

/**
 * Setting with an ordered type, such as a number or duration, whose allowed range can be limited.
 */
public final class RangedSetting<T extends Comparable<T>> extends Setting<T> {
  RangedSetting(SectionEntries entries, String key, String description, SettingType<T> kind) {
    super(entries, key, description, kind);
  }

  /** Restricts the values to {@code least} to {@code most}, both included. */
  public Setting<T> between(T least, T most) {
    String range = " from " + kind().shown(least) + " to " + kind().shown(most);
    SettingType<T> within =
        kind()
            .where(v -> v.compareTo(least) >= 0 && v.compareTo(most) <= 0, allowed() + range)
            .named(kind().name() + range, least);
    return with(within);
  }

  /** Restricts the values to {@code least} and above. */
  public Setting<T> atLeast(T least) {
    String range = " of at least " + kind().shown(least);
    SettingType<T> within =
        kind()
            .where(v -> v.compareTo(least) >= 0, allowed() + range)
            .named(kind().name() + range, least);
    return with(within);
  }

  /**
   * Returns the type's description without its example, which would come between it and the range.
   */
  private String allowed() {
    return kind().allowed().replaceFirst(", such as .*", ",");
  }
}
