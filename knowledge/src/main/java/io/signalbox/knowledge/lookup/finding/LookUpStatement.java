package io.signalbox.knowledge.lookup.finding;

import io.signalbox.knowledge.document.TableFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Partial answer to a look-up, to be joined with others into a {@link LookUpResult}.
 *
 * @param text Markdown
 * @param notices one sentence each
 * @param files it rests on
 */
public record LookUpStatement(String text, List<String> notices, List<TableFile> files) {
  public LookUpStatement {
    notices = List.copyOf(notices);
    files = List.copyOf(files);
  }

  public static LookUpStatement of(String text, Collection<TableFile> files) {
    return new LookUpStatement(text, List.of(), List.copyOf(files));
  }

  /** Returns a copy with these notices before its own. */
  public LookUpStatement after(List<String> before) {
    return new LookUpStatement(text, joined(before, notices), files);
  }

  /** Returns a copy with a leading sentence and the files that it rests on. */
  public LookUpStatement ledBy(String sentence, List<TableFile> more) {
    String led = sentence.isEmpty() ? text : sentence + " " + text;
    return new LookUpStatement(led, notices, joined(files, more));
  }

  /** Joins statements: a single one is kept as it is, several become a Markdown list. */
  public static LookUpStatement joined(List<LookUpStatement> parts) {
    List<String> lines = new ArrayList<>();
    for (LookUpStatement part : parts) {
      lines.add(parts.size() == 1 ? part.text() : "- " + part.text().replace("\n", "\n  "));
    }
    return new LookUpStatement(
        String.join("\n", lines),
        parts.stream().flatMap(part -> part.notices().stream()).toList(),
        parts.stream().flatMap(part -> part.files().stream()).toList());
  }

  public LookUpResult finding() {
    return new LookUpResult(
        text, List.copyOf(new LinkedHashSet<>(notices)), List.copyOf(new LinkedHashSet<>(files)));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
