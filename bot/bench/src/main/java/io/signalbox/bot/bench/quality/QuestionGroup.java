package io.signalbox.bot.bench.quality;

import io.signalbox.bot.bench.process.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Questions asked over the same set of corpora.
 *
 * @param folders all of them when the questions name none
 */
record QuestionGroup(List<Path> folders, List<ProvenQuestion> questions) {
  QuestionGroup {
    folders = List.copyOf(folders);
    questions = List.copyOf(questions);
  }

  /**
   * Returns one group for each set of corpora that contain the right documents of a question file.
   */
  static List<QuestionGroup> of(List<Path> folders, List<Path> files) {
    Map<String, Path> byName = new LinkedHashMap<>();
    folders.forEach(
        folder ->
            byName.put(String.valueOf(folder.toAbsolutePath().normalize().getFileName()), folder));
    Map<Set<String>, List<ProvenQuestion>> groups = new LinkedHashMap<>();
    for (Path file : files) {
      List<ProvenQuestion> questions = ProvenQuestionFile.read(file);
      Set<String> names = new TreeSet<>();
      for (ProvenQuestion question : questions) {
        question.golden().gold().forEach(id -> names.add(id.replaceFirst("/.*", "")));
      }
      for (String name : names) {
        if (!byName.containsKey(name)) {
          throw new UnusableInputException(
              file + ": the right pages are in " + name + ", which no --corpus is called");
        }
      }
      groups.computeIfAbsent(names, key -> new ArrayList<>()).addAll(questions);
    }
    List<QuestionGroup> all = new ArrayList<>();
    groups.forEach(
        (names, questions) ->
            all.add(
                new QuestionGroup(
                    byName.entrySet().stream()
                        .filter(entry -> names.isEmpty() || names.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                    questions)));
    return all;
  }
}
