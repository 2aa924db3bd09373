package io.signalbox.ingestion.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Page text split into YAML or TOML front matter and body. The lines of the front matter stay in
 * the text as blank lines, so that line numbers hold.
 */
record FrontMatterFence(PageFields fields, List<String> body, List<String> notes) {
  private static final Pattern KEY_LINE = Pattern.compile("[A-Za-z_][\\w .-]{0,60}:.*");
  private static final int MOST_LINES = 500;

  FrontMatterFence {
    body = List.copyOf(body);
    notes = List.copyOf(notes);
  }

  static FrontMatterFence split(String text) {
    List<String> lines = text.lines().toList();
    String first = lines.isEmpty() ? "" : lines.getFirst().stripTrailing();
    if (first.equals("---")) {
      return yaml(lines);
    }
    if (first.equals("+++")) {
      return toml(lines);
    }
    return new FrontMatterFence(PageFields.none(), lines, List.of());
  }

  private static FrontMatterFence yaml(List<String> lines) {
    int end = end(lines, "---", "...");
    boolean looksLikeKeys =
        lines.stream()
            .skip(1)
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .findFirst()
            .filter(line -> KEY_LINE.matcher(line).matches())
            .isPresent();
    if (end < 0) {
      List<String> notes =
          looksLikeKeys
              ? List.of(
                  "The front matter that line 1 opens is never closed, so it was read as text.")
              : List.of();
      return new FrontMatterFence(PageFields.none(), lines, notes);
    }
    try {
      Map<String, List<String>> values = FrontMatterYaml.read(lines.subList(1, end));
      PageFields fields = PageFields.of(values);
      return new FrontMatterFence(fields, blanked(lines, end), fields.notes());
    } catch (FrontMatterYaml.BrokenYamlException e) {
      // Two thematic breaks around text are no front matter at all.
      return looksLikeKeys
          ? new FrontMatterFence(
              PageFields.none(),
              blanked(lines, end),
              List.of("The front matter is not YAML (" + e.getMessage() + ") and was left out."))
          : new FrontMatterFence(PageFields.none(), lines, List.of());
    }
  }

  private static FrontMatterFence toml(List<String> lines) {
    int end = end(lines, "+++", "+++");
    if (end < 0) {
      return new FrontMatterFence(PageFields.none(), lines, List.of());
    }
    PageFields fields = PageFields.of(FrontMatterToml.read(lines.subList(1, end)));
    return new FrontMatterFence(fields, blanked(lines, end), fields.notes());
  }

  private static int end(List<String> lines, String fence, String otherFence) {
    for (int i = 1; i < Math.min(lines.size(), MOST_LINES); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.equals(fence) || line.equals(otherFence)) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> blanked(List<String> lines, int end) {
    List<String> body = new ArrayList<>(Collections.nCopies(end + 1, ""));
    body.addAll(lines.subList(end + 1, lines.size()));
    return body;
  }
}
