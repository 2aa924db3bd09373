package io.signalbox.ingestion.markup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds include directives of all page formats (partials, snippets, literal includes). The included
 * files are not read with the page, so a note says which are missing from it.
 */
public final class IncludedFiles {
  private static final Pattern NAMED =
      Pattern.compile(
          Stream.of(
                  "^ *include::([^\\[\\s]+)\\[", // AsciiDoc
                  "^ *\\.\\. +(?:literal)?include:: +(\\S+)", // reStructuredText
                  "^ +:file: +(\\S+) *$", // a table's or raw text's file in reStructuredText
                  "--8<--[:\\w-]* +[\"']([^\"'\\s]+)[\"']", // MkDocs
                  "\\{%-?"
                      + " *(?:include|include_relative|include_cached|include-markdown|render|partial)"
                      + " +[\"']?([^\"'\\s%]+\\.(?:md|markdown|html?|adoc|txt|liquid))\\b[^%]*%}",
                  "\\{\\{[<%]"
                      + " *(?:include|readfile|snippet|partial|import)\\b[^>%]*?[\"']([^\"']+)[\"'][^>%]*[>%]}}",
                  "\\{\\{# *(?:rustdoc_)?include +([^}\\s]+) *}}", // mdBook
                  "\\[!INCLUDE *\\[[^\\]]*] *\\(([^)\\s]+)\\)", // DocFX
                  "<!-- *@include: *([^\\s>]+?) *-->", // VitePress
                  "^import +\\w+ +from +['\"]([^'\"]+\\.mdx?)['\"]", // MDX
                  "!\\[\\[([^\\]|#]+)[^\\]]*]]", // Obsidian
                  "<%=? *(?:partial|render)[ (]+:?['\"]([^'\"]+)['\"]") // Middleman
              .collect(Collectors.joining("|")),
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private static final Pattern PICTURE =
      Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|svg|webp|bmp|pdf|mp[34]|webm|mov|ogg|wav|canvas)");
  private static final int MOST_NAMED = 5;
  private static final int LONGEST = 100;

  private IncludedFiles() {}

  /** Returns a note that names the files a page includes; empty when it includes none. */
  public static Optional<String> note(List<String> lines) {
    Set<String> files = new LinkedHashSet<>();
    String fence = "";
    for (String line : lines) {
      String bare = line.strip();
      if (bare.startsWith("```") || bare.startsWith("~~~")) {
        fence = fence.isEmpty() ? bare.substring(0, 3) : bare.startsWith(fence) ? "" : fence;
      }
      if (fence.isEmpty() && line.length() < 4 * LONGEST) {
        NAMED.matcher(line).results().map(IncludedFiles::name).forEach(files::add);
      }
    }
    files.removeIf(file -> PICTURE.matcher(file).matches());
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String more = files.size() > MOST_NAMED ? " and " + (files.size() - MOST_NAMED) + " more" : "";
    return Optional.of(
        "shows text of other files, which is read there and not here: "
            + files.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
            + more);
  }

  private static String name(MatchResult found) {
    for (int group = 1; group <= found.groupCount(); group++) {
      if (found.group(group) != null) {
        String name = found.group(group).strip();
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
      }
    }
    return found.group();
  }
}
