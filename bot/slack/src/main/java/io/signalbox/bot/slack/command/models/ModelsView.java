package io.signalbox.bot.slack.command.models;

import static java.time.temporal.ChronoUnit.DAYS;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.foresight.catalogue.DateKind;
import io.signalbox.tools.foresight.catalogue.FactSource;
import io.signalbox.tools.foresight.catalogue.FormerFact;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.watch.ModelDemand;
import io.signalbox.tools.foresight.catalogue.watch.ModelSighting;
import io.signalbox.tools.foresight.catalogue.watch.NoticeItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders models, their retirement dates and their callers as Slack text. Pure. */
final class ModelsView {
  private static final int MOST = 15;

  static final String HELP =
      "`/models` shows the models that are called here, the most harmful end first; `/models mine`"
          + " those that your callers call; `/models NAME` everything about one; `/models calendar`"
          + " how to have the days in your calendar.";
  static final String NONE = "No model that I know of was called in the last 30 days.";
  static final String NONE_OF_YOURS =
      "None of your callers called a model that I know of in the last 30 days.";
  static final String CALENDAR =
      "A calendar can subscribe to `/models.ics` of the gateway's address; `./signalbox models"
          + " calendar --to models.ics` writes the same feed into a file.";

  private ModelsView() {}

  static String demands(List<ModelDemand> demands, LocalDate today) {
    Map<ModelFact, List<ModelDemand>> byModel = new LinkedHashMap<>();
    demands.stream()
        .sorted(
            Comparator.comparingDouble((ModelDemand each) -> each.harm(today))
                .thenComparingLong(ModelDemand::calls)
                .reversed())
        .forEach(each -> byModel.computeIfAbsent(each.fact(), f -> new ArrayList<>()).add(each));
    List<String> lines = new ArrayList<>();
    byModel.forEach(
        (fact, callers) -> {
          if (lines.size() < MOST) {
            lines.add(line(fact, callers, today));
          }
        });
    if (byModel.size() > MOST) {
      lines.add("and " + (byModel.size() - MOST) + " more");
    }
    return String.join("\n\n", lines);
  }

  private static String line(ModelFact fact, List<ModelDemand> callers, LocalDate today) {
    return "*%s*  %s\n%s"
        .formatted(MrkdwnText.escaped(fact.model()), end(fact, today), who(callers));
  }

  private static String who(List<ModelDemand> callers) {
    List<String> words = new ArrayList<>();
    for (ModelDemand each : callers.subList(0, Math.min(4, callers.size()))) {
      words.add(
          "%s (%s): %d calls, %s"
              .formatted(
                  MrkdwnText.escaped(each.caller()),
                  MrkdwnText.escaped(each.team()),
                  each.calls(),
                  MrkdwnText.escaped(each.cost().toString())));
    }
    if (callers.size() > 4) {
      Cost cost = callers.stream().map(ModelDemand::cost).reduce(Cost.NOTHING, Cost::plus);
      int more = callers.size() - 4;
      words.add(
          (more == 1 ? "1 more caller, " : more + " more callers, ")
              + MrkdwnText.escaped(cost + " in all"));
    }
    return "• " + String.join("\n• ", words) + "\nin the last 30 days";
  }

  private static String end(ModelFact fact, LocalDate today) {
    if (fact.retires().isEmpty()) {
      return "no end date is known";
    }
    LocalDate day = fact.retires().get();
    if (!fact.hasEnd()) {
      return (fact.kind() == DateKind.EARLIEST ? "does not end before " : "is said to end on ")
          + day;
    }
    long left = today.until(day, DAYS);
    String when =
        left <= 0
            ? ":warning: ended on " + day
            : (left <= 30 ? ":warning: " : "")
                + "ends on "
                + day
                + ", in "
                + left
                + (left == 1 ? " day" : " days");
    return when
        + (fact.successors().isEmpty()
            ? "; no successor is named"
            : "; successor " + MrkdwnText.escaped(String.join(" or ", fact.successors())));
  }

