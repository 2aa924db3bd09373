package io.signalbox.bot.app.cli.impact;

import io.signalbox.tools.foresight.impact.AlikePrompts.AlikePair;
import io.signalbox.tools.foresight.impact.EvaluationState;
import io.signalbox.tools.foresight.impact.ImpactAnswer;
import io.signalbox.tools.foresight.impact.ImpactLine;
import io.signalbox.tools.foresight.impact.SharedFragments.SharedFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Formats the answer of {@code signalbox impact NAME} as lines for the terminal. Pure. */
final class ImpactText {
  private ImpactText() {}

  static List<String> lines(ImpactAnswer answer, boolean removal) {
    List<String> lines = new ArrayList<>();
    String what = removal ? "if " + answer.asked().key() + " ends" : answer.asked().key();
    lines.add(what + ": " + counted(answer.lines().size()));
    if (answer.missing()) {
      lines.add("  It is not there, though others put it in.");
    }
    answer
        .putsInMissing()
        .forEach(name -> lines.add("  It puts in " + name + ", which is missing."));
    answer.lines().forEach(line -> lines.add("  " + line(line)));
    if (!answer.owners().isEmpty()) {
      lines.add("  Owners: " + String.join(", ", answer.owners()));
    }
    return lines;
  }

  private static String counted(int touched) {
    return switch (touched) {
      case 0 -> "nothing depends on it";
      case 1 -> "1 thing depends on it";
      default -> touched + " things depend on it";
    };
  }

  private static String line(ImpactLine line) {
    List<String> facts = new ArrayList<>();
    facts.add(line.edge());
    if (!line.way().isEmpty()) {
      facts.add(line.way());
    }
    line.owner().ifPresent(owner -> facts.add("of " + owner));
    if (line.calls() > 0) {
      facts.add(line.traffic());
    }
    line.evaluation().map(ImpactText::evaluated).ifPresent(facts::add);
    return line.touched().artefact().key() + " (" + String.join("; ", facts) + ")";
  }

  static String fragment(SharedFragment shared) {
    String what =
        shared.file().isEmpty()
            ? "a passage of some " + shared.words() + " words that no file has"
            : shared.file() + ", pasted and not put in";
    String owners = String.join(", ", new TreeSet<>(shared.owners()));
    return what
        + ": in "
        + String.join(", ", new TreeSet<>(shared.places()))
        + (owners.isEmpty() ? "" : "; could be adopted by " + owners);
  }

  static String alike(AlikePair pair) {
    return "%s and %s may mean the same (%.2f)"
        .formatted(pair.one(), pair.other(), pair.likeness());
  }

  private static String evaluated(EvaluationState state) {
    return state.at().isPresent() && state.rate().isPresent()
        ? "evaluated %.10s, %.0f %% passed"
            .formatted(state.at().get(), state.rate().getAsDouble() * 100)
        : "never evaluated here";
  }
}
