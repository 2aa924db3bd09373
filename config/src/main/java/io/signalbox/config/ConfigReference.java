package io.signalbox.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Generator of the Markdown reference of all settings, from the descriptions in the readers
 * themselves. Each reader runs on an empty file and states the settings that it would read. It runs
 * once more for every other value of a choice ({@code kind}, {@code enabled}), so that settings
 * which belong to one value only are found, and marked as such. Immutable.
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

  /**
   * Runs the reader on an empty root section and collects the settings it asks for; its result is
   * discarded.
   */
  public static ConfigReference of(Function<ConfigSection, ?> reader) {
    SettingExploration exploration = SettingExploration.of(reader);
    return new ConfigReference(
        exploration.sections(), exploration.settings(), exploration.conditions());
  }

  /**
   * Returns the reference as Markdown: one heading and table per section, in the order of reading,
   * ending with a line end.
   */
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