  static String sighting(ModelSighting seen) {
    return (seen.isGone()
            ? "*%s* is not known to its provider any more: it refused calls of %s over %s on %s"
            : "*%s* was asked for, and *"
                + MrkdwnText.escaped(seen.reply()).replace("%", "%%")
                + "* answered: calls of %s over %s on %s")
        .formatted(
            MrkdwnText.escaped(seen.model()),
            MrkdwnText.escaped(seen.caller()),
            MrkdwnText.escaped(seen.route()),
            LocalDate.ofEpochDay(seen.day()));
  }

  static String sightings(List<ModelSighting> seen) {
    return seen.isEmpty()
        ? ""
        : seen.stream()
            .limit(MOST)
            .map(each -> "• " + sighting(each) + " (" + each.calls() + ")")
            .collect(Collectors.joining("\n", "\n\n*Seen in the traffic of 30 days*\n", ""));
  }

  static String facts(List<ModelFact> facts, LocalDate today) {
    List<String> lines = new ArrayList<>();
    for (ModelFact fact : facts) {
      lines.add(
          "• *%s* on %s  %s"
              .formatted(MrkdwnText.escaped(fact.model()), fact.channel(), end(fact, today)));
      fact.aliasOf().ifPresent(target -> lines.add("      leads to " + MrkdwnText.escaped(target)));
      if (!fact.fate().isEmpty() && fact.retires().isPresent()) {
        lines.add("      on that day: " + MrkdwnText.escaped(fact.fate()));
      }
      fact.differences().forEach(each -> lines.add("      " + MrkdwnText.escaped(each)));
      for (FormerFact earlier : fact.moved()) {
        lines.add(
            "      it was "
                + earlier.retires().map(LocalDate::toString).orElse("without a date")
                + ", as read on "
                + earlier.checked());
      }
      if (!fact.note().isEmpty()) {
        lines.add("      " + MrkdwnText.escaped(fact.note()));
      }
      lines.add("      " + source(fact.source()) + ", read on " + fact.source().checked());
    }
    return String.join("\n", lines);
  }

  private static String source(FactSource source) {
    return source
        .address()
        .map(page -> "<" + MrkdwnText.escaped(page.toString()) + "|source>")
        .orElseGet(() -> "source: " + MrkdwnText.escaped(source.page()));
  }

  static String unknown(String name) {
    return "Nothing is known of `%s`. `./signalbox models list --all` has what is."
        .formatted(MrkdwnText.escaped(name.replace('`', ' ')));
  }

  /** Returns the message to an owner. */
  static String notice(
      List<NoticeItem> items, Function<ModelDemand, List<String>> fates, LocalDate today) {
    if (items.isEmpty()) {
      return ":white_check_mark: None of your callers uses a model that ends soon.";
    }
    List<String> lines = new ArrayList<>();
    lines.add("Models that your callers call end:");
    for (NoticeItem item : items) {
      lines.add(line(item.fact(), item.demands(), today));
      item.before()
          .ifPresent(
              day ->
                  lines.add(
                      "      the date moved: it was "
                          + day
                          + ", it is "
                          + (item.fact().hasEnd()
                              ? item.fact().retires().orElseThrow().toString()
                              : "not known any more")));
      if (!item.fact().fate().isEmpty() && !item.fact().fate().startsWith("error")) {
        lines.add("      on that day: " + MrkdwnText.escaped(item.fact().fate()));
      }
      item.demands().stream()
          .limit(MOST)
          .flatMap(demand -> fates.apply(demand).stream())
          .distinct()
          .forEach(words -> lines.add("      " + MrkdwnText.escaped(words)));
    }
    lines.add(
        "`/models NAME` has the sources. A rehearsal says what a successor would change; calls go"
            + " to it on the day if you accept one that passed, else they are refused.");
    return String.join("\n", lines);
  }
}
