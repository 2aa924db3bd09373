package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.jspecify.annotations.Nullable;

/**
 * Changed place of a prompt file between two versions.
 *
 * @param textBefore words that stood there
 * @param textAfter words that stand there now
 * @param structural whether code around the words changed as well, or words came where none were
 */
record PromptChange(String textBefore, String textAfter, boolean structural) {

  /**
   * Returns the changed places between two versions; {@code null} means that the file was deleted.
   */
  static List<PromptChange> between(PromptFile before, @Nullable PromptFile after) {
    if (after == null) {
      return List.of(new PromptChange(before.text(), "", true));
    }
    return new HistogramDiff()
        .diff(RawTextComparator.WS_IGNORE_ALL, raw(before), raw(after)).stream()
            .map(edit -> change(before, after, edit))
            .toList();
  }

  private static PromptChange change(PromptFile before, PromptFile after, Edit edit) {
    List<PromptLine> old = before.lines().subList(edit.getBeginA(), edit.getEndA());
    List<PromptLine> now = after.lines().subList(edit.getBeginB(), edit.getEndB());
    String text = text(old);
    boolean structural = !code(old).equals(code(now)) || text.isEmpty();
    return new PromptChange(text, text(now), structural);
  }

  private static RawText raw(PromptFile file) {
    String lines =
        file.lines().stream()
            .map(line -> line.code() + "\u0001" + line.text() + "\n")
            .collect(Collectors.joining());
    return new RawText(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(List<PromptLine> lines) {
    return lines.stream()
        .map(PromptLine::text)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static List<String> code(List<PromptLine> lines) {
    return lines.stream().map(PromptLine::code).filter(line -> !line.isEmpty()).toList();
  }
}
