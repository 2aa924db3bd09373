package io.signalbox.tools.foresight.quality.probe;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Probe: a question with known facts that its answer must contain, asked at an interval.
 *
 * @param facts words that a right answer holds, each
 * @param route that is asked; the bot itself where it is empty
 * @param every how often it is asked while nothing changes
 */
public record QualityProbe(
    String name, String question, List<String> facts, Optional<String> route, Duration every) {
  private static final Duration USUAL = Duration.ofMinutes(15);

  /** Parses the probes in the section {@code quality} of the configuration. */
  public static List<QualityProbe> from(ConfigSection section) {
    Map<String, ConfigSection> named =
        section.namedSections("probes", "Questions whose answers are known, by name.");
    return named.entrySet().stream().map(each -> probe(each.getKey(), each.getValue())).toList();
  }

  private static QualityProbe probe(String name, ConfigSection section) {
    return new QualityProbe(
        name,
        section.text("question", "Asked as a person would.").required(),
        section.list("facts", "Words that a right answer holds.", SettingType.text()).required(),
        section.text("route", "Chat route that is asked; without one the bot is.").optional(),
        section
            .duration("every", "How often it is asked while nothing changes.")
            .between(Duration.ofMinutes(1), Duration.ofDays(7))
            .or(USUAL));
  }

  /** Returns the first expected fact that is missing in an answer. */
  public Optional<String> missing(String answer) {
    String folded = folded(answer);
    return facts.stream().filter(fact -> !folded.contains(folded(fact))).findFirst();
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s*_`]+", " ");
  }
}
