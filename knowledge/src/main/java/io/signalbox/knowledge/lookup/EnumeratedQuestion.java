package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a question about several names ("who is on call for payments, identity and edge?") into
 * one question for each name, and joins their answers. Pure.
 */
final class EnumeratedQuestion {
  private static final String NAME = "[\\w./#@-]+(?: [\\w./#@-]+)?";
  private static final String LAST = "\\s*(?:,\\s*)?(?:\\band\\b|\\bor\\b|&)\\s*";
  private static final Pattern LIST =
      Pattern.compile(
          "(?i)^(.*?\\b(?:for|owns?|of|behind|with)\\s+)("
              + (NAME + "(?:\\s*,\\s*" + NAME + "){0,5}")
              + ")"
              + LAST
              + "([\\w./#@-]+)(.*)$");

  private EnumeratedQuestion() {}

  /**
   * Returns the answers to the questions for each name, joined; empty unless the question lists
   * names and each of its questions has an answer.
   */
  static Optional<LookUpResult> answer(
      String plain, Function<String, Optional<LookUpResult>> single) {
    Matcher list = LIST.matcher(plain);
    if (!list.matches()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    Set<String> notices = new LinkedHashSet<>();
    Set<TableFile> files = new LinkedHashSet<>();
    for (String name : (list.group(2) + "," + list.group(3)).split("\\s*,\\s*", -1)) {
      Optional<LookUpResult> answer = single.apply(list.group(1) + name + list.group(4));
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      texts.add(answer.get().text());
      notices.addAll(answer.get().notices());
      files.addAll(answer.get().files());
    }
    return Optional.of(
        new LookUpResult(String.join("\n\n", texts), List.copyOf(notices), List.copyOf(files)));
  }
}
