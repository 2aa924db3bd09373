package io.signalbox.ingestion.dialect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Maps names of admonitions in generators, wikis and CSS classes to labels such as "Warning". */
public final class PanelKind {
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("note", "Note"),
          Map.entry("info", "Info"),
          Map.entry("information", "Info"),
          Map.entry("tip", "Tip"),
          Map.entry("hint", "Hint"),
          Map.entry("warning", "Warning"),
          Map.entry("warn", "Warning"),
          Map.entry("caution", "Caution"),
          Map.entry("danger", "Danger"),
          Map.entry("important", "Important"),
          Map.entry("error", "Error"),
          Map.entry("attention", "Attention"),
          Map.entry("success", "Success"),
          Map.entry("deprecated", "Deprecated"),
          Map.entry("deprecation", "Deprecated"),
          Map.entry("example", "Example"),
          Map.entry("question", "Question"),
          Map.entry("bug", "Bug"),
          Map.entry("seealso", "See also"),
          Map.entry("critical", "Critical"),
          Map.entry("todo", "Todo"));

  private PanelKind() {}

  /** Returns the label of an admonition kind; empty for an unknown name. */
  public static Optional<String> of(String name) {
    String key = name.toLowerCase(Locale.ROOT).replaceAll("^(?:alert|admonition|callout)-", "");
    return Optional.ofNullable(LABELS.get(key));
  }

  /** Returns the bold Markdown line that opens an admonition, from its kind and title. */
  public static String line(String kind, String title) {
    boolean repeats = title.isBlank() || title.strip().equalsIgnoreCase(kind);
    return repeats ? bold(kind) : kind.isEmpty() ? bold(title) : bold(kind + ": " + title);
  }

  private static String bold(String text) {
    return text.isBlank() ? "" : "**" + text.strip() + "**";
  }
}
