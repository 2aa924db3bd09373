package io.signalbox.ingestion.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parsed template tag (Hugo shortcode, Liquid tag or MDX component), with the words that its
 * template would show.
 */
record TemplateTag(String name, List<String> words, Map<String, String> attributes) {
  private static final Pattern NAME = Pattern.compile("\\s*([\\w./@:-]+)");
  private static final Pattern PART =
      Pattern.compile(
          "(?:([A-Za-z_][\\w-]*)\\s*[=:]\\s*)?"
              + "(?:\\{?\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"\\s*}?|\\{?\\s*'((?:[^'\\\\]++|\\\\.)*+)'\\s*}?"
              + "|\\{`([^`]*)`}|([^\\s\"'{}=]+))");
  private static final Set<String> INCLUDES =
      Set.of("include", "include_relative", "include_cached", "render", "partial", "snippet");

  /** Names of tags for control flow, assignments or media, which show none of their own words. */
  private static final Set<String> SILENT =
      Set.of(
          "if",
          "unless",
          "elsif",
          "else",
          "for",
          "case",
          "when",
          "assign",
          "capture",
          "raw",
          "comment",
          "cycle",
          "increment",
          "decrement",
          "layout",
          "link",
          "post_url",
          "highlight",
          "seo",
          "feed",
          "gist",
          "youtube",
          "vimeo",
          "image",
          "img",
          "asset",
          "video",
          "ref",
          "relref",
          "param",
          "set",
          "block",
          "extends",
          "import",
          "macro",
          "load",
          "url",
          "static",
          "trans",
          "readfile",
          "code",
          "iframe",
          "script",
          "style",
          "picture",
          "svg",
          "icon",
          "fa",
          "asset_path",
          "content-ref",
          "file",
          "with",
          "call",
          "from");

  private static final Set<String> NAMED_BY_WORDS =
      Set.of("tab", "details", "expand", "tooltip", "badge", "kbd", "term", "step", "accordion");

  TemplateTag {
    words = List.copyOf(words);
    attributes = Map.copyOf(attributes);
  }

  /**
   * Parses the text between a tag's brackets. Of {@code include alert.html} the name is {@code
   * alert}.
   */
  static TemplateTag of(String inside) {
    Matcher name = NAME.matcher(inside);
    if (!name.lookingAt()) {
      return new TemplateTag("", List.of(), Map.of());
    }
    List<String> words = new ArrayList<>();
    Map<String, String> attributes = new HashMap<>();
    Matcher part = PART.matcher(inside).region(name.end(), inside.length());
    while (part.find()) {
      String quoted =
          part.group(2) != null
              ? part.group(2)
              : part.group(3) != null ? part.group(3) : part.group(4);
      String value = quoted == null ? part.group(5) : quoted.replaceAll("\\\\(.)", "$1");
      if (part.group(1) != null) {
        attributes.putIfAbsent(part.group(1).toLowerCase(Locale.ROOT), value.strip());
      } else if (quoted != null || PanelKind.of(value).isPresent()) {
        words.add(value.strip());
      } else if (INCLUDES.contains(name.group(1)) && value.matches("[\\w./-]+")) {
        String file = value.substring(value.lastIndexOf('/') + 1).replaceFirst("\\.\\w+$", "");
        return of(file + " " + inside.substring(part.end()));
      }
    }
    return new TemplateTag(name.group(1), words, attributes);
  }

  /** Returns the label line and text that the tag shows as a block; empty when it shows neither. */
  String shown() {
    String plain = name.toLowerCase(Locale.ROOT);
    if (plain.startsWith("/") || plain.startsWith("end") || SILENT.contains(plain)) {
      return "";
    }
    if (plain.endsWith("tabs") || plain.endsWith("tabpane")) {
      return "";
    }
    String url = attributes.getOrDefault("url", "");
    if (plain.equals("embed") && url.startsWith("http")) {
      return "<" + url + ">";
    }
    String kind = kind().orElse("");
    String title = title();
    String text = first("content", "text", "body", "message", "caption", "alt").orElse("");
    String line = PanelKind.line(kind, title.equals(text) ? "" : title);
    return (line + " " + text).strip();
  }

  /** Returns the text that the tag shows within a line, such as a term or title. */
  String shownInline() {
    String shown = shown().replace("**", "");
    return shown.isEmpty() ? said() : shown;
  }

  /** Returns whether the tag opens or closes a tab or a group of tabs. */
  boolean isTab() {
    return name.toLowerCase(Locale.ROOT).matches("(?:/ *|end)?tabs?(?:item|pane|panel)?");
  }

  /** Returns the bold label of a tab that stands in one line with others. */
  String tabInline() {
    String label = shownInline();
    return label.isEmpty() ? " " : " **" + label + ":** ";
  }

  /**
   * Returns the only word of a site's custom tag, as in {@code {% slack_channel "admins" %}}; else
   * empty.
   */
  String said() {
    String plain = name.toLowerCase(Locale.ROOT);
    if (words.size() != 1 || SILENT.contains(plain) || plain.startsWith("end")) {
      return "";
    }
    String word = words.getFirst();
    boolean isChannel = plain.contains("channel") || plain.contains("slack");
    boolean isAddress = word.contains("://") || word.matches("[\\w./-]+\\.[a-z]{2,5}|/.*");
    return isChannel && !word.startsWith("#") ? "#" + word : isAddress ? "" : word;
  }

  private Optional<String> kind() {
    for (String key :
        List.of("type", "style", "color", "kind", "level", "status", "class", "variant")) {
      for (String each : attributes.getOrDefault(key, "").split("\\s+", -1)) {
        Optional<String> kind = PanelKind.of(each);
        if (kind.isPresent()) {
          return kind;
        }
      }
    }
    return Stream.concat(words.stream(), Stream.of(name.substring(name.lastIndexOf('/') + 1)))
        .map(PanelKind::of)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private String title() {
    boolean isTab = name.toLowerCase(Locale.ROOT).contains("tab");
    Optional<String> given =
        isTab
            ? first("label", "name", "title", "header", "tabname")
            : first("title", "header", "label", "summary", "heading");
    boolean named = isTab || NAMED_BY_WORDS.contains(name) || kind().isPresent();
    return given
        .or(() -> words.stream().filter(word -> named && PanelKind.of(word).isEmpty()).findFirst())
        .orElse("");
  }

  private Optional<String> first(String... keys) {
    for (String key : keys) {
      String value = attributes.getOrDefault(key, "");
      if (!value.isBlank()) {
        return Optional.of(value.replaceAll("\\s+", " "));
      }
    }
    return Optional.empty();
  }
}
