package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.document.TableFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A part of a finding.
 *
 * @param text Markdown
 * @param notices one sentence each
 * @param files it rests on
 */
record Statement(String text, List<String> notices, List<TableFile> files) {
  Statement {
    notices = List.copyOf(notices);
    files = List.copyOf(files);
  }

  static Statement of(String text, Collection<TableFile> files) {
    return new Statement(text, List.of(), List.copyOf(files));
  }

  /** Returns a copy with these notices first. */
  Statement after(List<String> before) {
    return new Statement(text, joined(before, notices), files);
  }

  /** Returns a copy with a leading sentence and the files that it rests on. */
  Statement ledBy(String sentence, List<TableFile> more) {
    String led = sentence.isEmpty() ? text : sentence + " " + text;
    return new Statement(led, notices, joined(files, more));
  }

  /** One as it is, several as a list. */
  static Statement joined(List<Statement> parts) {
    List<String> lines = new ArrayList<>();
    for (Statement part : parts) {
      lines.add(parts.size() == 1 ? part.text() : "- " + part.text().replace("\n", "\n  "));
    }
    return new Statement(
        String.join("\n", lines),
        parts.stream().flatMap(part -> part.notices().stream()).toList(),
        parts.stream().flatMap(part -> part.files().stream()).toList());
  }

  Finding finding() {
    return new Finding(
        text, List.copyOf(new LinkedHashSet<>(notices)), List.copyOf(new LinkedHashSet<>(files)));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
