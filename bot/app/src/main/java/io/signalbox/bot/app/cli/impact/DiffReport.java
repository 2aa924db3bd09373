package io.signalbox.bot.app.cli.impact;

import io.signalbox.bot.app.cli.impact.DiffChecks.CheckResult;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Markdown report for a pull request on the prompts that a change touches, with check results and
 * owners. Pure.
 *
 * @param touched with what checks said
 * @param breaking changed files whose authors call the change breaking, with the end of its window
 */
record DiffReport(
    List<String> changed,
    Map<String, CheckResult> touched,
    Map<String, String> owners,
    Map<String, LocalDate> breaking) {

  static DiffReport of(
      PromptTree before,
      PromptTree after,
      Set<String> touched,
      Function<PromptFile, CheckResult> checks,
      LocalDate today) {
    Set<String> names = new TreeSet<>();
    before.files().forEach(file -> names.add(file.name()));
    after.files().forEach(file -> names.add(file.name()));
    List<String> changed =
        names.stream().filter(name -> !same(before.file(name), after.file(name))).toList();
    Map<String, LocalDate> breaking = new LinkedHashMap<>();
    for (String name : changed) {
      after
          .file(name)
          .flatMap(file -> file.facts().breakingUntil())
          .filter(day -> day.isAfter(today))
          .ifPresent(day -> breaking.put(name, day));
    }
    Map<String, CheckResult> results = new LinkedHashMap<>();
    Map<String, String> owners = new LinkedHashMap<>();
    for (String name : touched) {
      Optional<PromptFile> file = after.file(name);
      results.put(name, file.map(checks).orElse(CheckResult.NONE));
      file.flatMap(each -> each.facts().owner()).ifPresent(owner -> owners.put(name, owner));
    }
    return new DiffReport(changed, results, owners, breaking);
  }

  private static boolean same(Optional<PromptFile> before, Optional<PromptFile> after) {
    boolean assembled = after.or(() -> before).filter(PromptFile::assembled).isPresent();
    return assembled || before.equals(after);
  }

  /**
   * Returns whether every touched prompt has a passed check and no breaking change still waits for
   * its window.
   */
  boolean green() {
    return breaking.isEmpty() && touched.values().stream().allMatch(CheckResult::green);
  }

  /** Returns whether no other prompt is touched and no change is marked as breaking. */
  boolean concernsNobody() {
    return touched.isEmpty() && breaking.isEmpty();
  }

  String markdown() {
    if (concernsNobody()) {
      return "No other prompt is touched by this change.\n";
    }
    StringBuilder text = new StringBuilder("### This change touches ");
    text.append(touched.isEmpty() ? "no" : touched.size());
    text.append(touched.size() == 1 ? " other prompt" : " other prompts");
    text.append("\n\nChanged: ");
    text.append(changed.stream().map(DiffReport::code).collect(Collectors.joining(", ")));
    text.append("\n\n");
    touched.forEach(
        (name, check) ->
            text.append("- ")
                .append(code(name))
                .append(Optional.ofNullable(owners.get(name)).map(o -> " of " + code(o)).orElse(""))
                .append(check.green() ? ": green, " : ": unverified, ")
                .append(check.words())
                .append('\n'));
    breaking.forEach(
        (name, day) ->
            text.append("\n")
                .append(code(name))
                .append(" is marked as breaking until ")
                .append(day)
                .append(".\n"));
    return text.toString();
  }

  /** Returns a Markdown code span around a name that may contain backticks. */
  static String code(String name) {
    String line = name.replaceAll("\\p{Cntrl}", " ");
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    boolean padded = line.startsWith("`") || line.endsWith("`");
    return padded ? fence + " " + line + " " + fence : fence + line + fence;
  }
}
