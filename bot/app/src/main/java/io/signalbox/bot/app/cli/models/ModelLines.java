package io.signalbox.bot.app.cli.models;

import io.signalbox.tools.foresight.catalogue.DateKind;
import io.signalbox.tools.foresight.catalogue.FormerFact;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Formats facts about a model's life cycle as lines for the terminal. */
final class ModelLines {
  private ModelLines() {}

  static List<String> of(ModelFact fact, LocalDate today) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (%s)%s: %s"
            .formatted(
                fact.model(),
                fact.channel(),
                fact.aliasOf().map(target -> ", leads to " + target).orElse(""),
                end(fact, today)));
    if (!fact.fate().isEmpty() && fact.retires().isPresent()) {
      lines.add("  on that day: " + fact.fate());
    }
    if (!fact.successors().isEmpty()) {
      lines.add("  successor " + String.join(" or ", fact.successors()));
    }
    fact.differences().forEach(difference -> lines.add("  " + difference));
    for (FormerFact earlier : fact.moved()) {
      lines.add(
          "  was %s%s, as read on %s"
              .formatted(
                  earlier.retires().map(LocalDate::toString).orElse("without a day"),
                  earlier.successors().isEmpty()
                      ? ""
                      : " with successor " + String.join(" or ", earlier.successors()),
                  earlier.checked()));
    }
    if (!fact.note().isEmpty()) {
      lines.add("  " + fact.note());
    }
    lines.add(
        "  %s, %s, read on %s"
            .formatted(
                fact.source().page(), fact.source().trust().label(), fact.source().checked()));
    return lines;
  }

  private static String end(ModelFact fact, LocalDate today) {
    if (fact.retires().isEmpty()) {
      return "no end is known";
    }
    LocalDate day = fact.retires().get();
    if (fact.kind() == DateKind.EARLIEST) {
      return "does not end before " + day;
    }
    if (!fact.hasEnd()) {
      return "is said to end on " + day;
    }
    return (today.isBefore(day) ? "ends on " : "ended on ") + day;
  }
}
