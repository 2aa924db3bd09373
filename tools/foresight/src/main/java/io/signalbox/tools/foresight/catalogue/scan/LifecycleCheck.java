package io.signalbox.tools.foresight.catalogue.scan;

import static java.time.temporal.ChronoUnit.DAYS;

import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.foresight.catalogue.LiveCatalogue;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import io.signalbox.tools.foresight.catalogue.RoutedModels;
import io.signalbox.tools.foresight.report.ReportFinding;
import io.signalbox.tools.foresight.report.ReportFinding.FindingLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks code and gateway routes for models that are retired or about to retire, and reports
 * findings.
 */
public final class LifecycleCheck {
  private static final Map<String, String> RULES = rules();

  private final LocalDate today;
  private final int within;

  /**
   * @param within days before an end on which it is an error; twice and a half that, and at least
   *     90, it is a warning
   */
  public LifecycleCheck(LocalDate today, int within) {
    this.today = today;
    this.within = within;
  }

  private static Map<String, String> rules() {
    Map<String, String> rules = new LinkedHashMap<>();
    rules.put("model-ended", "The model cannot be called any more.");
    rules.put("model-ends", "The model ends soon.");
    rules.put("model-rerouted", "Another model answers under the name, at its own price.");
    rules.put("fallback-ended", "A fallback leads to a model that has ended.");
    rules.put("no-plan", "A pinned snapshot ends, and no fallback outlives it.");
    rules.put("alias-moves", "The name is an alias that moves without notice.");
    rules.put("fine-tune", "A fine-tuned model, of whose end its base's is no proof.");
    rules.put("unknown-model", "A name like a known maker's, of which nothing is known.");
    return rules;
  }

  /** Returns the meaning of each rule, by the rule's short name in findings. */
  public static Map<String, String> meanings() {
    return RULES;
  }

  /** Returns the findings about model names in a repository. */
  public List<ReportFinding> mentions(List<ModelMention> mentions) {
    List<ReportFinding> findings = new ArrayList<>();
    for (ModelMention mention : mentions) {
      end(mention.fact(), mention.name(), mention.path(), mention.line()).ifPresent(findings::add);
      if (mention.name().contains("ft:") && mention.fact().retires().isEmpty()) {
        findings.add(
            new ReportFinding(
                FindingLevel.NOTE,
                "fine-tune",
                mention.name() + " is a " + mention.fact().note(),
                mention.path(),
                mention.line()));
      }
    }
    return findings;
  }

  /** Returns a finding for each model name that the catalogue does not know. */
  public static List<ReportFinding> unknown(List<UnknownMention> mentions) {
    return mentions.stream()
        .map(
            mention ->
                new ReportFinding(
                    FindingLevel.NOTE,
                    "unknown-model",
                    mention.name()
                        + " looks like a model, and nothing is known of it"
                        + (mention.channel().isEmpty() || mention.channel().startsWith("-")
                            ? ""
                            : " on " + mention.channel()),
                    mention.path(),
                    mention.line()))
        .toList();
  }

  /**
   * Returns the findings about the models and fallbacks of routes.
   *
   * @param file the settings, as findings name them
   */
  public List<ReportFinding> routes(RouteTable routes, LiveCatalogue catalogue, String file) {
    List<ReportFinding> findings = new ArrayList<>();
    for (Route route : routes.list()) {
      Optional<ModelFact> known = RoutedModels.fact(route, catalogue);
      if (known.isPresent()) {
        ModelFact fact = known.get();
        int line = routes.line(route.name());
        String model = route.target().modelName().orElseThrow();
        end(fact, model, file, line).ifPresent(findings::add);
        fallbacks(route, fact, routes, catalogue)
            .forEach(
                f -> findings.add(new ReportFinding(f.level(), f.rule(), f.text(), file, line)));
        alias(fact, model, file, line).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<ReportFinding> end(ModelFact fact, String name, String path, int line) {
    if (!fact.hasEnd()) {
      return Optional.empty();
    }
    LocalDate day = fact.retires().orElseThrow();
    long left = today.until(day, DAYS);
    if (left > Math.max(90, within * 5L / 2)) {
      return Optional.empty();
    }
    boolean rerouted = fact.fate().contains("reroute") && !fact.fate().startsWith("error");
    String rule = rerouted ? "model-rerouted" : left <= 0 ? "model-ended" : "model-ends";
    FindingLevel level = left <= within ? FindingLevel.ERROR : FindingLevel.WARNING;
    return Optional.of(new ReportFinding(level, rule, sentence(fact, name, left), path, line));
  }

  private static String sentence(ModelFact fact, String name, long left) {
    LocalDate day = fact.retires().orElseThrow();
    String when =
        left <= 0
            ? "%s ended on %s on %s".formatted(name, fact.channel(), day)
            : "%s ends on %s on %s, in %d %s"
                .formatted(name, fact.channel(), day, left, left == 1 ? "day" : "days");
    String then =
        fact.fate().isEmpty() || fact.fate().startsWith("error") ? "" : ": " + fact.fate();
    return when
        + then
        + (fact.successors().isEmpty()
            ? "; no successor is named"
            : "; successor " + String.join(" or ", fact.successors()));
  }

  /** Finding about a route, before its place is added. */
  private record RouteFinding(FindingLevel level, String rule, String text) {}

  private List<RouteFinding> fallbacks(
      Route route, ModelFact fact, RouteTable routes, LiveCatalogue catalogue) {
    List<RouteFinding> findings = new ArrayList<>();
    boolean outlived = false;
    for (Route next : routes.chain(route)) {
      Optional<ModelFact> other = RoutedModels.fact(next, catalogue);
      if (next.equals(route)) {
        continue;
      }
      if (other.filter(each -> each.isGone(today)).isPresent()) {
        findings.add(
            new RouteFinding(
                FindingLevel.ERROR,
                "fallback-ended",
                "the route %s falls back to %s, whose model %s ended on %s"
                    .formatted(
                        route.name(),
                        next.name(),
                        other.get().model(),
                        other.get().retires().orElseThrow())));
      }
      outlived |= other.filter(each -> !outlives(each, fact)).isEmpty();
    }
    if (fact.hasEnd() && !fact.isGone(today) && fact.aliasOf().isEmpty() && !outlived) {
      findings.add(
          new RouteFinding(
              FindingLevel.NOTE,
              "no-plan",
              "%s, which the route %s is pinned to, ends on %s, and no fallback outlives it"
                  .formatted(fact.model(), route.name(), fact.retires().orElseThrow())));
    }
    return findings;
  }

  private static boolean outlives(ModelFact other, ModelFact fact) {
    return !other.hasEnd()
        || !fact.hasEnd()
        || other.retires().orElseThrow().isAfter(fact.retires().orElseThrow());
  }

  private static Optional<ReportFinding> alias(ModelFact fact, String name, String path, int line) {
    return fact.aliasOf()
        .map(
            target ->
                new ReportFinding(
                    FindingLevel.NOTE,
                    "alias-moves",
                    "%s leads to %s for now and moves without notice".formatted(name, target),
                    path,
                    line));
  }
}
