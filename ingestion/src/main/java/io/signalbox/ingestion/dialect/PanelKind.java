package io.signalbox.ingestion.dialect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Kinds of panels, by the names that generators, wikis and style sheets have for them. */
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

  /** The word that stands before such a panel; empty for a name that is no kind. */
  public static Optional<String> of(String name) {
    String key = name.toLowerCase(Locale.ROOT).replaceAll("^(?:alert|admonition|callout)-", "");
    return Optional.ofNullable(LABELS.get(key));
  }

  /** The bold line that opens a panel. */
  public static String line(String kind, String title) {
    boolean repeats = title.isBlank() || title.strip().equalsIgnoreCase(kind);
    return repeats ? bold(kind) : kind.isEmpty() ? bold(title) : bold(kind + ": " + title);
  }

  private static String bold(String text) {
    return text.isBlank() ? "" : "**" + text.strip() + "**";
  }
}
