package io.signalbox.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The reference of all settings, taken from the readers themselves: each reader runs over nothing
 * and states what it would read. It runs once more for every other value of a choice ({@code kind},
 * {@code enabled}), so that settings which belong to one value only are found, and marked as such.
 * Immutable.
 */
public final class ConfigReference {
  private final Map<String, String> sections;
  private final List<DescribedSetting> settings;
  private final Map<String, List<String>> conditions;

  private ConfigReference(
      Map<String, String> sections,
      List<DescribedSetting> settings,
      Map<String, List<String>> conditions) {
    this.sections = sections;
    this.settings = settings;
    this.conditions = conditions;
  }

  /** Describes what the reader reads from the root section; its result is thrown away. */
  public static ConfigReference of(Function<ConfigSection, ?> reader) {
    SettingExploration exploration = SettingExploration.of(reader);
    return new ConfigReference(
        exploration.sections(), exploration.settings(), exploration.conditions());
  }

  /** One heading and table per section, in the order of reading; ends with a line end. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    appendTable(text, "");
    sections.forEach(
        (path, description) -> {
          text.append("## `").append(path).append("`\n\n").append(description).append("\n\n");
          appendTable(text, path);
        });
    return text.toString();
  }

  private void appendTable(StringBuilder text, String section) {
    List<DescribedSetting> rows =
        settings.stream().filter(setting -> setting.section().equals(section)).toList();
    if (rows.isEmpty()) {
      return;
    }
    text.append("| setting | value | default | what it does |\n| --- | --- | --- | --- |\n");
    rows.forEach(row -> text.append(row(row)));
    text.append('\n');
  }

  private String row(DescribedSetting setting) {
    String only = String.join("; ", conditions.getOrDefault(setting.path(), List.of()));
    String description = setting.description() + (only.isEmpty() ? "" : " Only with " + only + ".");
    return "| `%s` | %s | %s | %s |%n"
        .formatted(
            setting.key(), cell(setting.kind()), fallback(setting.fallback()), cell(description))
        .replace(System.lineSeparator(), "\n");
  }

  private static String fallback(String text) {
    boolean words = text.startsWith("(") || text.isEmpty();
    return words ? cell(text.replaceAll("[()]", "")) : "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }
}
